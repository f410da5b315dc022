import { httpDate } from '../../core/http-date.js';

/*
 * What an answer to a report means, and when to try again. Knows no DOM.
 */

/** As it came over the wire; undefined when nothing came: offline, no such host, refused by CORS, too slow. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The media type, with or without parameters. */
  readonly type: string;
  readonly body: string;
}

export type Verdict =
  | { readonly is: 'accepted'; readonly receipt: string | undefined }
  /** Sending it again would get the same answer. */
  | { readonly is: 'refused'; readonly reason: string | undefined }
  /** @property notBefore ms since the epoch */
  | { readonly is: 'later'; readonly notBefore: number };

const minute = 60_000;
const day = 24 * 60 * minute;

/** A report that could not be sent for this long is given up: the narration it speaks of has moved on. */
export const keptFor = 30 * day;

/** 408, 425 and 429 say so themselves; 409: the first copy under the same key is still being stored. */
const temporary: readonly number[] = [408, 409, 425, 429];

function field(json: string, name: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return undefined;
    const found = (value as Record<string, unknown>)[name];
    return typeof found === 'string' && found ? found.slice(0, 200) : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3), as ms since the epoch. */
function retryTime(retryAfter: string | null, now: number): number | undefined {
  if (!retryAfter) return undefined;
  const time = /^\s*\d+\s*$/.test(retryAfter) ? now + Number(retryAfter) * 1000 : httpDate(retryAfter);
  return Number.isNaN(time) ? undefined : time;
}

/**
 * @param attempts made so far, with this one
 * @param now ms since the epoch
 */
export function verdictOn(answer: Answer | undefined, attempts: number, now: number): Verdict {
  // The network is back when the browser says so; there is no server to be spared.
  if (!answer) return { is: 'later', notBefore: now };
  const { status, type, body } = answer;
  const ok = status >= 200 && status < 300;
  // A page in place of an acknowledgement is a captive portal's or a static host's: nobody stored anything.
  if (ok && !/^text\/html\b/i.test(type)) return { is: 'accepted', receipt: field(body, 'id') };
  if (status >= 400 && status < 500 && !temporary.includes(status))
    return { is: 'refused', reason: field(body, 'detail') ?? field(body, 'title') };
  const backOff = Math.min(2 ** (attempts - 1) * minute, day / 4);
  return { is: 'later', notBefore: retryTime(answer.retryAfter, now) ?? now + backOff };
}
