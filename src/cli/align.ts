import { extractArticle } from '../narrate/extract/extract.js';
import { readInput } from '../narrate/extract/input.js';
import { narrateRecording, type AlignedRecording } from '../narrate/align/narrate-recording.js';
import { AudioArticleError } from '../core/errors.js';
import { counted, readArguments, readLanguage, type Command } from './command.js';
import { narrationName } from '../narrate/name.js';
import { print, printJson } from './print.js';
import { partLine } from './progress.js';

/** Words below this are worth a look. */
const UNSURE = 0.5;

export const alignCommand: Command = {
  help: `Usage: audio-article align AUDIO TEXT [options]

AUDIO is a person's reading as WAV, FLAC, MP3, Ogg Vorbis or Ogg Opus; TEXT the article: an HTML, Markdown or
text file, an http(s) address, or - for standard input. A language works if a voice of it is here.
Writes TRANSCRIPTS/NAME.json and .vtt and a copy of the recording to AUDIO/NAME.*; NAME is the text's file name.
The recording stays as it is; if players could not seek in it exactly, the copy is coded anew as MP3.

  --lang TAG         the language; wins over what the text says
  --reader NAME      who reads
  --edited           the recording was edited, not only captured (IPTC humanEdits)
  --audio DIR        where the audio goes (default: audio)
  --transcripts DIR  where the transcript goes (default: transcripts)
  --name NAME        another name for the files
  --allow-private    also fetch addresses of this machine and its own network
  --json             print the result as JSON
  --quiet            say only what is wrong
  --help             this text

What the text lacks (an introduction, a slip, a repeat) is passed over. What was not read gets the confidence 0
in the transcript and no time of its own.
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'align',
      args,
      {
        lang: { type: 'string' },
        reader: { type: 'string' },
        edited: { type: 'boolean' },
        audio: { type: 'string' },
        transcripts: { type: 'string' },
        name: { type: 'string' },
        'allow-private': { type: 'boolean' },
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
      },
      [2, 2],
      ['AUDIO, the recording', 'TEXT, the article that it reads'],
    );
    const [audio = '', text = ''] = positionals;
    const lang = readLanguage(values.lang, 'align');
    const name = narrationName(values.name ?? text);
    if (values.name !== undefined && values.name !== name)
      throw new AudioArticleError(
        'AA_E_USAGE',
        `“${values.name}” is no name for files that stand on every system and in addresses.`,
        `Use letters, digits and dashes only: --name ${name}`,
      );
    const article = await extractArticle(await readInput(text, { allowPrivate: values['allow-private'] }));
    const result = await narrateRecording(audio, article, {
      name,
      audioDir: values.audio ?? 'audio',
      transcriptsDir: values.transcripts ?? 'transcripts',
      ...(lang === undefined ? {} : { lang }),
      ...(values.reader === undefined ? {} : { reader: values.reader }),
      edited: values.edited ?? false,
      ...(!values.quiet && { onProgress: partLine(`Aligning ${audio}`) }),
    });
    if (values.json) printJson(summaryOf(result));
    else if (!values.quiet) print(told(result));
  },
};

function summaryOf({ state, narration, files, recoded }: AlignedRecording) {
  const confidence = narration.blocks.flatMap(({ sentences }) =>
    sentences.flatMap((one) => one.confidence ?? []),
  );
  return {
    ...{ state, files, recoded },
    words: confidence.length,
    notHeard: confidence.filter((value) => value === 0).length,
    unsure: confidence.filter((value) => value > 0 && value < UNSURE).length,
    durationMs: narration.audio[0]?.duration,
  };
}

function told(result: AlignedRecording): string {
  const { words, notHeard, unsure } = summaryOf(result);
  const { files, recoded, state } = result;
  return (
    (state === 'unchanged' ? 'Up to date. ' : '') +
    `${counted(words, 'word')}; ${notHeard} not heard, ${unsure} unsure.\n` +
    unheardIn(result.narration) +
    `  ${files.audio}${recoded ? ' (coded anew, so that players can seek exactly)' : ''}\n  ${files.json}\n  ${files.vtt}\n`
  );
}

const MOST_TOLD = 10;

/** What stands in the text and was not read, word after word in one line. */
function unheardIn({ blocks }: AlignedRecording['narration']): string {
  const runs = blocks.flatMap(({ text, sentences }) =>
    sentences.flatMap(({ words, confidence = [] }) => {
      const found: { start: number; end: number; last: number }[] = [];
      words.forEach(([start, end], word) => {
        if (confidence[word] !== 0) return;
        const run = found.at(-1);
        if (run?.last === word - 1) Object.assign(run, { end, last: word });
        else found.push({ start, end, last: word });
      });
      return found.map(({ start, end }) => text.slice(start, end));
    }),
  );
  const told = runs.slice(0, MOST_TOLD).map((run) => `  not heard: ${run}\n`);
  return (
    told.join('') +
    (runs.length > MOST_TOLD ? `  and ${counted(runs.length - MOST_TOLD, 'place')} more\n` : '')
  );
}
