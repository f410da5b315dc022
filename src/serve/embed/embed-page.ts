import type { Narration } from '../../core/narration/schema.js';
import { pageStrings } from '../locales/strings.js';
import { articleMarkup } from '../pages/article-markup.js';
import { articleData, playerAttributes, playerScript } from '../pages/article-page.js';
import { fallbackMarkup, type Standing } from '../pages/fallback.js';
import { html, type Markup } from '../pages/html.js';
import { page } from '../pages/page.js';
import type { Places } from '../pages/places.js';
import { canonicalOf, type Addresses } from './addresses.js';

/**
 * Title, player and the text to read along. The text is the article of this page: words are marked in it, in the title,
 * too.
 * @param open whether the text is there to see, or in a box that the reader opens
 * @param standing in a frame, the title leads out of it
 */
export function playerWithText(
  narration: Narration,
  places: Places,
  { canonical, open, standing }: { canonical: string; open: boolean; standing: Standing },
): Markup {
  const { lang, title, byline } = narration;
  const { strings } = pageStrings(lang);
  const titled = narration.blocks[0]?.kind === 'title';
  const blocks = narration.blocks.slice(titled ? 1 : 0);
  const heading = titled ? (narration.blocks[0]?.text ?? title) : title;
  const link = html`<a href="${canonical}"${standing === 'frame' ? html` target="_top"` : html``}>${heading}</a>`;
  const text = html`${articleMarkup(blocks, lang)}${
    byline === undefined ? html`` : html`<p data-narration="skip">${strings.by(byline)}</p>\n`
  }`;
  return html`<article id="article">
<h1${titled ? html`` : html` data-narration="skip"`}>${link}</h1>
<audio-article ${playerAttributes(places)} for="article" mini="off">
${fallbackMarkup(narration, places, standing)}
</audio-article>
${
  open
    ? text
    : html`<details>
<summary data-narration="skip"><span${ofPage(lang)}>${strings.embed.readAlong}</span></summary>
${text}</details>`
}
</article>`;
}

/** Where the page has words of another language than the article's. */
function ofPage(lang: string): Markup {
  const own = pageStrings(lang).lang;
  return own === lang.toLowerCase().split('-')[0] ? html`` : html` lang="${own}" dir="ltr"`;
}

/** The page that stands in a frame on somebody else's. @param open see playerWithText */
export function embedPage(
  narration: Narration,
  places: Places,
  addresses: Addresses,
  { open }: { readonly open: boolean },
): string {
  const canonical = canonicalOf(narration, addresses);
  return page({
    ...{ lang: narration.lang, title: narration.title, player: places.player },
    styles: ['audio-article.css', 'page.css', 'embed.css'],
    head: html`<link rel="canonical" href="${canonical}">
${playerScript(places)}<script type="module" src="${places.player}embed-frame.js"></script>
${articleData(narration, places, addresses.base)}`,
    body: playerWithText(narration, places, { canonical, open, standing: 'frame' }),
  });
}
