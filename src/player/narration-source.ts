import { AudioArticleError } from '../core/errors.js';
import type { Narration } from '../core/narration/schema.js';

export interface Narrated {
  readonly narration: Narration;
  /** What `audio[].src` is relative to. */
  readonly url: URL;
}

/**
 * Enough to show the player with its duration; listening.ts reads the narration in full before anything of it is used.
 * @throws AudioArticleError AA_E_NETWORK, AA_E_NARRATION_JSON, AA_E_NARRATION_INVALID
 */
export async function fetchNarration(url: URL, signal: AbortSignal): Promise<Narrated> {
  const json = await fetchText(url, signal);
  const narration = glance(json) ?? (await read(json, url));
  // The reader refuses such an address too, but it comes later than the link that would hold it.
  if (!narration.audio.every(({ src }) => isOfTheWeb(src, url)))
    throw new AudioArticleError('AA_E_NARRATION_INVALID', `${url.href} names no audio to play.`);
  return { narration, url };
}

const isOfTheWeb = (src: string, base: URL): boolean =>
  URL.canParse(src, base) && /^https?:$/.test(new URL(src, base).protocol);

async function fetchText(url: URL, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { signal });
    if (response.ok) return await response.text();
    throw new AudioArticleError('AA_E_NETWORK', `${url.href} answered ${response.status}.`);
  } catch (cause) {
    if (cause instanceof AudioArticleError) throw cause;
    throw new AudioArticleError('AA_E_NETWORK', `${url.href} could not be loaded.`, undefined, { cause });
  }
}

/** Undefined for what the reader will refuse at once. */
function glance(json: string): Narration | undefined {
  try {
    const narration = JSON.parse(json) as Omit<Narration, 'version'> & { version: number };
    return narration.version === 1 &&
      narration.blocks.length > 0 &&
      narration.audio.length > 0 &&
      narration.audio.every((a) => a.duration > 0 && a.src)
      ? { ...narration, version: 1 }
      : undefined;
  } catch {
    return undefined;
  }
}

/** It knows what to say of it. */
async function read(json: string, url: URL): Promise<Narration> {
  return (await import('../core/narration/read.js')).parseNarration(json, url.href);
}
