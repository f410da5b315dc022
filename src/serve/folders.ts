import nodePath, { relative, resolve, sep, type PlatformPath } from 'node:path';
import { AudioArticleError } from '../core/errors.js';

/** A folder of the disk and the path, encoded, under which all its files are served. */
export interface Served {
  readonly path: string;
  readonly folder: string;
}

/** @param path of another system, for tests */
export const isWithin = (inner: string, outer: string, path: PlatformPath = nodePath): boolean => {
  const steps = path.relative(outer, inner);
  // What is on another drive of Windows is absolute.
  return steps === '' || (steps !== '..' && !steps.startsWith(`..${path.sep}`) && !path.isAbsolute(steps));
};

const TAKEN =
  '/ /api/ /articles/ /embed/ /feed.xml/ /feedback/ /healthz/ /inbox/ /oembed/ /player/ /podcast/ /share/ /transcripts/'.split(
    ' ',
  );

/**
 * Where transcripts and audio stand: the audio where the narrations' relative addresses lead from /transcripts/.
 * @throws AudioArticleError AA_E_USAGE for a folder that would give away more than audio and transcripts
 */
export function servedFolders(options: {
  readonly root: string;
  readonly audioDir: string;
  readonly transcriptsDir: string;
}): { readonly transcripts: Served; readonly audio: Served } {
  const [root, audioDir, transcriptsDir] = [options.root, options.audioDir, options.transcriptsDir].map(
    (dir) => resolve(dir),
  ) as [string, string, string];
  for (const [option, folder] of [
    ['--audio', audioDir],
    ['--transcripts', transcriptsDir],
  ] as const)
    if (isWithin(root, folder))
      throw new AudioArticleError(
        'AA_E_USAGE',
        `${option} ${folder} holds the whole project, and all that is in it would be served.`,
        `Give ${option} a folder of its own.`,
      );
  const transcripts = { path: '/transcripts/', folder: transcriptsDir };
  if (audioDir === transcriptsDir) return { transcripts, audio: transcripts };
  const steps = relative(transcriptsDir, audioDir).split(sep).map(encodeURIComponent).join('/');
  const { pathname } = new URL(`${steps}/`, 'http://here/transcripts/');
  if (TAKEN.includes(pathname))
    throw new AudioArticleError(
      'AA_E_USAGE',
      `The audio in ${audioDir} would be served at ${pathname}, which is taken.`,
      'Give --audio a folder of its own beside the one of --transcripts.',
    );
  return { transcripts, audio: { path: pathname, folder: audioDir } };
}
