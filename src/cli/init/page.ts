import { Parser } from 'htmlparser2';

/*
 * The player put into a page that people wrote: lines are added, and every character that was there stays.
 */

/** [where it begins, where it ends) in the page. */
type Place = readonly [start: number, end: number];

interface Places {
  readonly articles: readonly Place[];
  /** Where `</head>` begins. */
  readonly head: number | undefined;
  readonly hasPlayer: boolean;
}

function placesIn(page: string): Places {
  const articles: Place[] = [];
  const open: number[] = [];
  let head: number | undefined;
  let hasPlayer = false;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'article') open.push(parser.startIndex);
        if (name === 'audio-article') hasPlayer = true;
      },
      onclosetag(name, implied) {
        if (implied) return;
        if (name === 'head') head ??= parser.startIndex;
        if (name !== 'article') return;
        const start = open.pop();
        // Comments below an article are articles within it.
        if (start !== undefined && open.length === 0) articles.push([start, parser.endIndex + 1]);
      },
    },
    { decodeEntities: false },
  );
  parser.end(page);
  return { articles, head, hasPlayer };
}

/** Why a page is left as it is. */
export type Refusal = 'player' | 'no article' | 'articles' | 'no head';
export type Placed = { readonly page: string } | { readonly refusal: Refusal };

/** A line of its own before `at`, as far in as that one; in the middle of a line, none. */
function lineBefore(
  page: string,
  at: number,
  eol: string,
): { readonly indent: string; readonly eol: string } {
  const [, indent] = /(?:^|\n)([ \t]*)$/.exec(page.slice(0, at)) ?? [];
  return indent === undefined ? { indent: '', eol: '' } : { indent, eol };
}

/**
 * @param player address of the player's folder, relative to the page
 * @param narration address of its narration
 */
export function withPlayer(page: string, player: string, narration: string): Placed {
  const { articles, head, hasPlayer } = placesIn(page);
  if (hasPlayer) return { refusal: 'player' };
  const [article] = articles;
  if (!article) return { refusal: 'no article' };
  if (articles.length > 1) return { refusal: 'articles' };
  if (head === undefined) return { refusal: 'no head' };
  const eol = page.includes('\r\n') ? '\r\n' : '\n';
  const [start, end] = article;
  const inHead = lineBefore(page, head, eol);
  const around = lineBefore(page, start, eol);
  const headIndent = inHead.eol === '' ? '' : `${inHead.indent}  `;
  const lines = [
    `<link rel="stylesheet" href="${player}audio-article.css">`,
    `<script type="module" src="${player}audio-article.js"></script>`,
  ].map((line) => headIndent + line);
  const parts = [
    page.slice(0, head - inHead.indent.length),
    lines.join(inHead.eol) + inHead.eol + inHead.indent,
    page.slice(head, start),
    `<audio-article src="${narration}">${around.eol}${around.indent}`,
    page.slice(start, end),
    `${around.eol}${around.indent}</audio-article>`,
    page.slice(end),
  ];
  return { page: parts.join('') };
}
