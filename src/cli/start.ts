import { resolve } from 'node:path';
import { isAddress } from '../narrate/extract/input.js';
import { counted, readArguments, readKinds, readLanguage, type Command } from './command.js';
import { openLexicons } from './narrate-lexicon.js';
import { narrateFile } from './narrate-file.js';
import { print } from './print.js';
import { serveOptions, serveUntilStopped } from './serve.js';

export const startCommand: Command = {
  summary: 'narrate an article if it has changed, then serve a page with it',
  help: `Usage: audio-article start [INPUT] [options]

Narrates INPUT (default: index.html of this folder) unless its audio is up to date, then serves it:
index.html as it stands, any other article on a page of its own.

  --voice ID, --lang TAG, --read KIND,…           as for narrate
  --lexicon FILE, --no-lexicon                    as for narrate
  --port, --host, --data, --audio, --transcripts  as for serve
  --help                                          this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'start',
      args,
      {
        ...serveOptions,
        ...{ voice: { type: 'string' }, lang: { type: 'string' }, read: { type: 'string' } },
        ...{ lexicon: { type: 'string', multiple: true }, 'no-lexicon': { type: 'boolean' } },
      },
      [0, 1],
    );
    const [input = 'index.html'] = positionals;
    const lang = readLanguage(values.lang, 'start');
    const read = readKinds(values.read, 'start');
    const { state, narration, article, sentences, elapsedMs } = await narrateFile(input, {
      ...values,
      ...{ lang, read },
      lexicons: await openLexicons(values, 'start'),
    });
    print(
      state === 'unchanged'
        ? `${input} is narrated and up to date.\n`
        : `${input} is narrated: ${counted(sentences.total, 'sentence')} in ${(elapsedMs / 1000).toFixed(1)} s.\n`,
    );
    const ownPage = resolve(input) === resolve('index.html');
    const address = ownPage ? '/' : `/articles/${encodeURIComponent(narration.id)}`;
    const options = {
      ...(values.voice !== undefined && { voice: values.voice }),
      ...(lang !== undefined && { lang }),
      ...(read !== undefined && { read }),
    };
    const source = isAddress(input)
      ? ({ kind: 'address', url: input } as const)
      : ({ kind: 'file', path: input } as const);
    await serveUntilStopped(values, 'start', address, [
      { name: narration.id, source, article, options, revision: narration.revision },
    ]);
  },
};
