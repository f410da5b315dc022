import { type AdoptedSheet, adoptSheet, treeOf } from '../adopt-sheet.js';

/*
 * How a spoken word looks. A constructed stylesheet in the tree that holds the article: a shadow root's own styles
 * do not reach the page, and a strict page allows no inline ones. Word and sentence differ by shape as well as by
 * colour, and their text has a contrast of 7:1 and more on any page.
 */

const colours = (name: string, light: string, dark: string): string =>
  [`color`, `background-color`]
    .map((property, i) => {
      const [l, d] = [light.split(' ')[i], dark.split(' ')[i]];
      const variable = `--audio-article-${name}-${property}`;
      // The second one wins where light-dark() is known.
      return `${property}:var(${variable},${l});${property}:var(${variable},light-dark(${l},${d}));`;
    })
    .join('');

/** By its parts: WebKit knows the shorthand with a line alone. */
const underline = 'text-decoration:underline;text-decoration-thickness:2px';

/**
 * Forced colours turn every highlight into the same one, unless the article opts out; its text then gets the
 * system's colours from here.
 */
const rules = (article: string): string => `@media screen{
::highlight(audio-article-sentence){${colours('sentence', '#1a1b1f #fff0c2', '#f6f0dc #443a17')}}
::highlight(audio-article-word){${colours('word', '#fff #17407f', '#10131a #ffd257')}${underline}}
@media(forced-colors:active){
${article}{forced-color-adjust:none}
${article},${article} :not(a,a *){color:CanvasText!important;background-color:Canvas!important;border-color:CanvasText!important}
${article} :is(a,a *){color:LinkText!important;background-color:Canvas!important}
::highlight(audio-article-sentence){color:CanvasText;background-color:transparent;${underline};text-decoration-color:CanvasText}
::highlight(audio-article-word){color:HighlightText;background-color:Highlight}}}`;

const adopted = new WeakMap<Node, Map<string, AdoptedSheet & { users: number }>>();

/** Selects the article in its tree. */
export const selectorOf = (article: Element): string =>
  article.localName === 'audio-article' || !article.id ? article.localName : `#${CSS.escape(article.id)}`;

/** @returns takes the rules back when the last player of this article has gone */
export function adoptRules(article: Element): () => void {
  const tree = treeOf(article);
  const selector = selectorOf(article);
  const sheets = adopted.get(tree) ?? new Map<string, AdoptedSheet & { users: number }>();
  adopted.set(tree, sheets);
  const entry = sheets.get(selector) ?? { ...adoptSheet(tree, rules(selector)), users: 0 };
  sheets.set(selector, entry);
  entry.users++;
  return () => {
    if (--entry.users > 0) return;
    sheets.delete(selector);
    entry.release();
  };
}
