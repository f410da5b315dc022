import { narrateFile, type NarratedFile } from './narrate-file.js';
import { counted, readArguments, readKinds, readLanguage, type Command } from './command.js';

export const narrateCommand: Command = {
  summary: 'turn an article into an audio version and a word-timed transcript',
  help: `Usage: audio-article narrate INPUT [options]

INPUT is an HTML, Markdown or text file, an http(s) address, or - for standard input.
Writes AUDIO/NAME.mp3, TRANSCRIPTS/NAME.json and TRANSCRIPTS/NAME.vtt, whole or not at all;
NAME is the input's file name without its extension.

  --audio DIR        where the MP3 goes (default: audio)
  --transcripts DIR  where the transcript goes (default: transcripts)
  --name NAME        another name for the files
  --voice ID         flite-rms (default), flite-slt, flite-awb, flite-kal16
  --lang TAG         the article's language, if it does not say it itself
  --read KIND,…      also read what is left out by default: aside, caption, table, code, formula,
                     footnote, deleted
  --cache DIR        where spoken sentences are kept (default: .audio-article/sentences)
  --allow-private    also fetch addresses of this machine and its own network
  --json             print the result as JSON
  --help             this text

SOURCE_DATE_EPOCH, if set, is the date that the transcript carries.
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'narrate',
      args,
      {
        audio: { type: 'string' },
        transcripts: { type: 'string' },
        name: { type: 'string' },
        voice: { type: 'string' },
        lang: { type: 'string' },
        cache: { type: 'string' },
        read: { type: 'string' },
        'allow-private': { type: 'boolean' },
        json: { type: 'boolean' },
      },
      [1, 1],
    );
    const [input = ''] = positionals;
    const result = await narrateFile(input, {
      ...values,
      lang: readLanguage(values.lang, 'narrate'),
      read: readKinds(values.read, 'narrate'),
    });
    process.stdout.write(values.json ? `${JSON.stringify(asJson(result), null, 2)}\n` : inWords(result));
  },
};

function asJson({ state, files, narration, sentences, elapsedMs }: NarratedFile) {
  const { id, revision, lang, title, voice, omitted, audio } = narration;
  return { state, files, id, revision, lang, title, voice: voice.id, audio, sentences, omitted, elapsedMs };
}

function inWords({ state, files, narration, sentences, elapsedMs }: NarratedFile): string {
  const seconds = (narration.audio[0]?.duration ?? 0) / 1000;
  const left = narration.omitted.map(({ kind, count }) => `${kind} (${count})`).join(', ');
  const made =
    state === 'unchanged'
      ? 'Nothing has changed since it was narrated.'
      : `${counted(sentences.total, 'sentence')}, ${sentences.spoken} of them spoken anew, in ${(elapsedMs / 1000).toFixed(1)} s.`;
  return [
    `${narration.title}: ${seconds.toFixed(1)} s of audio. ${made}`,
    ...(left ? [`Left out: ${left}.`] : []),
    ...Object.values(files).map((file) => `  ${file}`),
    '',
  ].join('\n');
}
