import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import type { Music, Soundtrack } from '../core/narration/schema.js';
import { readInputAtMost } from './bounded.js';
import { addressOf } from './address.js';
import { sha256, sha256OfFile } from './sha256.js';

/*
 * Music that a player plays beside the voice. It stands in the audio folder as the publisher gave it: the player finds
 * out its tempo and how loud it is. What a narration had, it keeps until it is given something else.
 */

export interface MusicOptions {
  /** Files. */
  readonly bed?: string;
  readonly sting?: string;
  readonly beatsPerBar?: number;
  /** Whether what an earlier narration had is left out. */
  readonly none?: boolean;
}

export interface PlannedSoundtrack {
  /** As the narration tells it; undefined: there is none. */
  readonly soundtrack: Soundtrack | undefined;
  /** What is not yet in the audio folder. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** Whether the narration that is there tells another. */
  readonly changed: boolean;
}

/** Listeners load it whole, and a player decodes it to twenty times as much. */
const MOST_BYTES = 2 * 1024 * 1024;
/** The player waits for no longer one. */
const LONGEST_STING_MS = 10_000;

type Role = 'sting' | 'bed';

/**
 * @param before what the narration has that is there
 * @param json the narration's file
 * @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_INPUT_TOO_LARGE, AA_E_INPUT_AUDIO
 */
export async function planSoundtrack(
  options: MusicOptions,
  before: Soundtrack | undefined,
  json: string,
  audioDir: string,
): Promise<PlannedSoundtrack> {
  const kept = options.none ? {} : await stillThere(before ?? {}, json);
  const given = await Promise.all(
    (['sting', 'bed'] as const).map(async (role) => {
      const file = options[role];
      return file === undefined ? undefined : readMusic(role, file, json, audioDir, options.beatsPerBar);
    }),
  );
  const tracks: Soundtrack = {
    ...kept,
    ...Object.fromEntries(given.flatMap((found) => (found ? [[found.role, found.music]] : []))),
  };
  const soundtrack = (tracks.sting ?? tracks.bed) ? inOrder(tracks) : undefined;
  return {
    soundtrack,
    files: given.flatMap((found) => found?.file ?? []),
    changed: JSON.stringify(soundtrack) !== JSON.stringify(before && inOrder(before)),
  };
}

/** The same music gives the same bytes. */
const inOrder = ({ sting, bed }: Soundtrack): Soundtrack => ({
  ...(sting && { sting }),
  ...(bed && { bed }),
});

/** What a soundtrack names and has: files that have gone or changed are told no more. Other sites' are believed. */
async function stillThere(tracks: Soundtrack, json: string): Promise<Soundtrack> {
  const whole = await Promise.all(
    Object.entries(tracks).map(async ([role, music]) =>
      (await isThere(music, json)) ? [[role, music]] : [],
    ),
  );
  return Object.fromEntries(whole.flat()) as Soundtrack;
}

async function isThere({ src, sha256: expected }: Music, json: string): Promise<boolean> {
  const file = musicFile(json, src);
  return file === undefined || (await sha256OfFile(file).catch(() => undefined)) === expected;
}

/** Undefined for an address of another site. */
export function musicFile(json: string, src: string): string | undefined {
  if (/^https?:/i.test(src)) return undefined;
  try {
    return resolve(dirname(json), decodeURIComponent(src.replace(/[?#].*$/s, '')));
  } catch {
    return resolve(dirname(json), src);
  }
}

async function readMusic(
  role: Role,
  file: string,
  json: string,
  audioDir: string,
  beatsPerBar: number | undefined,
) {
  const bytes = await readInputAtMost(file, MOST_BYTES, {
    name: `The ${role} ${file}`,
    remedy:
      'Every listener would load it whole. Give a shorter one, or code it with fewer kbit/s: a bed is repeated for as long as it takes.',
  });
  // Decoders of all formats: an article without music loads none.
  const { decodeInput, mediaTypes } = await import('./audio/decode-input.js');
  const { kind, durationMs } = await decodeInput(file, () => undefined);
  const [type, extension] = mediaTypes[kind];
  if (role === 'sting' && durationMs > LONGEST_STING_MS)
    throw new AudioArticleError(
      'AA_E_INPUT_AUDIO',
      `The sting ${file} lasts ${(durationMs / 1000).toFixed(1)} s: the voice would wait for longer than 10 s.`,
      'Cut it to a few seconds.',
    );
  const checksum = sha256(bytes);
  const isInFolder = !/^(?:\.\.|\/|[A-Za-z]:)/.test(relative(audioDir, file));
  const path = isInFolder ? file : join(audioDir, ownName(file, checksum, extension));
  const music: Music = {
    src: `${addressOf(json, path)}?v=${checksum.slice(0, 16)}`,
    type,
    bytes: bytes.length,
    sha256: checksum,
    ...(beatsPerBar !== undefined && { beatsPerBar }),
  };
  return { role, music, file: isInFolder ? undefined : { path, bytes } };
}

/** One file for all articles with the same music, and no other's name. */
function ownName(file: string, checksum: string, extension: string): string {
  const stem = basename(file, extname(file))
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `${stem || 'music'}-${checksum.slice(0, 8)}.${extension}`;
}
