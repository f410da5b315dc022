import { AudioArticleError } from '../core/errors.js';
import { MOST_BITS } from '../core/proof-of-work.js';
import { oidcEnvironment, startServer, type RunningServer } from '../serve/index.js';
import type { Registration } from '../serve/articles/store.js';
import type { SiteOptions } from '../serve/site.js';
import { readArguments, readCount, readDays, readPort, type Command } from './command.js';
import { playerFolder } from './player-folder.js';
import { print } from './print.js';
import {
  environmentHelp,
  readSite,
  siteHelp,
  siteOptions,
  untilStopped,
  type SiteValues,
} from './site-options.js';

export const serveCommand: Command = {
  help: `Usage: audio-article serve [--port N] [--data DIR]

Serves index.html of this folder (or a list of the narrations), /articles/NAME, audio/ with byte ranges,
transcripts/, the player, and nothing else of the folder: a site of your own keeps its own server. Takes reports at POST
/api/feedback. Editors mend them at /inbox, and sign in with the token that is printed at the first start.

  --port N           default: 4280; 0 picks a free one
  --host ADDRESS     default: 127.0.0.1, this machine only
${siteHelp}
  --jobs N           how many articles this process narrates at a time (default: 1)
  --no-worker        none: audio-article worker does, here or elsewhere
  --watch URL        keep narrated what this feed or sitemap names, looked at every 15 minutes; again for more
  --log              tell each request as a line of JSON, without content and addresses
  --keep-comments DAYS
                     days after which readers' comments and addresses are deleted (default: 180)
  --base URL         the address under which the server is reached (default: as each request says)
  --embed-on ORIGIN  a site that may put articles into a frame; again for more (default: every site)
  --trust-proxy NET  proxies (addresses or networks, comma-separated) that tell readers apart by X-Forwarded-For
  --proof-of-work BITS
                     while programs flood the server with reports: each has to be worked for, 1 to 22 bits, each of which
                     doubles the work; 16 are 65,000 hashes (default: none)
  --help             this text

AUDIO_ARTICLE_TOKEN, if set, is the token; audio-article token makes another. ${environmentHelp}`,
  async run(args) {
    const { values } = readArguments('serve', args, serveOptions, [0, 0]);
    await serveUntilStopped(values, 'serve');
  },
};

export const serveOptions = {
  port: { type: 'string' },
  host: { type: 'string' },
  ...siteOptions,
  'keep-comments': { type: 'string' },
  'trust-proxy': { type: 'string' },
  'proof-of-work': { type: 'string' },
  jobs: { type: 'string' },
  'no-worker': { type: 'boolean' },
  log: { type: 'boolean' },
  watch: { type: 'string', multiple: true },
  base: { type: 'string' },
  'embed-on': { type: 'string', multiple: true },
} as const;

export type ServeValues = SiteValues & {
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly 'trust-proxy'?: string | undefined;
  readonly 'proof-of-work'?: string | undefined;
  readonly 'keep-comments'?: string | undefined;
  readonly jobs?: string | undefined;
  readonly 'no-worker'?: boolean | undefined;
  readonly log?: boolean | undefined;
  readonly watch?: readonly string[] | undefined;
  readonly base?: string | undefined;
  readonly 'embed-on'?: readonly string[] | undefined;
  /** Of start. */
  readonly lexicon?: readonly string[] | undefined;
  readonly 'no-lexicon'?: boolean | undefined;
};

/** Told when it is known: at the first start. */
const aboutToken = ({ token, url }: RunningServer): string =>
  token === undefined
    ? 'Its token was printed at the first start; audio-article token makes another.\n'
    : `Its token, which is not shown again: ${token}\nReports: curl -H 'Authorization: Bearer ${token}' ${new URL('/api/feedback', url).href}\n`;

/** @throws AudioArticleError AA_E_USAGE */
function readBits(value: string | undefined, command: string): number | undefined {
  const bits = readCount(value, 'proof-of-work', command);
  if (bits === undefined || bits <= MOST_BITS) return bits;
  throw new AudioArticleError(
    'AA_E_USAGE',
    `--proof-of-work takes 1 to ${MOST_BITS} bits, not ${bits}.`,
    'More would keep readers waiting for minutes: give it 16.',
  );
}

/** What a command other than `serve` serves. */
export interface Served {
  /** Of the page whose address is printed. */
  readonly path: string;
  /** What was narrated just now. */
  readonly articles: readonly Registration[];
  /** Default: what the working folder, the options and the environment say. */
  readonly site?: SiteOptions;
  /** Is given the address of that page. */
  readonly onOpen?: (url: string) => void;
}

/** Serves until SIGINT or SIGTERM. */
export async function serveUntilStopped(
  values: ServeValues,
  command: string,
  { path, articles, site = readSite(values, command), onOpen }: Served = { path: '/', articles: [] },
): Promise<void> {
  const port = readPort(values.port, command);
  const jobs = values['no-worker'] ? 0 : (readCount(values.jobs, 'jobs', command) ?? 1);
  const stopped = untilStopped();
  const server = await startServer({
    ...site,
    ...{ port, host: values.host ?? '127.0.0.1', playerDir: playerFolder(), jobs, articles },
    ...{ log: values.log, watch: values.watch, base: values.base, embedOn: values['embed-on'] },
    lexicon: values['no-lexicon'] ? [] : values.lexicon,
    oidc: oidcEnvironment(),
    proofOfWork: readBits(values['proof-of-work'], command),
    keepComments: readDays(values['keep-comments'], 'keep-comments', command),
    ...(values['trust-proxy'] === undefined ? {} : { trustProxy: values['trust-proxy'] }),
    ...(process.env['AUDIO_ARTICLE_TOKEN'] ? { token: process.env['AUDIO_ARTICLE_TOKEN'] } : {}),
  });
  const open = new URL(path, server.url).href;
  print(
    `Open ${open}\nInbox: ${new URL('/inbox', server.url).href}\n${aboutToken(server)}Stop with Ctrl+C.\n`,
  );
  onOpen?.(open);
  await stopped;
  await server.close();
}
