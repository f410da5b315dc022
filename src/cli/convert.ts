import { AudioArticleError } from '../core/errors.js';
import { writeWhole } from '../narrate/files.js';
import {
  formatOfName,
  type OutputFormat,
  outputFormats,
  readTimedText,
  writeTimedText,
} from '../narrate/formats/formats.js';
import { counted, readArguments, readLanguage, type Command } from './command.js';
import { print } from './print.js';

export const convertCommand: Command = {
  summary: 'turn a transcript or captions into another format',
  help: `Usage: audio-article convert IN OUT [options]

IN is, by its content: a narration, WebVTT (times within cues are words), SubRip, SyncMediaLite (with --text),
SMIL (EPUB Media Overlays), Guided Navigation, Podcasting 2.0 JSON, Hyperaudio HTML, the JSON of Whisper,
whisper.cpp, OpenAI, ElevenLabs and Azure, or Amazon Polly's speech marks.

OUT is, by its extension or --to: .vtt, .srt, .smil, or with
  --to FORMAT  webvtt, srt, smil, sync-media-lite, guided-navigation, podcast
SMIL and SyncMediaLite point at text: it is written beside OUT as .xhtml.

  --text PAGE  the HTML in which SyncMediaLite selects its text
  --lang TAG   the language of the text, if IN does not say it
  --help       this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'convert',
      args,
      { to: { type: 'string' }, text: { type: 'string' }, lang: { type: 'string' } },
      [2, 2],
    );
    const [from = '', to = ''] = positionals;
    const format = outputFormat(values.to, to);
    const read = await readTimedText(from, { text: values.text, lang: readLanguage(values.lang, 'convert') });
    const files = writeTimedText(read, format, from, to);
    await writeWhole(Array.from(files, ([path, data]) => ({ path, data })));
    const { cues } = read.timed;
    const words = cues.reduce((sum, cue) => sum + cue.words.length, 0);
    print(
      `${counted(cues.length, 'cue')}, ${counted(words, 'word')} with a time of ${words === 1 ? 'its' : 'their'} own.\n` +
        [...files.keys()].map((path) => `  ${path}\n`).join(''),
    );
  },
};

function outputFormat(asked: string | undefined, path: string): OutputFormat {
  const found = asked === undefined ? formatOfName(path) : outputFormats.find((format) => format === asked);
  if (found) return found;
  throw new AudioArticleError(
    'AA_E_USAGE',
    asked === undefined
      ? `${path} may be many things: say which format it is to have.`
      : `--to is ${outputFormats.join(', ')}, not “${asked}”.`,
    'See: audio-article convert --help',
  );
}
