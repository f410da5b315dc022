import { resolve } from 'node:path';
import { readArguments, type Command } from './command.js';
import { narrateForSite, narratingOptions } from './narrate-for-site.js';
import { serveOptions, serveUntilStopped } from './serve.js';

export const startCommand: Command = {
  help: `Usage: audio-article start [INPUT] [options]

Narrates INPUT (default: index.html of this folder) unless its audio is up to date, then serves it:
index.html as it stands, any other article on a page of its own.

  --voice ID, --lang TAG, --read KIND,…           as for narrate
  --lexicon FILE, --no-lexicon                    as for narrate
  --port, --host, --data, --audio, --transcripts  as for serve
  --help                                          this text
`,
  async run(args) {
    const options = { ...serveOptions, ...narratingOptions };
    const { values, positionals } = readArguments('start', args, options, [0, 1]);
    const [input = 'index.html'] = positionals;
    const { address, ...article } = await narrateForSite(input, values, 'start');
    const ownPage = resolve(input) === resolve('index.html');
    await serveUntilStopped(values, 'start', { path: ownPage ? '/' : address, articles: [article] });
  },
};
