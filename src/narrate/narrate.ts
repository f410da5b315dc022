import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import type { Lexicon } from '../core/lexicon/rule.js';
import type { Narration } from '../core/narration/schema.js';
import { atOnce } from './at-once.js';
import type { Cover } from './audio/cover.js';
import { cue } from './audio/cue.js';
import { placeOf } from './audio/placing.js';
import { orderOf, produceAudio, type Part, type ProducedAudio } from './audio/produce.js';
import { ordersAtOnce, segmentsAhead, warmUp } from './audio/segments.js';
import { warmUpTags } from './audio/tags.js';
import { withOpus } from './audio/with-opus.js';
import { MOST_AHEAD, planAndSpeak } from './ahead.js';
import { castFor, type Cast } from './cast.js';
import { earlierNarration, opusBefore, revisionOf } from './earlier.js';
import { openEnsemble, type Ensemble } from './ensemble.js';
import type { Article } from './extract/article.js';
import { refuseUnwritable } from './files.js';
import { openKeptPlan } from './kept-plan.js';
import { keepPronunciations, recallPronunciations } from './kept-pronunciations.js';
import { lexiconReport, narrationLexicon, type LexiconReport } from './lexicon/apply.js';
import { madeWith } from './made-with.js';
import { planNarration, type PlannedSentence } from './plan.js';
import { publish, today, type NarrationFiles } from './publish.js';
import { scriptOf, type Line, type ScriptOptions } from './script.js';
import { sha256 } from './sha256.js';
import { type MusicOptions, planSoundtrack } from './soundtrack.js';
import { openStore, type Store } from './store.js';
import { keepWithinNowAndThen } from './store-limit.js';
import { openStudio, type Studio } from './studio.js';
import { timedBlocks, type Heard } from './timing.js';
import { unvoicedOf, type Unvoiced } from './unvoiced.js';
import type { AvailableVoice, Utterance } from './voice/voice.js';

export interface NarrateOptions extends ScriptOptions {
  /** File name without extension: `audio/NAME.mp3`, `transcripts/NAME.json`, `transcripts/NAME.vtt`. */
  readonly name: string;
  readonly audioDir: string;
  readonly transcriptsDir: string;
  /** Where spoken sentences are kept; safe to delete at any time. */
  readonly cacheDir: string;
  /** Keeps sentences in the place of `cacheDir`, for instance for several machines. Default: the store in `cacheDir`. */
  readonly store?: Store;
  /** Ends it as soon as the sentences that are being spoken stand; what is thrown is the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bytes; what of it was not used for longest goes when there is more. Default: 10 GiB. */
  readonly cacheLimit?: number;
  /** One voice a language, the article's first; default: what each language has without network and money. */
  readonly voice?: string | readonly string[];
  /** BCP 47; wins over the article's own. */
  readonly lang?: string;
  /** Rules of pronunciation; of two that are equally near the later one wins. */
  readonly lexicons?: readonly Lexicon[];
  /** The publisher's name for where the article stands; rules can be for a section. */
  readonly section?: string;
  /** Its file or address, as sections that are paths ask for it; the address that the page gives for itself counts, too. */
  readonly path?: string;
  /** The picture that players show. */
  readonly cover?: Cover | undefined;
  /** Also `audio/NAME.opus`: the second source, half the size. */
  readonly opus?: boolean;
  /** Played beside the voice; what is not said here stays as it was. */
  readonly music?: MusicOptions;
  /** What this one takes the place of, if it is not what lies in `transcriptsDir`: its loudness is kept where it may be. */
  readonly before?: Narration | undefined;
  /** ISO 8601 calendar date of the generation; default: today, or the date of an unchanged earlier narration. */
  readonly date?: string;
  /** Sentences that are spoken or were kept. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Voices and threads that were opened before; whoever opened them closes them. Default: its own. */
  readonly studio?: Studio;
  /**
   * Little has changed since it was narrated, and the studio is for this narration alone: what is new is spoken while
   * the rest is planned.
   */
  readonly ahead?: boolean;
  /**
   * Says which program this is: what one with the same name found out about the article's text is not found out again.
   * Default: nothing of it is kept.
   */
  readonly planner?: string;
  /** Keeps how the voice says the article's words: for a next run that has no thread of this one's. Default: no. */
  readonly keepPronunciations?: boolean;
}

export interface NarrateResult {
  readonly state: 'narrated' | 'unchanged';
  readonly narration: Narration;
  readonly files: NarrationFiles;
  /** A sentence of which a passage is in another voice counts once for each part. */
  readonly sentences: { readonly total: number; readonly spoken: number; readonly reused: number };
  readonly lexicon: LexiconReport;
  /** Languages of passages that the article's voice reads for want of another. */
  readonly unvoiced: readonly Unvoiced[];
}

