import type { FurnitureKind } from '../../core/article/furniture.js';
import type { LeftOutKind } from '../../core/article/left-out.js';
import type { Omission } from '../../core/narration/schema.js';

export type OmissionKind = LeftOutKind | FurnitureKind;

/** What a listener is told; the kinds are stable, scripts may rely on them. */
const reasons: Readonly<Record<OmissionKind, string>> = {
  navigation: 'links to other pages and the page’s footer',
  aside: 'a box beside the article',
  figure: 'pictures and charts cannot be heard',
  caption: 'a caption belongs to its picture',
  image: 'pictures cannot be heard',
  media: 'videos, audio and embedded pages play on their own',
  table: 'a table read row by row is hard to follow',
  code: 'code is to be read, not heard',
  formula: 'formulas have no agreed spoken form',
  footnote: 'notes interrupt the sentence',
  form: 'buttons and fields are to be used, not heard',
  hidden: 'readers do not see it either',
  deleted: 'the author has struck it out',
  skipped: 'the page asks to skip it',
  around: 'around the article on its page: teasers, banners, comments',
  heading: 'a last heading without text after it',
  title: 'the title, a second time',
  player: 'the label of an audio player',
  disclosure: 'the notice about an artificial voice',
  byline: 'the author’s name is kept apart',
  author: 'about the author',
  date: 'when it was published',
  source: 'where the text was taken from',
  rights: 'copyright and tags',
  credit: 'who made a picture',
  share: 'buttons to share, print or comment',
  advertisement: 'advertising',
  teaser: 'a pointer to another article',
  cookies: 'a notice about cookies',
  subscription: 'an invitation to subscribe',
  comments: 'what readers have written',
  menu: 'the page’s menu',
};

/** Counted by kind, in the order of their first appearance. */
export function tally(kinds: Iterable<OmissionKind>): Omission[] {
  const counts = new Map<OmissionKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Array.from(counts, ([kind, count]) => ({ kind, reason: reasons[kind], count }));
}
