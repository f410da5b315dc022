import { AudioArticleError } from '../core/errors.js';
import { writeWhole } from '../narrate/files.js';
import {
  formatOfName,
  holdsWordTimes,
  namesAudio,
  type OutputFormat,
  outputFormats,
  readTimedText,
  writeTimedText,
} from '../narrate/formats/formats.js';
import { counted, readArguments, readLanguage, type Command } from './command.js';
import { refuseToLose } from './overwrite.js';
import { print } from './print.js';

export const convertCommand: Command = {
  help: `Usage: audio-article convert IN OUT [options]

IN is, by its content: a narration, WebVTT (times within cues are words), SubRip, SyncMediaLite (with --text),
SMIL (EPUB Media Overlays), Guided Navigation, Podcasting 2.0 JSON, Hyperaudio HTML, the JSON of Whisper,
whisper.cpp, OpenAI, ElevenLabs and Azure, or Amazon Polly's speech marks.

OUT is, by its extension or --to: .vtt, .srt, .smil, or with
  --to FORMAT  webvtt, srt, smil, sync-media-lite, guided-navigation, podcast
SMIL and SyncMediaLite point at text: it is written beside OUT as .xhtml. Times of words get into WebVTT and
SyncMediaLite only. Neither what is read nor a narration is written over.

  --text PAGE      the HTML in which SyncMediaLite selects its text
  --lang TAG       the language of the text, if IN does not say it
  --audio ADDRESS  the audio as SMIL and Guided Navigation are to name it, if IN does not say it
  --help           this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'convert',
      args,
      {
        to: { type: 'string' },
        text: { type: 'string' },
        lang: { type: 'string' },
        audio: { type: 'string' },
      },
      [2, 2],
      ['IN, what to convert', 'OUT, the file to write'],
    );
    const [from = '', to = ''] = positionals;
    const format = outputFormat(values.to, to);
    if (values.audio !== undefined && (!namesAudio(format) || values.audio.trim() === ''))
      throw new AudioArticleError(
        'AA_E_USAGE',
        namesAudio(format) ? '--audio is empty.' : `A file of the format ${format} names no audio.`,
        namesAudio(format) ? 'Give the address of the audio.' : 'Leave out --audio.',
      );
    const read = await readTimedText(from, { text: values.text, lang: readLanguage(values.lang, 'convert') });
    const files = writeTimedText(read, format, from, to, values.audio);
    await refuseToLose([from, ...(values.text === undefined ? [] : [values.text])], [...files.keys()]);
    await writeWhole(Array.from(files, ([path, data]) => ({ path, data })));
    const { cues } = read.timed;
    const words = cues.reduce((sum, cue) => sum + cue.words.length, 0);
    const ofWords = holdsWordTimes(format)
      ? `, ${counted(words, 'word')} with a time of ${words === 1 ? 'its' : 'their'} own`
      : words > 0
        ? `; word times are lost in this format (${counted(words, 'word')} had one)`
        : '';
    print(
      `${counted(cues.length, 'cue')}${ofWords}.\n` + [...files.keys()].map((path) => `  ${path}\n`).join(''),
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