/**
 * Article → MP3, narration JSON and WebVTT. Only sentences that the cache does not hold are spoken and coded; the files
 * appear whole or not at all; the same article, voice and date give the same bytes, where the same narration or none stood before.
 * @throws AudioArticleError
 */
export async function narrate(article: Article, options: NarrateOptions): Promise<NarrateResult> {
  if (options.studio) return narrateIn(options.studio, article, options);
  const studio = openStudio();
  try {
    return await narrateIn(studio, article, options);
  } finally {
    await studio.close();
  }
}

async function narrateIn(studio: Studio, article: Article, options: NarrateOptions): Promise<NarrateResult> {
  const { name, audioDir, transcriptsDir, headings = 'plain', speakDisclosure = false, cover } = options;
  const lang = options.lang ?? article.lang;
  const cast = await castFor(lang, [options.voice ?? []].flat());
  const voice = cast.main;
  const rules = narrationLexicon(options.lexicons ?? [], {
    ...{ article: name, section: options.section },
    paths: [article.source, options.path].filter((path) => path !== undefined),
    voice: { id: voice.id, engine: voice.engine.name, phonemes: voice.phonemes },
  });
  await cast.learn(article.blocks.flatMap(languagesOf));
  const files = {
    audio: join(audioDir, `${name}.mp3`),
    ...(options.opus ? { opus: join(audioDir, `${name}.opus`) } : {}),
    json: join(transcriptsDir, `${name}.json`),
    vtt: join(transcriptsDir, `${name}.vtt`),
  };
  const store = options.store ?? openStore(options.cacheDir);
  const ensemble = openEnsemble(cast, studio, store);
  const kept =
    options.planner === undefined ? undefined : await openKeptPlan(store, options.planner, files.json);
  const planOptions = {
    ...{ lexicon: rules, kept },
    hasOwnVoice: (other: string) => cast.voiceFor(other) !== voice,
  };
  if (options.ahead) await recallPronunciations(store, studio.voice(voice), files.json);
  const plan = options.ahead
    ? await planAndSpeak(article, lang, planOptions, files, ensemble)
    : planNarration(article, lang, planOptions);
  if (plan.blocks.length === 0)
    throw new AudioArticleError('AA_E_INPUT_NO_ARTICLE', `“${article.title}” holds no words to read aloud.`);

  // A rule may have a word read in a language that the article does not mark.
  await cast.learn(plan.blocks.flatMap(({ sentences }) => sentences.flatMap(spokenLanguages)));
  const lines = scriptOf(plan, { headings, speakDisclosure }, (other) => cast.voiceFor(other).id);
  const utterances = lines.flatMap((line) => ('utterances' in line ? line.utterances : []));
  const total = lines.filter((line) => 'utterances' in line).length;
  const others = othersOf(cast, utterances);
  const revision = revisionOf({
    ...{ plan, article, voice, others, headings, speakDisclosure },
    cover: cover && sha256(cover.bytes),
    opus: options.opus === true ? true : undefined,
  });
  const lexicon = lexiconReport(plan, rules);
  const unvoiced = await unvoicedOf(plan, cast);
  const earlier = await earlierNarration(files, revision);
  const before = earlier?.same ? earlier : undefined;
  const music = await planSoundtrack(
    options.music ?? {},
    earlier?.narration.soundtrack,
    files.json,
    audioDir,
  );
  const keeping = kept?.keep();
  if (before?.whole && !music.changed && music.files.length === 0) {
    await keeping;
    return {
      ...{ state: 'unchanged', narration: before.narration, files },
      ...{ sentences: { total, spoken: 0, reused: 0 }, lexicon, unvoiced },
    };
  }

  if (options.opus) await withOpus(() => import('./audio/opus.js'));
  await refuseUnwritable(audioDir);
  await refuseUnwritable(transcriptsDir);
  const earlierGainDb = gainOf(options.before ?? earlier?.narration, voice);
  const { parts, audio, counts } = await record(lines, ensemble, {
    ...{ studio, store, total, options, earlierGainDb },
  });
  const keepingWords = options.keepPronunciations
    ? keepPronunciations(store, studio.voice(voice), files.json)
    : undefined;
  const heard = new Map<PlannedSentence, Heard>();
  lines.forEach((line, i) => {
    if (!('sentence' in line)) return;
    heard.set(line.sentence, { marks: parts[i]?.marks ?? [], offsetMs: audio.track.offsetsMs[i] ?? 0 });
  });
  const blocks = timedBlocks(plan, (sentence) => heard.get(sentence) ?? { marks: [], offsetMs: 0 });
  const date = options.date ?? before?.narration.generated.date ?? today();
  const outdated = options.opus ? undefined : await opusBefore(files);
  const narration = await publish(
    {
      ...{ article, name, revision, lang, voice, others, blocks, date, cover, music },
      settings: {
        gainDb: audio.gainDb,
        ...(headings !== 'plain' && { headings }),
        ...(speakDisclosure && { speakDisclosure }),
        ...(options.section !== undefined && { section: options.section }),
        ...(cover && { cover: true }),
      },
    },
    parts,
    audio,
    files,
  );
  if (outdated !== undefined) await rm(outdated, { force: true });
  await keeping;
  await keepingWords;
  await keepWithinNowAndThen(options.cacheDir, options.cacheLimit);
  return { state: 'narrated', narration, files, sentences: { total, ...counts }, lexicon, unvoiced };
}

