import type { Highlight as PageHighlight } from './highlight.js';
import { viewOf } from '../view-of.js';
import { adoptRules } from './rules.js';

/*
 * The CSS Custom Highlight API: no node, no style recalculation, no layout, and nothing that assistive technology
 * can notice. Two players on a page share the two names.
 */

export const supportsHighlights = (): boolean => typeof Highlight === 'function' && 'highlights' in CSS;

/** The word lies over its sentence. */
const priorities = { 'audio-article-sentence': 0, 'audio-article-word': 1 } as const;

function shared(view: Window & typeof globalThis, name: string, priority: number): Highlight {
  let highlight = view.CSS.highlights.get(name);
  if (!highlight) view.CSS.highlights.set(name, (highlight = new view.Highlight()));
  highlight.priority = priority;
  return highlight;
}

export function registryHighlight(article: Element): PageHighlight {
  const release = adoptRules(article);
  const [sentences, words] = Object.entries(priorities).map(([name, priority]) =>
    shared(viewOf(article), name, priority),
  ) as [Highlight, Highlight];
  let shown: readonly (readonly [Highlight, Range | undefined])[] = [];

  const hide = (): void => shown.forEach(([highlight, range]) => range && highlight.delete(range));

  return {
    show(word, sentence) {
      // The ranges are live: the browser repaints a moved one by itself.
      if (shown[0]?.[1] === word && shown[1]?.[1] === sentence) return;
      hide();
      shown = [
        [words, word],
        [sentences, sentence],
      ];
      shown.forEach(([highlight, range]) => range && highlight.add(range));
    },
    clear() {
      hide();
      shown = [];
      release();
    },
  };
}
