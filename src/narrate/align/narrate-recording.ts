import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AudioArticleError } from '../../core/errors.js';
import { writeWebVtt } from '../../core/formats/webvtt.js';
import { readNarration } from '../../core/narration/read.js';
import type { Block, Narration } from '../../core/narration/schema.js';
import { decodeInput, type DecodedInput, mediaTypes, seeksExactly } from '../audio/decode-input.js';
import { energyMeter, loudnessOf } from '../audio/loudness.js';
import { recodeMp3 } from '../audio/recode.js';
import { peakMeter } from '../audio/true-peak.js';
import { earlierNarration } from '../earlier.js';
import type { Article } from '../extract/article.js';
import { refuseUnwritable, writeTogether, type FileData } from '../files.js';
import { addressOf } from '../address.js';
import { today } from '../publish.js';
import { writeNarrationJson } from '../narration-json.js';
import { planNarration, type NarrationPlan } from '../plan.js';
import { sha256, sha256OfFile } from '../sha256.js';
import { timedBlocks } from '../timing.js';
import { TOOL } from '../version.js';
import { alignRecording } from './align-recording.js';
import type { AlignedMark } from './align-sentence.js';
import { type Features, featuresOf } from './features.js';
import { referencesFor } from './references.js';
import { resampler } from './resample.js';
import { highestOf, listen, SAMPLE_RATE } from './spectrum.js';

/* A person's recording and the text that was read → a narration whose words have their times. */

export interface RecordingOptions {
  readonly name: string;
  readonly audioDir: string;
  readonly transcriptsDir: string;
  /** BCP 47; wins over the article's own. */
  readonly lang?: string;
  /** Who has read it. */
  readonly reader?: string;
  /** Whether people have edited the recording (IPTC `humanEdits`), beyond capturing it. */
  readonly edited?: boolean;
  /** ISO 8601 calendar date. */
  readonly date?: string;
  /** Told what part of finding the words is done, 0..1. */
  readonly onProgress?: (part: number) => void;
}

export interface AlignedRecording {
  readonly state: 'aligned' | 'unchanged';
  readonly narration: Narration;
  readonly files: { readonly audio: string; readonly json: string; readonly vtt: string };
  /** Whether the audio had to be coded anew. */
  readonly recoded: boolean;
}

/** Raised when the same recording and text are aligned in another way. */
const FORMAT = 2;

interface HeardInput extends DecodedInput {
  readonly features: Features;
  /** LUFS and dBTP. */
  readonly loudness: number;
  readonly truePeak: number;
}

/** Decodes once and keeps what the aligner hears, not the samples: about 100 MB for an hour. */
async function hearFile(path: string): Promise<HeardInput> {
  let ears: ReturnType<typeof earsFor> | undefined;
  const input = await decodeInput(path, (pcm, rate) => {
    ears ??= earsFor(rate);
    ears.push(pcm);
  });
  if (!ears) throw new AudioArticleError('AA_E_INPUT_AUDIO', `${path} holds no sound.`);
  return { ...input, ...ears.end() };
}

function earsFor(rate: number) {
  const resampling = resampler(rate, SAMPLE_RATE);
  const listener = listen(highestOf(rate));
  const energies = energyMeter(rate);
  const peaks = peakMeter();
  return {
    push(pcm: Float32Array): void {
      listener.push(resampling.push(pcm));
      energies.push(pcm);
      peaks.push(pcm);
    },
    end() {
      listener.push(resampling.end());
      return {
        features: featuresOf(listener.end()),
        loudness: loudnessOf(energies.steps),
        truePeak: peaks.truePeak(),
      };
    },
  };
}

/** The plan's words with their times and how sure these are. */
function blocksOf(
  plan: NarrationPlan,
  marks: readonly (readonly AlignedMark[])[],
  durationMs: number,
): Block[] {
  const sentences = plan.blocks.flatMap((block) => block.sentences);
  const marksOf = new Map(
    sentences.map((sentence, i) => [
      sentence,
      (marks[i] ?? []).map(({ startMs, endMs, confidence }) => ({
        startMs: Math.min(startMs, durationMs),
        endMs: Math.min(endMs, durationMs),
        confidence,
      })),
    ]),
  );
  const blocks = timedBlocks(plan, (sentence) => ({ marks: marksOf.get(sentence) ?? [], offsetMs: 0 }));
  return blocks.map((block, b) => ({
    ...block,
    sentences: block.sentences.map((sentence, s) => {
      const planned = plan.blocks[b]?.sentences[s];
      const own = planned ? (marksOf.get(planned) ?? []) : [];
      const confidence = sentence.words.map((_, word) => {
        const of = own.filter((__, token) => planned?.tokens[token]?.word === word);
        return Math.round(Math.min(...of.map((mark) => mark.confidence)) * 100) / 100;
      });
      return { ...sentence, confidence };
    }),
  }));
}

