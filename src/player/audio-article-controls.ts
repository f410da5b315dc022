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
