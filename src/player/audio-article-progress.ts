import type { TemplateResult } from 'lit-html';
import { Companion, type CompanionView } from './companion.js';
import { position } from './controls-view.js';

/**
 * The position alone, to be seen and set, of a player elsewhere on the page:
 *
 *     <audio-article-progress for="ID-of-the-player"></audio-article-progress>
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
