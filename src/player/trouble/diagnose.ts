/** Why no sound comes. The first three pass by themselves. */
export type Trouble = 'offline' | 'slow' | 'server' | 'missing' | 'damaged' | 'unknown';

/** What may be over in a moment is tried again without being asked. */
export const passes = (trouble: Trouble): boolean =>
  trouble === 'offline' || trouble === 'slow' || trouble === 'server';

const MEDIA_ERR_NETWORK = 2;
const MEDIA_ERR_DECODE = 3;
const ANSWER_WITHIN_MS = 8000;

export interface Failed {
  readonly code: number;
  readonly src: string;
  /** Of the narration: the page's policy lets this be asked. Another server may be forbidden, and refuse to tell. */
  readonly origin: string;
  /** Some of this audio has been played. */
  readonly wasThere: boolean;
}

/** A media element says the same of an address that is gone, a server that is down and a file that is no audio. */
export async function diagnose({ code, src, origin, wasThere }: Failed): Promise<Trouble> {
  if (code === MEDIA_ERR_DECODE) return 'damaged';
  if (code === MEDIA_ERR_NETWORK || !navigator.onLine) return 'offline';
  if (!URL.canParse(src) || new URL(src).origin !== origin) return wasThere ? 'offline' : 'unknown';
  try {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const { status } = await fetch(src, { method: 'HEAD', cache: 'no-store', signal });
    if (status === 408 || status === 429 || (status >= 500 && status !== 501)) return 'server';
    // One that does not know HEAD has answered all the same.
    return status >= 400 && status !== 405 && status !== 501 ? 'missing' : 'damaged';
  } catch {
    return 'offline';
  }
}
