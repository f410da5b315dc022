import { AudioArticleError } from '../../../core/errors.js';
import { sha256 } from '../../sha256.js';
import type {
  AvailableVoice,
  PaidAnswer,
  Receipts,
  Speech,
  Utterance,
  UtteranceToken,
  Voice,
  VoiceDescription,
  VoiceProvider,
} from '../voice.js';
import { type Align, type Aligner, openAligner } from './aligned.js';
import { type Asked, type Grammar, idOf, readAsked } from './asked.js';
import type { Environment } from './environment.js';
import { exchange, type Answered, type Call, type ExchangeOptions, type Refusal } from './exchange.js';
import { Failure, redact } from './failure.js';
import { gate, type Gate, type Patience, patience as usualPatience, persist } from './persistence.js';
import { join, split } from './pieces.js';
import { isSayable, languageTag } from './text.js';

/** What is particular to a service. All else is here. */
export interface Service extends Grammar {
  /** For people. */
  readonly name: string;
  /** Requests that it takes at once from a small account. */
  readonly atOnce: number;
  /** What is missing in the environment, each with its remedy. */
  lacks(env: Environment): readonly string[];
  /** What must never be seen. */
  secrets(env: Environment): readonly string[];
  /** The variables that let somebody in, for people. */
  readonly keys: string;
  readonly judge?: (refusal: Refusal) => Failure['kind'] | undefined;
  voice(asked: Asked): ServiceVoice;
}

export type Described = Pick<VoiceDescription, 'name' | 'lang' | 'sampleRate' | 'phonemes' | 'marks'> & {
  readonly alsoSpeaks?: readonly string[] | 'any';
  /** With the model. */
  readonly version: string;
};

export interface ServiceVoice {
  readonly description: Described;
  /** Whether one request takes so many tokens. */
  fits(tokens: readonly UtteranceToken[], lang: string): boolean;
  /** @param lang a well-formed tag */
  say(tokens: readonly UtteranceToken[], lang: string, line: Line): Promise<Speech>;
}

/** What a service's voice speaks through. */
export interface Line {
  readonly env: Environment;
  readonly sampleRate: number;
  readonly aligner: Aligner;
  /**
   * What is made of the answer to a request over HTTP, new or kept. An answer of which nothing can be made is not kept.
   * @param identity all that decides the answer
   * @param call made for each try: a signature holds the time
   * @param read what is kept of it
   */
  readonly post: <T>(
    identity: unknown,
    call: () => Call | Promise<Call>,
    read: (answered: Answered) => PaidAnswer,
    make: (answer: PaidAnswer) => T,
  ) => Promise<T>;
  /** The same for what is not plain HTTP. */
  readonly ask: <T>(
    identity: unknown,
    once: (options: ExchangeOptions) => Promise<PaidAnswer>,
    make: (answer: PaidAnswer) => T,
  ) => Promise<T>;
}

export interface HttpOptions {
  readonly env?: Environment;
  readonly patience?: Partial<Patience>;
  /** The default voice of a language, which teaches the aligner. */
  readonly reference: (lang: string) => Promise<AvailableVoice | undefined>;
  readonly align?: Align;
}

const trained = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** A service as a provider of voices. Without its key it is asked nothing. */
export function provider(service: Service, options: HttpOptions): VoiceProvider {
  const { id, name, usage } = service;
  const env = (): Environment => options.env ?? process.env;
  const patience: Patience = { ...usualPatience, ...options.patience };
  // Of all voices together: the service counts by account.
  const entrance = gate(service.atOnce);
  const aligner = openAligner(options);
  return {
    ...{ id, name, usage },
    voices: () => [],
    // What is refused is refused by the promise.
    find: (asked) =>
      Promise.resolve().then(() => {
        const read = readAsked(asked, service);
        return read && available(read, { service, entrance, aligner, env, patience });
      }),
    forLanguage: () => undefined,
    lacks: () => Promise.resolve(service.lacks(env())),
  };
}

/** What all voices of a service share. */
interface Shared {
  readonly service: Service;
  readonly entrance: Gate;
  readonly aligner: Aligner;
  readonly env: () => Environment;
  readonly patience: Patience;
}

function available(asked: Asked, shared: Shared): AvailableVoice {
  const { service } = shared;
  const voice = service.voice(asked);
  const { name, lang, sampleRate, phonemes, marks, alsoSpeaks, version } = voice.description;
  const description: VoiceDescription = {
    ...{ id: idOf(service.id, asked), name, lang, sampleRate, phonemes, marks },
    ...(alsoSpeaks && { alsoSpeaks }),
    engine: { name: service.name, version },
    digitalSourceType: trained,
  };
  return { ...description, open: () => open(voice, description, shared) };
}