/** Below this part of the words the text is not what is read: a quarter of another text is found by chance. */
const LEAST_HEARD = 0.5;

/**
 * Finds when each word of the article is said in the recording, and writes narration and WebVTT beside a copy of it. The
 * recording itself is never changed; if players could not seek in it exactly, the copy is coded anew.
 * @throws AudioArticleError
 */
export async function narrateRecording(
  audioPath: string,
  article: Article,
  options: RecordingOptions,
): Promise<AlignedRecording> {
  const { name, audioDir, transcriptsDir, reader, edited = false } = options;
  const lang = options.lang ?? article.lang;
  const plan = planNarration(article, lang);
  const sentences = plan.blocks.flatMap((block) =>
    block.sentences.map(({ tokens }) => ({ lang: block.lang ?? lang, tokens })),
  );
  if (sentences.length === 0)
    throw new AudioArticleError(
      'AA_E_INPUT_NO_ARTICLE',
      `“${article.title}” holds no words that could be read.`,
    );
  const described = await referencesFor(lang);
  const input = await hearFile(audioPath);
  const exact = await seeksExactly(audioPath, input.kind);
  const [type, extension] = exact ? mediaTypes[input.kind] : mediaTypes.mp3;
  const files = {
    audio: join(audioDir, `${name}.${extension}`),
    json: join(transcriptsDir, `${name}.json`),
    vtt: join(transcriptsDir, `${name}.vtt`),
  };
  const original = await sha256OfFile(audioPath);
  const { title, byline, published, source, omitted, read } = article;
  const revision = sha256(
    JSON.stringify({
      ...{
        format: FORMAT,
        tool: TOOL,
        title,
        byline,
        published,
        source,
        omitted,
        plan,
        original,
        reader,
        edited,
      },
      references: described.map(({ id, engine }) => [id, engine]),
    }),
  );
  const before = await earlierNarration(files, revision);
  if (before?.whole) return { state: 'unchanged', narration: before.narration, files, recoded: !exact };
  await refuseUnwritable(audioDir);
  await refuseUnwritable(transcriptsDir);

  const references = described.map((voice) => voice.open());
  const marks = await alignRecording({
    ...{ features: input.features, highestHz: highestOf(input.sampleRate), sentences, references },
    ...(options.onProgress && { progress: options.onProgress }),
  }).finally(() => Promise.all(references.map((voice) => voice.close())));
  const all = marks.flat();
  const heard = all.filter(({ confidence }) => confidence > 0).length;
  if (heard < all.length * LEAST_HEARD)
    throw new AudioArticleError(
      'AA_E_INPUT_AUDIO',
      `In ${audioPath} only ${heard} of ${all.length} words of “${title}” are heard.`,
      'Check that it is a reading of this text, and that --lang is its language.',
    );

  return writeTogether(async (write) => {
    const recoded = exact ? undefined : await recodeMp3(audioPath, input.sampleRate);
    const inPlace = resolve(audioPath) === resolve(files.audio);
    if (recoded && inPlace)
      throw new AudioArticleError(
        'AA_E_OUTPUT',
        `${audioPath} would have to be replaced by a file in which players can seek.`,
        'Give another --name or another folder with --audio.',
      );
    const data: FileData = recoded ? recoded.bytes : createReadStream(audioPath);
    if (!inPlace) await write(files.audio, data);
    const checksum = recoded ? sha256(recoded.bytes) : original;
    const duration = Math.round(recoded?.durationMs ?? input.durationMs);
    const narration = readNarration({
      ...{ version: 1, id: name, revision, lang, title },
      ...(byline === undefined ? {} : { byline }),
      ...(published === undefined ? {} : { published }),
      ...(source === undefined ? {} : { source }),
      audio: [
        {
          src: `${addressOf(files.json, files.audio)}?v=${checksum.slice(0, 16)}`,
          ...{ type, duration, sha256: checksum },
          bytes: recoded ? recoded.bytes.length : (await stat(audioPath)).size,
          ...{ loudness: rounded(input.loudness), truePeak: rounded(input.truePeak) },
        },
      ],
      voice: { kind: 'person', ...(reader === undefined ? {} : { name: reader }), lang },
      generated: {
        date: options.date ?? before?.narration.generated.date ?? today(),
        tool: TOOL,
        digitalSourceType: `http://cv.iptc.org/newscodes/digitalsourcetype/${edited ? 'humanEdits' : 'digitalCapture'}`,
      },
      reviewed: null,
      blocks: blocksOf(plan, marks, duration),
      omitted: [...omitted],
      ...(read && { read: [...read] }),
    } satisfies Narration);
    await write(files.vtt, writeWebVtt(narration));
    await write(files.json, writeNarrationJson(narration));
    return { state: 'aligned', narration, files, recoded: !exact };
  });
}

const rounded = (db: number): number => (Number.isFinite(db) ? Math.round(db * 100) / 100 : -120);
