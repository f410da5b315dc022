/*
 * The part of an address behind `#` that says where in the audio it leads: Media Fragments URI 1.0 (W3C, 2012), the
 * temporal dimension in normal play time. A text fragment may follow it (`#t=12.3:~:text=…`); browsers that know those
 * take it away before a script reads the address, others leave it there.
 */

export interface MediaFragment {
  /** ms */
  readonly at: number;
  /** Id of the narration, where a page has several. */
  readonly audio: string | undefined;
}

const SEPARATOR = ':~:';

/** Hours, minutes and seconds, or seconds alone; what comes behind a comma is where a clip would end. */
const time = /^(?:npt:)?(?:(?:(?:(\d+):)?([0-5]?\d):)?(\d+(?:\.\d*)?)?)s?(?:,.*)?$/;

function millisecondsOf(value: string): number | undefined {
  const match = time.exec(value);
  const [, hours, minutes, seconds] = match ?? [];
  if (!match || (seconds === undefined && !/^(?:npt:)?,/.test(value))) return undefined;
  if (minutes !== undefined && Number(seconds) >= 60) return undefined;
  return Math.round((Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000);
}

/** @param hash of a location, with its `#`; undefined if it names no time that can be understood */
export function readMediaFragment(hash: string): MediaFragment | undefined {
  const [own = ''] = hash.replace(/^#/, '').split(SEPARATOR);
  let at: number | undefined;
  let audio: string | undefined;
  for (const part of own.split('&')) {
    const [name, value] = part.split('=', 2).map(decoded);
    // The last one that makes sense counts.
    if (name === 't' && value !== undefined) at = millisecondsOf(value) ?? at;
    if (name === 'audio') audio = value;
  }
  return at !== undefined && Number.isFinite(at) ? { at, audio } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** As the Text Fragments specification (WICG) has it: the shortest part that stands on the page only once. */
export interface TextFragment {
  readonly prefix?: string;
  readonly textStart: string;
  readonly textEnd?: string;
  readonly suffix?: string;
}

/** What the specification gives a meaning of its own is encoded, too: `-`, `,` and `&`. */
const encoded = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D');

/** @returns the part of an address from its `#` on */
export function writeMediaFragment({ at, audio }: MediaFragment, text?: TextFragment): string {
  const directive = text && [
    ...(text.prefix ? [`${encoded(text.prefix)}-`] : []),
    encoded(text.textStart),
    ...(text.textEnd ? [encoded(text.textEnd)] : []),
    ...(text.suffix ? [`-${encoded(text.suffix)}`] : []),
  ];
  return [
    `#t=${at / 1000}`,
    audio === undefined ? '' : `&audio=${encodeURIComponent(audio)}`,
    directive ? `${SEPARATOR}text=${directive.join(',')}` : '',
  ].join('');
}
