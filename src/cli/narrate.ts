import { AudioArticleError } from '../core/errors.js';
import {
  counted,
  readArguments,
  readCount,
  readKinds,
  readLanguage,
  readSize,
  type Command,
} from './command.js';
import { lexiconInWords, openLexicons } from './narrate-lexicon.js';
import { narrateFile, type NarratedFile } from './narrate-file.js';
import { defaultJobs, narrateMany, readList, summary } from './narrate-many.js';
import { print, printError, printJson } from './print.js';

export const narrateCommand: Command = {
  help: `Usage: audio-article narrate [INPUT...] [options]

INPUT is an HTML, Markdown or text file, an http(s) address, or - for standard input. Without one, audio-article.json of this
folder says which articles, and gives options that are not given here (audio-article init writes one).
Writes AUDIO/NAME.mp3, TRANSCRIPTS/NAME.json and TRANSCRIPTS/NAME.vtt, whole or not at all;
NAME is the input's file name without its extension. What is up to date is left as it is.

  --audio DIR        where the MP3 goes (default: audio)
  --transcripts DIR  where the transcript goes (default: transcripts)
  --name NAME        another name for the files
  --voice ID         whose voice: audio-article voices lists them. Again for another language: --voice flite-slt
                     --voice espeak-fr; default: what the article's language has here, offline and free, and what
                     passages marked as of another language have
  --lang TAG         the article's language; wins over what the article says
  --read KIND,…      also read what is left out by default: caption, table, code, footnote, …
                     (audio-article extract --help names all kinds)
  --lexicon FILE     rules of pronunciation, CSV or PLS (see: audio-article lexicon --help); again for more files,
                     of which the later wins (default: lexicon.pls, lexicon.csv and corrections.csv of this folder, if there)
  --no-lexicon       none, not even those
  --section NAME     where the articles stand in the publication, for rules of that section
  --speak-disclosure say at the start that the voice is artificial
  --heading-cue      two short tones before a heading
  --heading-louder   headings 3 dB louder
  --opus             also AUDIO/NAME.opus, half the size, for browsers that play it
  --bed FILE         music that the player plays under the voice, at least 20 dB softer, repeated from bar to bar;
                     listeners can switch it off. MP3, Ogg, FLAC or WAV of at most 2 MiB; it is put into AUDIO
  --sting FILE       music before the voice, at most 10 s; the voice enters on a downbeat after it
  --beats-per-bar N  of both, 1 to 12 (default: 4)
  --no-soundtrack    none; without it an article keeps what it was given before
  --cover FILE       the picture that players show: JPEG or PNG, at most 1 MiB
  --json-ld          also write TRANSCRIPTS/NAME.jsonld for the page: AudioObject with digitalSourceType;
                     its addresses are relative to the folder where narrate runs; one that is there is renewed
  --cache DIR        where spoken sentences are kept (default: .audio-article/sentences)
  --cache-limit SIZE how much of the disk they may take, e.g. 500M or 20G (default: 10G). What was not used
                     for longest goes; sentences that money was paid for last; what this hour used never
  --allow-private    also fetch addresses of this machine and its own network
  --json             print the result as JSON
  --quiet            say only what is wrong: warnings and errors
  --help             this text

Many articles in one run; one that fails is told, does not end the run, and makes the exit code 1:

  --from LIST        also the inputs that this file names, one a line; - for standard input
  --jobs N           how many articles at a time (default: one for each core)

SOURCE_DATE_EPOCH, if set, is the date that the transcript carries.
`,
  async run(args) {
    const { values: given, positionals } = readArguments(
      'narrate',
      args,
      {
        audio: { type: 'string' },
        transcripts: { type: 'string' },
        name: { type: 'string' },
        voice: { type: 'string', multiple: true },
        lang: { type: 'string' },
        cache: { type: 'string' },
        'cache-limit': { type: 'string' },
        read: { type: 'string' },
        lexicon: { type: 'string', multiple: true },
        'no-lexicon': { type: 'boolean' },
        section: { type: 'string' },
        'allow-private': { type: 'boolean' },
        'speak-disclosure': { type: 'boolean' },
        'heading-cue': { type: 'boolean' },
        'heading-louder': { type: 'boolean' },
        cover: { type: 'string' },
        opus: { type: 'boolean' },
        bed: { type: 'string' },
        sting: { type: 'string' },
        'beats-per-bar': { type: 'string' },
        'no-soundtrack': { type: 'boolean' },
        'json-ld': { type: 'boolean' },
        json: { type: 'boolean' },
        quiet: { type: 'boolean' },
        from: { type: 'string' },
        jobs: { type: 'string' },
      },
      [0, Infinity],
    );
    const site = positionals.length === 0 && given.from === undefined ? await siteHere() : undefined;
    const values = { ...site?.config, ...given };
    const jobs = readCount(values.jobs, 'jobs', 'narrate') ?? defaultJobs();
    const options = {
      ...values,
      lang: readLanguage(values.lang, 'narrate'),
      read: readKinds(values.read, 'narrate'),
      cacheLimit: readSize(values['cache-limit'], 'cache-limit', 'narrate'),
      beatsPerBar: readBeats(values['beats-per-bar']),
      lexicons: await openLexicons(values, 'narrate'),
    };
    if (site || values.from !== undefined || positionals.length > 1) {
      if (values.name !== undefined)
        throw new AudioArticleError(
          'AA_E_USAGE',
          '--name is for one article: many have the names of their files.',
          'See: audio-article narrate --help',
        );
      const inputs = site
        ? await site.articles()
        : [...positionals, ...(values.from === undefined ? [] : await readList(values.from))];
      const many = await narrateMany(inputs, jobs, options, site?.nameOf);
      if (values.json) printJson(many);
      else if (values.quiet) printError(warningsOf(summary(many)));
      else print(summary(many));
      const failed = many.articles.filter(({ state }) => state === 'failed').length;
      if (failed > 0)
        throw new AudioArticleError(
          'AA_E_SOME_FAILED',
          `${counted(failed, 'article')} of ${inputs.length} could not be narrated: see above.`,
          'Run the same command again when they are mended: all others are passed over.',
        );
      return;
    }
    const [input = ''] = positionals;
    const result = await narrateFile(input, options);
    if (values.json) printJson(asJson(result));
    else if (values.quiet) printError(warningsOf(inWords(result)));
    else print(inWords(result));
  },
};

