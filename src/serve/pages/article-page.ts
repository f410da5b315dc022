import { articleJsonLd } from '../../core/json-ld.js';
import type { Narration } from '../../core/narration/schema.js';
import { pageStrings } from '../locales/strings.js';
import { articleMarkup } from './article-markup.js';
import { fallbackMarkup, type Standing } from './fallback.js';
import { html, jsonLd, type Markup } from './html.js';
import { page } from './page.js';
import { audioAddress, type Places } from './places.js';

/** What makes the element work. */
export const playerScript = ({ player }: Places): Markup =>
  html`<script type="module" src="${player}audio-article.js"></script>
`;

/** The article and its audio for machines (https://schema.org/AudioObject). @param base of addresses that are paths */
export const articleData = (narration: Narration, places: Places, base = ''): Markup =>
  jsonLd(
    articleJsonLd(narration, (source) => {
      const address = audioAddress(source, places.narration);
      return address.startsWith('/') ? base + address : address;
    }),
  );

/** Attributes of the element that say where its parts are. */
export const playerAttributes = ({ narration, feedback, statistics }: Places): Markup =>
  html`src="${narration}"${
    // Where the narration is, the player looks by itself.
    feedback === new URL('/api/feedback', new URL(narration, 'http://here')).href.replace('http://here', '')
      ? html``
      : html` feedback="${feedback}"`
  }${statistics === undefined ? html`` : html` statistics="${statistics}"`}`;

/**
 * The player around the article, with all that a reader without JavaScript needs.
 * @param id of an article that stands elsewhere on the page: the player is made without one
 */
export function articleWithPlayer(
  narration: Narration,
  places: Places,
  standing: Standing,
  id?: string,
): Markup {
  if (id !== undefined)
    return html`<audio-article ${playerAttributes(places)} for="${id}">
${fallbackMarkup(narration, places, standing)}
</audio-article>
`;
  const { lang, blocks, title, byline } = narration;
  const { strings } = pageStrings(lang);
  const titled = blocks.some(({ kind }) => kind === 'title');
  return html`<audio-article ${playerAttributes(places)}>
${fallbackMarkup(narration, places, standing)}
<article lang="${lang}">
${titled ? html`` : html`<h1 data-narration="skip">${title}</h1>\n`}${articleMarkup(blocks, lang)}${
    byline === undefined ? html`` : html`<p data-narration="skip">${strings.by(byline)}</p>\n`
  }</article>
</audio-article>
`;
}

/**
 * A whole page for a narration whose article is not on a page of its own.
 * @param more what else is in its head
 */
export function articlePage(narration: Narration, places: Places, more: Markup = html``, base = ''): string {
  return page({
    ...{ lang: narration.lang, title: narration.title, player: places.player },
    head: html`${playerScript(places)}${more}${articleData(narration, places, base)}`,
    body: articleWithPlayer(narration, places, 'page'),
  });
}

/** The same for pasting into a page that is there already. @param id see articleWithPlayer */
export const articleFragment = (narration: Narration, places: Places, id?: string): string =>
  html`<link rel="stylesheet" href="${places.player}audio-article.css">
${playerScript(places)}${articleData(narration, places)}
${articleWithPlayer(narration, places, 'piece', id)}`.markup;
