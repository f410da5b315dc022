import { openSite } from '../serve/site.js';
import { counted, readArguments, readCount, type Command } from './command.js';
import { defaultJobs } from './narrate-many.js';
import { print, printError } from './print.js';
import { environmentHelp, readSite, siteHelp, siteOptions, untilStopped } from './site-options.js';

export const workerCommand: Command = {
  help: `Usage: audio-article worker [--jobs N] [options]

Narrates what is waiting in the queue until it is stopped; what is not done then is given back. Any number of workers
may run, beside the one in serve and on other machines: those need the same DATABASE_URL, the same bucket (or folders
that they share), and the site's lexicon.csv or lexicon.pls in the folder where they run, if it has any.

  --jobs N           how many articles at a time (default: one for each core)
${siteHelp}
  --help             this text

${environmentHelp}`,
  async run(args) {
    const { values } = readArguments('worker', args, { ...siteOptions, jobs: { type: 'string' } }, [0, 0]);
    const jobs = readCount(values.jobs, 'jobs', 'worker') ?? defaultJobs();
    const stopped = untilStopped();
    const site = await openSite(readSite(values, 'worker'), tellError);
    try {
      await site.startWorker({ jobs });
      print(`Narrates ${counted(jobs, 'article')} at a time. Stop with Ctrl+C.\n`);
      await stopped;
    } finally {
      await site.close();
    }
  },
};

/** It goes on: what it needs may be back in a moment. */
const tellError = (error: Error): void => {
  printError(`audio-article worker: ${error.message}\n`);
};
