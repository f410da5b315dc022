import type { Narration } from '../../core/narration/schema.js';
import { articleData, playerScript } from '../pages/article-page.js';
import { html, type Markup } from '../pages/html.js';
import { page } from '../pages/page.js';
import { audioAddress, type Places } from '../pages/places.js';
import { canonicalOf, type Addresses } from './addresses.js';
import { playerWithText } from './embed-page.js';
import { discoveryLinks, frameSize } from './oembed.js';
import { beginningOf } from './summary.js';

const meta = (property: string, content: string): Markup =>
  html`<meta property="${property}" content="${content}">\n`;
const card = (name: string, content: string | number): Markup =>
  html`<meta name="twitter:${name}" content="${content}">\n`;

interface Shared {
  readonly narration: Narration;
  readonly places: Places;
  readonly addresses: Addresses;
  readonly image: string | undefined;
  /** How the article begins; empty where it has no text. */
  readonly summary: string;
}

/** https://ogp.me: what is shown where somebody shares the address. */
function openGraph({ narration, places, addresses, image, summary }: Shared): Markup {
  const { title, lang, published, byline, audio } = narration;
  return html`${[
    meta('og:type', 'article'),
    meta('og:title', title),
    meta('og:url', canonicalOf(narration, addresses)),
    meta('og:locale', lang.replaceAll('-', '_')),
    ...(summary === '' ? [] : [meta('og:description', summary)]),
    ...(image === undefined ? [] : [meta('og:image', image)]),
    ...audio.flatMap((source) => [
      meta('og:audio', new URL(audioAddress(source, places.narration), addresses.base).href),
      meta('og:audio:type', source.type),
    ]),
    ...(published === undefined ? [] : [meta('article:published_time', published)]),
    ...(byline === undefined ? [] : [meta('article:author', byline)]),
  ]}`;
}

/** https://developer.x.com, “player card”: only over https, else a card without a player. */
function twitterCard({ narration, addresses: { embed }, image, summary }: Shared): Markup {
  const size = frameSize(480);
  const plays = embed.startsWith('https:');
  return html`${[
    card('card', plays ? 'player' : 'summary'),
    card('title', narration.title),
    ...(summary === '' ? [] : [card('description', summary)]),
    ...(image === undefined ? [] : [card('image', image)]),
    ...(plays
      ? [card('player', embed), card('player:width', size.width), card('player:height', size.height)]
      : []),
  ]}`;
}

/**
 * For newsletters and social networks, which take no player: a page that plays, and a card where it is named.
 * @param image of the site, a whole address
 */
export function sharePage(
  narration: Narration,
  places: Places,
  addresses: Addresses,
  image: string | undefined,
): string {
  const canonical = canonicalOf(narration, addresses);
  const shared: Shared = { narration, places, addresses, image, summary: beginningOf(narration) };
  return page({
    ...{ lang: narration.lang, title: narration.title, player: places.player },
    head: html`<link rel="canonical" href="${canonical}">
<meta name="description" content="${shared.summary}">
${openGraph(shared)}${twitterCard(shared)}${discoveryLinks(narration, addresses)}${playerScript(places)}${articleData(narration, places, addresses.base)}`,
    body: playerWithText(narration, places, { canonical, open: false, standing: 'page' }),
  });
}
