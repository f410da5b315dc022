import type { TemplateResult } from 'lit-html';
import { Companion, type CompanionView } from './companion.js';
import { disclosure } from './view.js';

/**
 * Says that the voice of a player elsewhere on the page is artificial, or whose it is, with the buttons that tell more
 * and take feedback:
 *
 *     <audio-article-disclosure for="ID-of-the-player"></audio-article-disclosure>
 *
 * A player that is `bare` says it itself as long as no such element is there.
 *
 * @slot disclosure - words of yours after the player's own, not instead of them
 * @csspart player - all of it
 * @csspart disclosure - that the voice is artificial, with the links
 * @csspart name - what the whole is called
 * @csspart link - More info, Send feedback
 * @cssprop --audio-article-ink - as of `<audio-article>`, and so are its other colours and its font
 */
export class AudioArticleDisclosure extends Companion {
  protected override readonly counts = 'disclosures';

  protected override view({ state, spoken, inside }: CompanionView): TemplateResult {
    return disclosure(state, spoken, inside.requests);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'audio-article-disclosure': AudioArticleDisclosure;
  }
}