const languagesOf = ({ lang, passages = [] }: Article['blocks'][number]): string[] => [
  ...(lang === undefined ? [] : [lang]),
  ...passages.map((passage) => passage.lang),
];

/** Another voice has another loudness. */
const gainOf = (before: Narration | undefined, { id, engine }: AvailableVoice): number | undefined =>
  before && 'id' in before.voice && before.voice.id === id && before.voice.engineVersion === engine.version
    ? madeWith(before).gainDb
    : undefined;

const spokenLanguages = ({ tokens }: PlannedSentence): string[] => tokens.flatMap(({ lang }) => lang ?? []);

/** The voices that speak besides the article's, in the order of their first words. */
const othersOf = (cast: Cast, utterances: readonly Utterance[]): AvailableVoice[] => [
  ...new Set(utterances.map(({ lang }) => cast.voiceFor(lang)).filter((voice) => voice !== cast.main)),
];

interface Recording {
  readonly parts: readonly Part[];
  readonly audio: ProducedAudio;
  readonly counts: { readonly spoken: number; readonly reused: number };
}

interface Recorded {
  readonly studio: Studio;
  readonly store: Store;
  readonly total: number;
  readonly options: NarrateOptions;
  readonly earlierGainDb: number | undefined;
}

async function record(
  lines: readonly Line[],
  ensemble: Ensemble,
  { studio, store, total, options, earlierGainDb }: Recorded,
): Promise<Recording> {
  let done = 0;
  // Little is to be spoken, and what codes it would begin to load when all else has ended.
  const warm = options.ahead ? warmUp(studio.segments).then(warmUpTags) : undefined;
  const { sampleRate } = ensemble;
  const ahead = options.ahead ? segmentsAhead(store) : undefined;
  const parts = await atOnce(ordersAtOnce(), lines, async (line, i) => {
    options.signal?.throwIfAborted();
    const part = await partOf(line, ensemble);
    if (ahead && earlierGainDb !== undefined && !part.fresh)
      await ahead.read(orderOf(part, placeOf(part, lines[i + 1], sampleRate), sampleRate, earlierGainDb));
    if ('utterances' in line) options.onProgress?.(++done, total);
    return part;
  });
  const spoken = parts.filter(({ fresh }) => fresh).length;
  await warm;
  options.signal?.throwIfAborted();
  // Threads and processes give their memory to those that code; they open again should a kept sentence be lost meanwhile.
  const resting = options.ahead || !options.studio ? ensemble.rest() : undefined;
  // Few sentences leave room enough: their thread ends while this one codes.
  if (!options.ahead || spoken > MOST_AHEAD) await resting;
  const audio = await produceAudio(parts, sampleRate, store, studio.segments, earlierGainDb, ahead);
  if (!options.studio) await studio.close();
  return { parts, audio, counts: { spoken, reused: total - spoken } };
}

/** What a line sounds like. Its samples are not held: they are read again when they are coded. */
async function partOf(line: Line, ensemble: Ensemble): Promise<Part & { readonly fresh: boolean }> {
  if (!('utterances' in line)) return { ...cue(ensemble.sampleRate), fresh: false };
  const { kind, endsBlock, extraDb, utterances } = line;
  const heard = await ensemble.hear(utterances);
  return {
    ...{ kind, endsBlock, ...heard },
    gainDb: (trackDb) => trackDb + extraDb,
    async pcm() {
      const take = await ensemble.speak(utterances);
      if (take.sha256 !== heard.sha256) throw saidOtherwise(utterances);
      return take.pcm;
    },
  };
}

/** Its samples were spoilt on disk, and the voice does not say it the same way again: its marks are of the old ones. */
const saidOtherwise = (utterances: readonly Utterance[]): AudioArticleError =>
  new AudioArticleError(
    'AA_E_AUDIO_MISMATCH',
    `What was kept of “${utterances.flatMap(({ tokens }) => tokens.map(({ text }) => text)).join(' ')}” was spoilt and has been spoken anew.`,
    'Run it again: its words have other times now.',
  );
