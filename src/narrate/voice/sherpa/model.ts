import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AudioArticleError } from '../../../core/errors.js';
import { sha256OfFile } from '../../sha256.js';
import { onnxMetadata } from './onnx-metadata.js';
import type { SherpaModel } from './requests.js';

/*
 * A folder with a model, as the sherpa-onnx project gives them out (https://k2-fsa.github.io/sherpa/onnx/tts): what is
 * missing is told before anything is loaded, and what the model is, it says itself.
 */

/** A voice of a model that is there. */
export interface LocalModel {
  /** Without a path: of the model's file, or the speaker. */
  readonly name: string;
  /** BCP 47 */
  readonly lang: string;
  /** Hz */
  readonly sampleRate: number;
  readonly speaker: number;
  /** The beginning of the model's checksum: another model under the same name speaks otherwise. */
  readonly version: string;
  readonly config: SherpaModel;
}

const SOURCE =
  'Models that are complete: https://k2-fsa.github.io/sherpa/onnx/tts (vits-piper-… and kokoro-…).';

function refuse(folder: string, reason: string, remedy = SOURCE): never {
  throw new AudioArticleError(
    'AA_E_VOICE_UNAVAILABLE',
    `The model in ${folder} cannot be used: ${reason}.`,
    remedy,
  );
}

const isThere = async (path: string, kind: 'file' | 'folder'): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  return kind === 'file' ? found?.isFile() === true : found?.isDirectory() === true;
};

interface Parts {
  readonly folder: string;
  readonly names: readonly string[];
  readonly model: string;
  readonly metadata: ReadonlyMap<string, string>;
  readonly sampleRate: number;
}

/** @param needed files besides the model; a name that ends in / is a folder */
async function partsOf(
  path: string,
  needed: readonly string[],
  isKind: (metadata: Parts['metadata']) => boolean,
  kind: string,
): Promise<Parts> {
  const folder = resolve(path);
  const names = await readdir(folder).catch(() => undefined);
  if (!names) refuse(path, 'there is no such folder', 'Give the folder that holds the model, not a file.');
  const models = names.filter((name) => name.endsWith('.onnx'));
  const [first] = models.filter((name) => !name.endsWith('.int8.onnx')).concat(models);
  const missing = [...(first === undefined ? ['MODEL.onnx'] : [])];
  for (const name of needed)
    if (!(await isThere(join(folder, name), name.endsWith('/') ? 'folder' : 'file'))) missing.push(name);
  if (first === undefined || missing.length > 0) return refuse(path, `it lacks ${missing.join(', ')}`);
  if (new Set(models.map((name) => name.replace('.int8.onnx', '.onnx'))).size > 1)
    return refuse(path, `it holds several (${models.join(', ')})`, 'Put each into a folder of its own.');
  const model = join(folder, first);
  const metadata = await onnxMetadata(model);
  if (!metadata) return refuse(path, `${first} is no ONNX model, or was cut off`);
  const sampleRate = Number(metadata.get('sample_rate'));
  if (!isKind(metadata) || !Number.isInteger(sampleRate) || sampleRate < 8000 || sampleRate > 48_000)
    return refuse(
      path,
      `${first} does not say that it is ${kind} for sherpa-onnx`,
      `A model from elsewhere lacks what sherpa-onnx needs to know. ${SOURCE}`,
    );
  return { folder, names, model, metadata, sampleRate };
}

const canonical = (tag: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
};

const versionOf = async ({ model }: Parts): Promise<string> => (await sha256OfFile(model)).slice(0, 12);

/** Which of so many speakers: a number, or what names there are. */
function speakerOf(path: string, asked: string | undefined, names: readonly string[], count: number): number {
  if (asked === undefined) return 0;
  const index = names.includes(asked) ? names.indexOf(asked) : /^\d{1,4}$/.test(asked) ? Number(asked) : -1;
  if (index >= 0 && index < count) return index;
  const known = names.length > 0 ? names.join(', ') : `0 to ${count - 1}`;
  throw new AudioArticleError(
    'AA_E_VOICE_UNKNOWN',
    `The model in ${path} has no speaker “${asked}”.`,
    `Speakers: ${known}.`,
  );
}

const speakersIn = (metadata: Parts['metadata']): number =>
  Math.max(1, Number(metadata.get('n_speakers')) || 1);

/** @throws AudioArticleError AA_E_VOICE_UNAVAILABLE, AA_E_VOICE_UNKNOWN */
export async function piperModel(path: string, speaker: string | undefined): Promise<LocalModel> {
  const isPiper = (metadata: Parts['metadata']): boolean =>
    metadata.get('comment')?.includes('piper') === true;
  const parts = await partsOf(path, ['tokens.txt', 'espeak-ng-data/'], isPiper, 'a Piper model');
  const { folder, model, metadata, sampleRate } = parts;
  const stem = basename(model, '.onnx');
  const count = speakersIn(metadata);
  const chosen = speakerOf(path, speaker, [], count);
  // `en_US-amy-medium.onnx`; a file of another name: the voice of eSpeak NG that it was trained with.
  const named = /^[a-z]{2,3}_[A-Z]{2}(?=-)/.exec(stem)?.[0];
  return {
    name: count > 1 ? `${stem}-${chosen}` : stem,
    lang: canonical(named ?? metadata.get('voice') ?? '') ?? 'und',
    sampleRate,
    speaker: chosen,
    version: await versionOf(parts),
    config: { vits: { model, tokens: join(folder, 'tokens.txt'), dataDir: join(folder, 'espeak-ng-data') } },
  };
}

/** The first letter of a speaker's name (https://huggingface.co/hexgrad/Kokoro-82M, VOICES.md). */
const kokoroLanguages: Readonly<Record<string, string>> = {
  ...{ a: 'en-US', b: 'en-GB', e: 'es', f: 'fr-FR', h: 'hi', i: 'it', j: 'ja', p: 'pt-BR', z: 'zh' },
};

/** @throws AudioArticleError AA_E_VOICE_UNAVAILABLE, AA_E_VOICE_UNKNOWN */
export async function kokoroModel(path: string, speaker: string | undefined): Promise<LocalModel> {
  const isKokoro = (metadata: Parts['metadata']): boolean => metadata.get('model_type') === 'kokoro';
  const parts = await partsOf(
    path,
    ['tokens.txt', 'voices.bin', 'espeak-ng-data/'],
    isKokoro,
    'a Kokoro model',
  );
  const { folder, names, model, metadata, sampleRate } = parts;
  const speakers = (metadata.get('speaker_names') ?? '').split(',').filter(Boolean);
  const chosen = speakerOf(path, speaker, speakers, speakersIn(metadata));
  const name = speakers[chosen] ?? String(chosen);
  const lang = kokoroLanguages[name.charAt(0)] ?? 'en-US';
  // Of two for English the one that the speaker speaks.
  const other = lang === 'en-GB' ? 'lexicon-us-en.txt' : 'lexicon-gb-en.txt';
  const lexicons = names.filter((file) => /^lexicon.*\.txt$/.test(file) && file !== other).sort();
  return {
    name,
    lang,
    sampleRate,
    speaker: chosen,
    version: await versionOf(parts),
    config: {
      kokoro: {
        model,
        voices: join(folder, 'voices.bin'),
        tokens: join(folder, 'tokens.txt'),
        dataDir: join(folder, 'espeak-ng-data'),
        lexicon: lexicons.map((file) => join(folder, file)).join(','),
        // Without a lexicon for it, the words are read as eSpeak NG reads them in this language.
        lang: lang === 'zh' ? '' : lang.toLowerCase(),
      },
    },
  };
}
