import type { TemplateResult } from 'lit-html';
import { Companion, type CompanionView } from './companion.js';
import { controls } from './controls-view.js';
import { answers } from './view.js';

/**
 * The bar of controls of a player elsewhere on the page, with the line that answers:
 *
 *     <audio-article-controls for="ID-of-the-player"></audio-article-controls>
 *
 * The player shows its own bar as well, unless it is `bare`.
 *
 * @slot play-icon - an icon of yours; hidden from assistive technology
 * @slot pause-icon - an icon of yours; hidden from assistive technology
 * @slot controls - buttons of yours, before the position
 * @csspart player - all of it
 * @csspart progress - the position and the time
 * @csspart position - the position
 * @csspart rail - the line on which the position moves
 * @csspart heard - its part that has been heard
 * @csspart thumb - where the position is
 * @csspart time - the time, of how much
 * @csspart controls - the controls
 * @csspart button - every button
 * @csspart play - Play or Pause
 * @csspart skip - Back, Forward
 * @csspart speed - the speed with its label
 * @csspart select - the choice of speeds
 * @csspart options - the button that opens the options
 * @csspart answers - what the player answers, and offers
 * @csspart status - the answer
 * @csspart hint - what may be done in the text
 * @csspart link - the address of the audio where it cannot be played
 * @cssprop --audio-article-ink - as of `<audio-article>`, and so are its other colours and its font
 */
export class AudioArticleControls extends Companion {
  protected override readonly counts = 'controls';

  protected override view({ state, spoken, inside }: CompanionView): TemplateResult[] {
    const { requests, media } = inside;
    const isHeard = state.isBare && state.controls[0] === this;
    return [
      controls(state, spoken, requests),
      answers(state, spoken, requests, media.src, false, isHeard ? 'status' : 'none'),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'audio-article-controls': AudioArticleControls;
  }
}
