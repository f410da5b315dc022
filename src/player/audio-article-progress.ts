import type { TemplateResult } from 'lit-html';
import { Companion, type CompanionView } from './companion.js';
import { position } from './controls-view.js';

/**
 * The position alone, to be seen and set, of a player elsewhere on the page:
 *
 *     <audio-article-progress for="ID-of-the-player"></audio-article-progress>
 *
 * @csspart player - all of it
 * @csspart progress - the position and the time
 * @csspart position - the position
 * @csspart rail - the line on which the position moves
 * @csspart heard - its part that has been heard
 * @csspart thumb - where the position is
 * @csspart time - the time, of how much
 * @cssprop --audio-article-ink - as of `<audio-article>`, and so are its other colours and its font
 */
export class AudioArticleProgress extends Companion {
  protected override view({ state, spoken, inside }: CompanionView): TemplateResult {
    return position(state, spoken, inside.requests);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'audio-article-progress': AudioArticleProgress;
  }
}
