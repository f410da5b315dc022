import { checkNarration } from '../narrate/check.js';
import { counted, readArguments, type Command } from './command.js';
import { print, printJson } from './print.js';

export const checkCommand: Command = {
  help: `Usage: audio-article check TRANSCRIPTS/NAME.json [--article FILE] [--json | --quiet]

Checks the transcript against its schema, every word's place and time, the audio file (bytes, checksum,
length, loudness), the WebVTT beside it and that every word of its text has a time.

  --article FILE  also: is this still the article's text?
  --json          print the findings as JSON
  --quiet         the exit code says it; errors are told
  --help          this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'check',
      args,
      { article: { type: 'string' }, json: { type: 'boolean' }, quiet: { type: 'boolean' } },
      [1, 1],
    );
    const found = await checkNarration(positionals[0] ?? '', values.article);
    if (values.json) {
      printJson(found);
      return;
    }
    if (values.quiet) return;
    print(
      `${found.file} is right: ${counted(found.blocks, 'block')}, ${counted(found.sentences, 'sentence')}, ${counted(found.words, 'word')}, every one with a time; ` +
        `${(found.durationMs / 1000).toFixed(1)} s of audio (${found.differenceMs} ms off), ${found.loudness.toFixed(1)} LUFS, ${found.truePeak.toFixed(1)} dBTP.\n`,
    );
  },
};
