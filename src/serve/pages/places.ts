import type { AudioSource } from '../../core/narration/schema.js';

/** Where a page finds its parts: paths on this server, or whole addresses for a page that lies elsewhere. */
export interface Places {
  /** The narration (JSON). Its audio is named relative to it. */
  readonly narration: string;
  /** The built player; ends with a slash. */
  readonly player: string;
  /** Where reports are sent. */
  readonly feedback: string;
  /** Where sums of listening are sent; missing: nowhere. */
  readonly statistics?: string;
  /** When the server has made the page, signed: the form without JavaScript sends it along. A page of a file has none. */
  readonly token?: string;
}

/** @param base address of a server of ours, without a slash at its end; none: the page's own */
export const placesAt = (name: string, base = ''): Places => ({
  narration: `${base}/transcripts/${encodeURIComponent(name)}.json`,
  player: `${base}/player/`,
  feedback: `${base}/api/feedback`,
});

/** Address of a narration's audio: a path where the narration's is one. */
export function audioAddress({ src }: Pick<AudioSource, 'src'>, narrationUrl: string): string {
  const here = new URL(narrationUrl, 'http://here');
  const url = new URL(src, here);
  return url.origin === 'http://here' ? url.pathname + url.search : url.href;
}