/** A piece without a word is not worth a request. */
const silence = (tokens: readonly UtteranceToken[]): Promise<Speech> =>
  Promise.resolve({ pcm: new Int16Array(0), marks: tokens.map(() => ({ startMs: 0, endMs: 0 })) });

/** Raised when what is kept of an answer changes. */
const FORMAT = 1;

/** Of a sentence, in an error. */
const SHOWN = 120;

function open(own: ServiceVoice, description: VoiceDescription, shared: Shared): Voice {
  const { service, entrance, aligner, env: environment, patience } = shared;
  let ending = new AbortController();
  /** Once the service has shut the door, nobody knocks again until the voice is opened anew. */
  let shut: Failure | undefined;
  let leave: (() => Promise<void>) | undefined;

  function lineOf(env: Environment, receipts: Receipts | undefined): Line {
    const { signal } = ending;
    const exchangeOptions: ExchangeOptions = {
      ...{ service: service.name, secrets: service.secrets(env), keys: service.keys, signal },
      ...{ timeoutMs: patience.timeoutMs, judge: service.judge },
    };
    const fetched = (once: () => Promise<PaidAnswer>): Promise<PaidAnswer> =>
      entrance.pass(async () => {
        if (shut) throw shut;
        signal.throwIfAborted();
        try {
          return await persist(once, patience, signal);
        } catch (failure) {
          if (failure instanceof Failure && failure.kind === 'shut') shut ??= failure;
          throw failure;
        }
      });
    const ask: Line['ask'] = async (identity, once, make) => {
      const asks = (): Promise<PaidAnswer> =>
        fetched(async () => {
          const answer = await once(exchangeOptions);
          make(answer);
          return answer;
        });
      const request = sha256(JSON.stringify([FORMAT, description.id, description.engine, identity]));
      return make(receipts ? await receipts.answer(request, asks) : await asks());
    };
    return {
      ...{ env, sampleRate: description.sampleRate, aligner, ask },
      post: (identity, call, read, make) =>
        ask(identity, async (options_) => read(await exchange(await call(), options_)), make),
    };
  }

  /** What went wrong, in words that name the sentence and hold no key. */
  function asError(cause: unknown, { tokens }: Utterance, secrets: readonly string[]): unknown {
    if (cause instanceof AudioArticleError) return cause;
    const sentence = tokens.map(({ text }) => text).join(' ');
    const shown = `“${sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)}…` : sentence}”`;
    if (ending.signal.aborted || (cause as Error).name === 'AbortError')
      return new AudioArticleError(
        'AA_E_VOICE_FAILED',
        `${description.id} was closed before it had said ${shown}.`,
      );
    if (!(cause instanceof Failure)) return cause;
    if (cause.kind === 'shut')
      return new AudioArticleError(
        'AA_E_VOICE_UNAVAILABLE',
        `${redact(cause.message, secrets)}.`,
        `Check ${service.keys}, and what the account may do and has left.`,
      );
    return new AudioArticleError(
      'AA_E_VOICE_FAILED',
      `The voice ${description.id} could not say ${shown}: ${redact(cause.message, secrets)}.`,
      cause.kind === 'refused'
        ? undefined
        : 'Run it again later: what was spoken is kept and not paid for again.',
    );
  }

  return {
    ...description,
    async speak(utterance, receipts) {
      if (ending.signal.aborted) {
        ending = new AbortController();
        shut = undefined;
      }
      leave ??= aligner.use();
      const env = environment();
      const { tokens } = utterance;
      const secrets = service.secrets(env);
      try {
        const [missing] = service.lacks(env);
        if (missing !== undefined)
          throw new AudioArticleError(
            'AA_E_VOICE_UNAVAILABLE',
            `The voice ${description.id} needs an account of ${service.name}.`,
            service.lacks(env).join(' '),
          );
        if (!isSayable(tokens)) throw new Failure('refused', 'it holds no word');
        const lang = languageTag(utterance.lang) ?? description.lang;
        const pieces = split(tokens, (some) => own.fits(some, lang));
        if (!pieces)
          throw new Failure('refused', `a word of it is longer than ${service.name} takes at once`);
        const line = lineOf(env, receipts);
        const speeches = await Promise.allSettled(
          pieces.map((piece) => (isSayable(piece) ? own.say(piece, lang, line) : silence(piece))),
        );
        const failed = speeches.find(({ status }) => status === 'rejected');
        if (failed?.status === 'rejected') throw failed.reason;
        return join(
          speeches.flatMap((speech) => (speech.status === 'fulfilled' ? [speech.value] : [])),
          description.sampleRate,
        );
      } catch (cause) {
        throw asError(cause, utterance, secrets);
      }
    },
    async close() {
      ending.abort();
      const leaving = leave;
      leave = undefined;
      await leaving?.();
    },
  };
}
