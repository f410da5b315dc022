import { createRequire } from 'node:module';
import { AudioArticleError } from '../../../core/errors.js';
import { openAligner, type Align, type Aligner } from '../http/aligned.js';
import { languageTag } from '../http/text.js';
import { refuseLacking } from '../lacking.js';
import { startChildren, type Children } from '../process/children.js';
import type { AvailableVoice, Speech, Utterance, Voice, VoiceDescription, VoiceProvider } from '../voice.js';
import { kokoroModel, piperModel, type LocalModel } from './model.js';
import type { SherpaAnswer, SherpaRequest } from './requests.js';

/*
 * Neural voices on this machine, with models that the user has: Piper and Kokoro through sherpa-onnx (Apache-2.0), in a
 * process of its own. They tell no times: the aligner finds them.
 */

const PACKAGE = 'sherpa-onnx-node';
const MISSING = `sherpa-onnx is not installed: npm install ${PACKAGE}.`;
const trained = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** To load a model of hundreds of megabytes, ms; and for each character that is said. */
const PATIENCE = 120_000;
const PATIENCE_EACH = 1000;
/** Each holds the model; the work is done by one core each. */
const PROCESSES = 2;

export interface SherpaOptions {
  /** The voice that teaches the aligner a language. */
  readonly reference: (lang: string) => Promise<AvailableVoice | undefined>;
  /** Default: ours. */
  readonly align?: Align;
}

function lacks(): readonly string[] {
  try {
    createRequire(import.meta.url).resolve(PACKAGE);
    return [];
  } catch {
    return [MISSING];
  }
}

const kinds = {
  piper: { name: 'Piper', find: piperModel, files: 'MODEL.onnx, tokens.txt and espeak-ng-data' },
  kokoro: {
    name: 'Kokoro',
    find: kokoroModel,
    files: 'model.onnx, voices.bin, tokens.txt and espeak-ng-data',
  },
} as const;

/** `piper:FOLDER` and `kokoro:FOLDER#SPEAKER`. */
export function sherpaProviders(options: SherpaOptions): VoiceProvider[] {
  const aligner = openAligner(options);
  return (['piper', 'kokoro'] as const).map((id) => {
    const { name, find, files } = kinds[id];
    return {
      id,
      name: `${name} (a model of yours)`,
      usage: `${id}:FOLDER${id === 'kokoro' ? '#SPEAKER' : ''}, a folder that holds ${files}`,
      voices: () => [],
      async find(asked) {
        if (!asked.startsWith(`${id}:`)) return undefined;
        const [, path = '', speaker] = /^([^#]*)(?:#(.*))?$/s.exec(asked.slice(id.length + 1)) ?? [];
        const model = await find(path, speaker);
        const description: VoiceDescription = {
          id: `${id}-${model.name}`,
          name: `${model.name} (${name})`,
          lang: model.lang,
          engine: { name: id, version: model.version },
          sampleRate: model.sampleRate,
          digitalSourceType: trained,
          phonemes: false,
          marks: 'aligned',
        };
        return { ...description, open: () => openSherpa(description, model, aligner) };
      },
      forLanguage: () => undefined,
      lacks: () => Promise.resolve(lacks()),
    };
  });
}

const unspeakable = /[\p{Cc}\p{Cs}]/gu;

function openSherpa(description: VoiceDescription, model: LocalModel, aligner: Aligner): Voice {
  const children: Children<SherpaRequest> = startChildren({
    script: new URL('./child.js', import.meta.url),
    most: PROCESSES,
    patience: ({ text }) => PATIENCE + text.length * PATIENCE_EACH,
  });
  let release: (() => Promise<void>) | undefined;

  async function say(text: string): Promise<Int16Array> {
    const { json, bytes } = await children.run({ model: model.config, speaker: model.speaker, text });
    const answer = json as SherpaAnswer;
    if ('refused' in answer) throw new Error(`sherpa-onnx does not load the model (${answer.refused})`);
    if (answer.sampleRate !== description.sampleRate)
      throw new Error(`the model speaks at ${answer.sampleRate} Hz and says ${description.sampleRate}`);
    return new Int16Array(bytes.buffer, 0, bytes.length / 2);
  }

  async function speak({ tokens, lang: given }: Utterance): Promise<Speech> {
    const lang = languageTag(given) ?? description.lang;
    const text = tokens
      .map((token) => token.text.replace(unspeakable, ' ').trim())
      .filter(Boolean)
      .join(' ');
    const failed = (reason: string, cause?: unknown): AudioArticleError =>
      new AudioArticleError(
        'AA_E_VOICE_FAILED',
        `The voice ${description.id} could not say “${text.slice(0, 120)}”: ${reason}.`,
        undefined,
        { cause },
      );
    if (!/[\p{L}\p{N}]/u.test(text)) throw failed('it holds no word');
    release ??= aligner.use();
    // Before a sentence is spoken for nothing.
    await aligner.reference(lang);
    const pcm = await say(text).catch((cause: unknown) => {
      throw failed(cause instanceof Error ? cause.message : String(cause), cause);
    });
    if (pcm.length === 0) throw failed('it made no sound of it');
    return { pcm, marks: await aligner.align(pcm, description.sampleRate, tokens, lang) };
  }

  return {
    ...description,
    async speak(utterance) {
      refuseLacking(description, lacks());
      return speak(utterance);
    },
    async close() {
      const done = release;
      release = undefined;
      await Promise.all([children.close(), done?.()]);
    },
  };
}
