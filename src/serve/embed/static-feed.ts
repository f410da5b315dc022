import { readdir, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { AudioArticleError } from '../../core/errors.js';
import type { Narration } from '../../core/narration/schema.js';
import { readNarrationFile } from '../../narrate/check.js';
import { audioAddress } from '../pages/places.js';
import { canonicalOf, addressesOf, podcastAddressesOf, sourceAddress } from './addresses.js';
import { audioOf, writeChapters, writeFeed, writeTranscript, type Episode } from './feed.js';
import type { SiteSettings } from './settings.js';

export interface StaticFeedOptions {
  /** The site's folder, which holds the next one. */
  readonly root: string;
  readonly transcriptsDir: string;
  /** Address at which `root` is published, of readBase. */
  readonly base: string;
  readonly settings: SiteSettings;
  /** Names of narrations; none: all of the folder. */
  readonly names: readonly string[];
}

export interface StaticFeed {
  readonly files: readonly { readonly path: string; readonly data: string }[];
  readonly episodes: number;
  /** What directories will not like, in plain words. */
  readonly warnings: readonly string[];
}

/**
 * feed.xml, and beside it what its episodes name, for a site that is only files. Lengths are those of the files.
 * @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_AUDIO_MISSING
 */
export async function staticFeed(options: StaticFeedOptions): Promise<StaticFeed> {
  const { root, transcriptsDir, base, settings } = options;
  const names = options.names.length > 0 ? options.names : await namesIn(transcriptsDir);
  const folder = addressOfFolder(transcriptsDir, root, base);
  const episodes: Episode[] = [];
  const files: { path: string; data: string }[] = [];
  for (const name of names) {
    const narration = await readNarrationFile(join(transcriptsDir, `${name}.json`));
    const source = audioOf(narration);
    if (!source) continue;
    const encoded = encodeURIComponent(name);
    const audio = new URL(audioAddress(source, `${folder}/${encoded}.json`)).href;
    const bytes = audio.startsWith(`${base}/`)
      ? await sizeOf(join(root, pathOf(audio, base)), name)
      : source.bytes;
    episodes.push({
      narration: { ...narration, audio: [{ ...source, bytes }] },
      link: linkOf(narration, name, options),
      audio,
      captions: `${folder}/${encoded}.vtt`,
      ...podcastAddressesOf(name, base),
    });
    files.push(
      { path: join(root, 'podcast', `${name}.transcript.json`), data: writeTranscript(narration) },
      { path: join(root, 'podcast', `${name}.chapters.json`), data: writeChapters(narration) },
    );
  }
  // The last file is written last: what it names is there.
  files.push({
    path: join(root, 'feed.xml'),
    data: writeFeed(episodes, { feed: `${base}/feed.xml`, settings }),
  });
  return { files, episodes: episodes.length, warnings: warningsOf(settings) };
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch((cause: unknown) => {
    throw new AudioArticleError(
      'AA_E_INPUT_MISSING',
      `${folder} cannot be read.`,
      'Narrate an article first.',
      {
        cause,
      },
    );
  });
  return files.flatMap((file) => /^([^.].*)\.json$/.exec(file)?.[1] ?? []).sort();
}

/** @throws AudioArticleError AA_E_USAGE where the site does not hold it */
function addressOfFolder(folder: string, root: string, base: string): string {
  const [inner, outer] = [resolve(folder), resolve(root)];
  if (!inner.startsWith(`${outer}${sep}`))
    throw new AudioArticleError(
      'AA_E_USAGE',
      `${folder} is not in the site's folder, ${root}.`,
      'Run it in the folder that is published.',
    );
  const steps = inner.slice(outer.length + 1).split(sep);
  return [base, ...steps.map(encodeURIComponent)].join('/');
}

const pathOf = (address: string, base: string): string =>
  decodeURIComponent(address.slice(base.length + 1).replace(/[?#].*$/s, ''));

async function sizeOf(path: string, name: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return found.size;
  throw new AudioArticleError(
    'AA_E_AUDIO_MISSING',
    `${path}, the audio of ${name}, is not there.`,
    'Narrate the article again, or name the narrations that the feed is to have.',
  );
}

/** Our own pages are those of a server: a site of files says where its articles are. */
function linkOf(narration: Narration, name: string, { base, settings }: StaticFeedOptions): string {
  if (sourceAddress(narration) !== undefined) return canonicalOf(narration, addressesOf(name, base));
  return settings.page?.replaceAll('{name}', encodeURIComponent(name)) ?? settings.link ?? `${base}/`;
}

function warningsOf({ image, title, description, email }: SiteSettings): string[] {
  const missing = Object.entries({ title, description, image, email }).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  );
  return missing.length === 0
    ? []
    : [`podcast.json does not say ${missing.join(', ')}: directories of podcasts ask for it.`];
}
