import { FRAME_ALLOW, frameHeight } from '../../core/embed.js';
import type { Narration } from '../../core/narration/schema.js';
import { html, type Markup } from '../pages/html.js';
import type { Addresses } from './addresses.js';

/* https://oembed.com, version 1.0. */

/** CSS pixels; the width of a column of text. */
const USUAL_WIDTH = 640;
const CACHE_SECONDS = 3600;

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** The player needs a height that goes by the width; what a page has no room for is scrolled in the frame. */
export function frameSize(maxWidth: number = USUAL_WIDTH, maxHeight = Infinity): FrameSize {
  const width = Math.min(maxWidth, USUAL_WIDTH);
  return { width, height: Math.min(frameHeight(width), maxHeight) };
}

/** `frameborder` is obsolete, and all that a policy without inline styles leaves. */
const frameMarkup = ({ title }: Narration, { embed }: Addresses, { width, height }: FrameSize): Markup =>
  html`<iframe src="${embed}" title="${title}" width="${width}" height="${height}" loading="lazy" allow="${FRAME_ALLOW}" frameborder="0"></iframe>`;

/** @param provider the site's name */
export function oembedOf(
  narration: Narration,
  addresses: Addresses,
  { size, provider }: { readonly size: FrameSize; readonly provider: string },
): Readonly<Record<string, string | number>> {
  const { title, byline } = narration;
  return {
    version: '1.0',
    type: 'rich',
    title,
    ...(byline !== undefined && { author_name: byline }),
    provider_name: provider,
    provider_url: `${addresses.base}/`,
    cache_age: CACHE_SECONDS,
    ...size,
    html: frameMarkup(narration, addresses, size).markup,
  };
}

/** What XML 1.0 cannot hold, §2.2. */
const NO_XML = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|\p{Cs}/gu;

export const oembedXml = (answer: Readonly<Record<string, string | number>>): string =>
  html`<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<oembed>${Object.entries(answer).map(([name, value]) => {
    const tag = { markup: name };
    return html`<${tag}>${String(value).replace(NO_XML, '')}</${tag}>`;
  })}</oembed>
`.markup;

/** For the head of a page that can be embedded. */
export const discoveryLinks = ({ title }: Narration, { oembed }: Addresses): Markup =>
  html`<link rel="alternate" type="application/json+oembed" href="${oembed('json')}" title="${title}">
<link rel="alternate" type="text/xml+oembed" href="${oembed('xml')}" title="${title}">
`;
