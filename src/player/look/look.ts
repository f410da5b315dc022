import { type AdoptedSheet, adoptSheet, treeOf } from '../adopt-sheet.js';
import { selectorOf } from '../highlight/rules.js';
import { onSettings, settings } from '../settings.js';
import { layRuler, type Ruler } from './ruler.js';
import { lookRules } from './rules.js';

/** The article as the listener wants it. Loaded only for those who have set something. */
export interface LookOfArticle {
  /** The word that is being read; undefined: it is not on the page. */
  readAt(word: Range | undefined): void;
}

/** Until `signal` aborts. The article's own nodes and attributes stay as they are. */
export function dressArticle(root: ShadowRoot, article: Element, signal: AbortSignal): LookOfArticle {
  let word: Range | undefined;
  let adopted: AdoptedSheet | undefined;
  let ruler: Ruler | undefined;
  let shown: string | undefined;

  const undress = (): void => {
    adopted?.release();
    ruler?.release();
    adopted = ruler = undefined;
  };
  const dress = (): void => {
    const look = settings();
    const rules = lookRules(look, selectorOf(article));
    if (shown === rules + look.ruler) return;
    shown = rules + look.ruler;
    undress();
    if (rules) adopted = adoptSheet(treeOf(article), rules);
    if (look.ruler !== 'none') ruler = layRuler(root, article, look.ruler);
    ruler?.moveTo(word);
  };
  dress();
  onSettings(dress, signal);
  signal.addEventListener('abort', undress);
  return {
    readAt(at) {
      word = at;
      ruler?.moveTo(word);
    },
  };
}
