import type { ArticleBlock } from '../../core/article/blocks.js';
import type { OmissionKind } from './omissions.js';

/*
 * What a page calls its parts. Publishers name them alike the world over: `class="photo-caption"`, `id="relatedPosts"`.
 * Only for choosing among a page's blocks; the player never asks.
 */

/** The words of class and id, lower case, with a space around each: ` photo caption `. */
type Names = string;

// The first that fits counts. A word stands for itself: “caption” is not found in “captioned”.
const parts: readonly (readonly [kind: OmissionKind, names: RegExp])[] = [
  [
    'caption',
    / (?:captions?|video desc(?:ription)?|legende?|cutline|bildunterschrift|bildtext|didascalia|leyenda) /,
  ],
  ['credit', / (?:credits?(?! card)|copyright holder|bildnachweis|fotografo) /],
  ['cookies', / (?:cookies?|consent|gdpr|cmp) /],
  ['comments', / (?:comments?|kommentare?|commentaires?|disqus|livefyre|respond) /],
  [
    'share',
    / (?:share(?! price)|sharing|shares|sharetools|social|socials|addthis|sharethis|bookmarks?|follow|follow us|like us|teilen|partager) /,
  ],
  [
    'subscription',
    / (?:newsletters?|signup|sign up|subscribe|subscription|paywall|mailing|opt in|regwall|abo|abonnement) /,
  ],
  [
    'teaser',
    / (?:related|relateds|relacionad[ao]s?|kapcsolodo|recommended|recommendations?|recirc|read ?more|read ?next|more stories|more from|also read|see also|see more|interstitial|teasers?|trending|most ?(?:read|popular|viewed)|popular|promos?|outbrain|taboola) /,
  ],
  [
    'advertisement',
    / (?:ads?|adv|adverts?|advertisement|advertising|adbox|adunit|adsense|sponsor(?:ed)?|anzeige|werbung|publicidad) /,
  ],
  ['menu', / (?:breadcrumbs?|pagination|pager|menu|nav|navbar|navigation|toolbar) /],
  ['rights', / (?:copyright|disclaimer|tags|tag list|taglist|keywords) /],
];

const person = / (?:author|byline|writer|autor|auteur|contributor|bio|biography) /;
const lead =
  / (?:lead|lede|dek|deck|standfirst|stand first|chapo|chapeau|vorspann|anrisstext|anriss|intro|introduction|ingress|subtitle|sub title|subtitulo|sottotitolo|untertitel|subhead|subheadline|subheading|summary|excerpt|abstract|description|entradilla|bajada|sommario|kicker text) /;
const moving = / (?:videos?|gallery|gal|photos?|images?|pictures?|slideshow|carousel|player|transcript) /;

const wordsOf = (written: string): string =>
  written
    .slice(0, 300)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** @param heading the text of the heading that the element is or begins with */
function namesOf(element: Element, heading: string | undefined): Names {
  const id = wordsOf(element.getAttribute('id') ?? '');
  const isHeadings =
    heading !== undefined && (/^h[1-6]$/.test(element.localName) || saysHeading(id, heading));
  const names = `${wordsOf(element.getAttribute('class') ?? '')} ${isHeadings ? '' : id}`.trim();
  return names === '' ? '' : ` ${names} `;
}

/**
 * Most tools make the id of a heading and of its section from the heading's words: “Related work” is `related-work`. One word
 * alone is also what publishers call their boxes, `comments`; of these only a biography is mostly text.
 */
function saysHeading(id: string, heading: string): boolean {
  return id === wordsOf(heading) && (id.includes(' ') ? !ofBoxes.test(id) : /^(?:bio|biography)$/.test(id));
}

const ofBoxes =
  /(?:^| )(?:articles?|stories|posts?|news|links|videos?|comments?|topics?|reading|us|you|up|now|more|also|next|most|popular)(?:$| )/;

/** An element that holds more of the article than this is called what it likes: it is the article. */
const MOST_HELD = 0.25;
const MOST_DEPTH = 12;
/** A name and what it is that somebody writes; longer, it is about them. */
const BYLINE_CHARACTERS = 120;

export interface Named {
  /** What the page calls the part of the article that the block is in, if that is not read. */
  readonly kind: (at: number) => OmissionKind | undefined;
  /** Whether the page calls the block a lead or a summary. */
  readonly isLead: (at: number) => boolean;
  /** Whether the block is in a part with a video or pictures. */
  readonly isMoving: (at: number) => boolean;
}

/** A block's element and those around it, from the inside to the outside. */
export type Ancestry = readonly Element[];

/** To be asked before Readability takes the page apart. */
export function ancestryOf({ element }: ArticleBlock): Ancestry {
  const elements: Element[] = [];
  for (
    let around: Element | null = element as unknown as Element;
    around && around.localName !== 'body' && elements.length < MOST_DEPTH;
    around = around.parentElement
  )
    elements.push(around);
  return elements;
}

/** What the page calls each block and the parts of the article around it, up to what holds most of the article. */
export function namedParts(
  blocks: readonly ArticleBlock[],
  ancestry: readonly Ancestry[],
  belongs: readonly boolean[],
): Named {
  const held = new Map<Element, number>();
  const headings = new Map<Element, string | undefined>();
  const known = new Map<Element, Names>();
  let whole = 0;
  blocks.forEach(({ kind, text }, at) => {
    for (const element of ancestry[at] ?? [])
      if (!headings.has(element)) headings.set(element, kind === 'heading' ? text : undefined);
    if (!belongs[at]) return;
    whole += text.length;
    for (const element of ancestry[at] ?? []) held.set(element, (held.get(element) ?? 0) + text.length);
  });
  const names = (element: Element): Names => {
    let found = known.get(element);
    if (found === undefined) known.set(element, (found = namesOf(element, headings.get(element))));
    return found;
  };
  const around = (at: number): Names[] => {
    const elements = ancestry[at] ?? [];
    const end = elements.findIndex((element) => (held.get(element) ?? 0) > MOST_HELD * whole);
    return elements.slice(0, end < 0 ? elements.length : end).map(names);
  };
  return {
    kind: (at) => {
      for (const called of around(at)) {
        if (called === '') continue;
        const part = parts.find(([, pattern]) => pattern.test(called));
        if (part) return part[0];
        if (person.test(called))
          return (blocks[at]?.text.length ?? 0) > BYLINE_CHARACTERS ? 'author' : 'byline';
      }
      return undefined;
    },
    isLead: (at) =>
      around(at)
        .slice(0, 2)
        .some((called) => lead.test(called)),
    isMoving: (at) => around(at).some((called) => moving.test(called)),
  };
}