/** What audio-article.json says; what reads it is loaded for it only. @throws AudioArticleError AA_E_USAGE, AA_E_CONFIG */
async function siteHere() {
  const { articlesOf, readConfig, siteName } = await import('./config.js');
  const config = await readConfig();
  if (config) return { config, articles: () => articlesOf(config), nameOf: siteName };
  throw new AudioArticleError(
    'AA_E_USAGE',
    'narrate needs an input, or an audio-article.json here that names some.',
    'Try: audio-article narrate article.md, or: audio-article init',
  );
}

const warningsOf = (words: string): string =>
  words
    .split(/(?<=\n)/)
    .filter((line) => line.startsWith('Warning:'))
    .join('');

function readBeats(text: string | undefined): number | undefined {
  const beats = readCount(text, 'beats-per-bar', 'narrate');
  if (beats !== undefined && beats > 12)
    throw new AudioArticleError(
      'AA_E_USAGE',
      `--beats-per-bar ${beats}: a bar has 1 to 12 beats.`,
      'See: audio-article narrate --help',
    );
  return beats;
}

function asJson({ state, files, narration, sentences, unvoiced, lexicon, elapsedMs }: NarratedFile): object {
  const { id, revision, lang, title, voice, omitted, audio } = narration;
  return {
    state,
    files,
    id,
    revision,
    lang,
    title,
    voice: 'kind' in voice ? undefined : voice.id,
    audio,
    sentences,
    unvoiced,
    lexicon,
    omitted,
    elapsedMs,
  };
}

function inWords({ state, files, narration, sentences, unvoiced, lexicon, elapsedMs }: NarratedFile): string {
  const seconds = (narration.audio[0]?.duration ?? 0) / 1000;
  const left = narration.omitted.map(({ kind, count }) => `${kind} (${count})`).join(', ');
  const made =
    state === 'unchanged'
      ? 'Nothing has changed since it was narrated.'
      : `${counted(sentences.total, 'sentence')}, ${sentences.spoken} of them spoken anew, in ${(elapsedMs / 1000).toFixed(1)} s.`;
  return [
    `${narration.title}: ${seconds.toFixed(1)} s of audio. ${made}`,
    ...(left ? [`Left out: ${left}.`] : []),
    ...('id' in narration.voice ? unvoicedInWords(unvoiced, narration.voice.id) : []),
    ...lexiconInWords(lexicon, 'kind' in narration.voice ? 'person' : narration.voice.id),
    ...Object.values(files).map((file) => `  ${file}`),
    '',
  ].join('\n');
}

/** What another voice would have read, if one were here. */
export function unvoicedInWords(unvoiced: NarratedFile['unvoiced'], voice: string): string[] {
  if (unvoiced.length === 0) return [];
  const count = unvoiced.reduce((sum, { passages }) => sum + passages, 0);
  const langs = unvoiced.map(({ lang }) => lang).join(', ');
  const remedies = [...new Set(unvoiced.map(({ remedy }) => remedy))].join(' ');
  return [
    `Warning: ${counted(count, 'passage')} in ${langs} ${count === 1 ? 'is' : 'are'} read by ${voice}: no voice of ${unvoiced.length === 1 ? 'the language' : 'these languages'} is here. ${remedies}`,
  ];
}
