import { AudioArticleError } from '../core/errors.js';
import { addWatch, listWatches, removeWatch, type WatchOptions } from '../serve/watch/watch.js';
import { openSite, type Site } from '../serve/site.js';
import { counted, readArguments, readCount, readLanguage, type Command } from './command.js';
import { defaultJobs } from './narrate-many.js';
import { print, printError } from './print.js';
import { environmentHelp, readSite, siteHelp, siteOptions, untilStopped } from './site-options.js';

export const watchCommand: Command = {
  help: `Usage: audio-article watch URL [options]
       audio-article watch --list
       audio-article watch --stop URL

URL is an RSS, Atom or JSON feed, or a sitemap. What it names is narrated, and looked at again and again: what is new or
has changed is narrated then. Narrates until it is stopped; serve and worker go on with it, also without this command.

  --every MINUTES    how often it is looked at, 1 to 59 (default: 15)
  --newest N         how many of its pages, the newest first (default: 100)
  --voice ID, --lang TAG, --section NAME, --opus   as for narrate; --voice again for another language
  --jobs N           how many articles at a time (default: one for each core)
  --once             only note it down; serve or worker does the rest
  --list             what is watched, and what was wrong with it
  --stop             no longer; what was narrated stays
${siteHelp}
  --help             this text

${environmentHelp}`,
  async run(args) {
    const { values, positionals } = readArguments(
      'watch',
      args,
      {
        ...siteOptions,
        ...{ every: { type: 'string' }, newest: { type: 'string' }, jobs: { type: 'string' } },
        ...{
          voice: { type: 'string', multiple: true },
          lang: { type: 'string' },
          section: { type: 'string' },
        },
        ...{
          opus: { type: 'boolean' },
          once: { type: 'boolean' },
          list: { type: 'boolean' },
          stop: { type: 'boolean' },
        },
      },
      args.includes('--list') ? [0, 0] : [1, 1],
      ['the address of a feed or a sitemap'],
    );
    const [url = ''] = positionals;
    const every = readCount(values.every, 'every', 'watch') ?? 15;
    if (every > 59)
      throw new AudioArticleError(
        'AA_E_USAGE',
        '--every takes 1 to 59 minutes.',
        'See: audio-article watch --help',
      );
    const jobs = readCount(values.jobs, 'jobs', 'watch') ?? defaultJobs();
    const newest = readCount(values.newest, 'newest', 'watch');
    const lang = readLanguage(values.lang, 'watch');
    const options: WatchOptions = {
      ...(newest !== undefined && { newest }),
      ...(values.voice !== undefined && { voice: values.voice }),
      ...(lang !== undefined && { lang }),
      ...(values.section !== undefined && { section: values.section }),
      ...(values.opus !== undefined && { opus: values.opus }),
    };
    const stopped = untilStopped();
    const site = await openSite(readSite(values, 'watch'), (error) =>
      printError(`audio-article watch: ${error.message}\n`),
    );
    try {
      if (values.list) {
        print(await inWords(site));
        return;
      }
      if (values.stop) {
        if (!(await removeWatch(site, url)))
          throw new AudioArticleError(
            'AA_E_INPUT_MISSING',
            `${url} is not watched.`,
            'See: audio-article watch --list',
          );
        print(`${url} is no longer watched.\n`);
        return;
      }
      await addWatch(site, url, options, every);
      print(`${url} is looked at every ${counted(every, 'minute')}.\n`);
      if (values.once) return;
      await site.startWorker({ jobs });
      print('Stop with Ctrl+C.\n');
      await stopped;
    } finally {
      await site.close();
    }
  },
};

async function inWords(site: Site): Promise<string> {
  const watches = await listWatches(site);
  if (watches.length === 0) return 'Nothing is watched.\n';
  return watches
    .map(({ url, pages, checkedAt, error }) => {
      const looked = checkedAt === undefined ? 'not looked at yet' : `looked at ${checkedAt}`;
      return `${url}: ${counted(pages, 'page')}, ${looked}${error === undefined ? '' : `\n  ${error}`}\n`;
    })
    .join('');
}
