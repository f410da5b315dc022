import { clipEnergies } from './audio/master.js';
import { heard } from './audio/placing.js';
import { sha256 } from './sha256.js';
import type { Store } from './store.js';
import type { PaidAnswer, Receipts, Speech, Utterance, Voice } from './voice/voice.js';

/** A sentence that was spoken, with what the audio needs to know of it. */
export interface Take extends Speech {
  /** Of the samples. */
  readonly sha256: string;
  /** What it brings to the loudness of a track (audio/master.ts). */
  readonly energies: readonly number[];
}

/** A take, and whether it was spoken just now or kept from before. */
export interface GivenTake extends Take {
  readonly fresh: boolean;
}

/** A take without its samples: nothing more is asked of most. */
export interface HeardTake extends Omit<GivenTake, 'pcm'> {
  /** How many. */
  readonly samples: number;
}

export const heardOf = ({ pcm, ...take }: GivenTake): HeardTake => ({ ...take, samples: pcm.length });

export interface CachedVoice extends Omit<Voice, 'speak' | 'close'> {
  speak(utterance: Utterance): Promise<GivenTake>;
  /** The same, but what is kept stays on disk. */
  hear(utterance: Utterance): Promise<HeardTake>;
  /** Speaks what is not kept before `speak` asks for it, which takes the outcome over, whatever it is. @returns whether it does */
  speakAhead(utterance: Utterance): boolean;
  /** Sentences since it was opened. */
  readonly counts: { readonly spoken: number; readonly reused: number };
}

/** Raised when an entry's form or the way a voice is driven changes. */
const FORMAT = 3;

const keyOf = ({ id, engine, sampleRate }: Voice, { tokens, lang }: Utterance): string =>
  sha256(
    JSON.stringify([
      ...[FORMAT, engine.name, engine.version, id, sampleRate, lang],
      tokens.map(({ text, ipa }) => (ipa === undefined ? text : [text, ipa])),
    ]),
  );

type Facts = Pick<Take, 'marks' | 'energies' | 'sha256'>;

const factsOf = ({ marks, energies, sha256: checksum }: Facts): Facts => ({
  marks,
  energies,
  sha256: checksum,
});

const bytesOf = ({ pcm }: Pick<Take, 'pcm'>): Uint8Array =>
  new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);

const samplesOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Int16Array =>
  new Int16Array(buffer, byteOffset, byteLength / 2);

export function takeOf({ pcm, marks }: Speech, sampleRate: number): Take {
  const { start, end } = heard({ marks, samples: pcm.length }, sampleRate);
  const energies = clipEnergies(pcm.subarray(start, end), sampleRate);
  return { pcm, marks, energies, sha256: sha256(bytesOf({ pcm })) };
}

/** What stands between a service's answer and what is made of it: another run has made it meanwhile. */
class SpokenMeanwhile extends Error {}

/**
 * The voice, but a sentence that the store holds is not spoken again, and equal sentences in flight are spoken once. What a
 * service answered is kept at once and goes when the sentence stands: whatever fails in between, or kills the process,
 * costs no money. Of several processes one asks, the others wait for its answer.
 */
export function cachedVoice(voice: Voice, store: Store): CachedVoice {
  const counts = { spoken: 0, reused: 0 };
  const inFlight = new Map<string, Promise<GivenTake>>();
  const ahead = new Map<string, Promise<GivenTake>>();

  async function kept(name: string): Promise<GivenTake | undefined> {
    const entry = await store.read(name);
    return entry && { ...factsOf(entry.facts as Facts), pcm: samplesOf(entry.bytes), fresh: false };
  }

  async function find(key: string, utterance: Utterance): Promise<GivenTake> {
    const name = `${key}.speech`;
    const found = await kept(name);
    if (found) {
      counts.reused++;
      return found;
    }
    const paid: string[] = [];
    const asked: string[] = [];
    const receipts: Receipts = {
      answer(request, ask) {
        const receipt = `${request}.paid`;
        paid.push(receipt);
        return store.alone(receipt, async (): Promise<PaidAnswer> => {
          const before = await store.read(receipt);
          if (before) return before as PaidAnswer;
          if (await store.read(name)) throw new SpokenMeanwhile();
          asked.push(receipt);
          const answer = await ask();
          await store.write(receipt, answer.facts, answer.bytes);
          return answer;
        });
      },
    };
    try {
      const take = await speak(utterance, receipts);
      const fresh = asked.length > 0 || paid.length === 0;
      counts[fresh ? 'spoken' : 'reused']++;
      // What was paid for begins with the word: it is the last that the store gives up (store-limit.ts).
      const facts = { ...(paid.length > 0 && { paid: true }), ...factsOf(take) };
      await store.write(name, facts, bytesOf(take));
      for (const receipt of paid) await store.remove(receipt);
      return { ...take, fresh };
    } catch (error) {
      const meanwhile = error instanceof SpokenMeanwhile ? await kept(name) : undefined;
      if (!meanwhile) throw error;
      counts.reused++;
      return meanwhile;
    }
  }

  async function speak(utterance: Utterance, receipts: Receipts): Promise<Take> {
    return takeOf(await voice.speak(utterance, receipts), voice.sampleRate);
  }

  function give(utterance: Utterance): Promise<GivenTake> {
    const key = keyOf(voice, utterance);
    const begun = ahead.get(key);
    ahead.delete(key);
    if (begun) return rememberInFlight(key, begun);
    const found = inFlight.get(key);
    if (found) {
      counts.reused++;
      return found.then((take) => ({ ...take, fresh: false }));
    }
    return rememberInFlight(key, find(key, utterance));
  }

  function rememberInFlight(key: string, finding: Promise<GivenTake>): Promise<GivenTake> {
    const remembered = finding.finally(() => inFlight.delete(key));
    inFlight.set(key, remembered);
    return remembered;
  }

  return {
    ...voice,
    counts,
    speakAhead(utterance) {
      const key = keyOf(voice, utterance);
      if (ahead.has(key) || store.has(`${key}.speech`)) return false;
      const finding = find(key, utterance);
      // Told when it is asked for, if ever.
      finding.catch(() => undefined);
      ahead.set(key, finding);
      return true;
    },
    speak: give,
    async hear(utterance) {
      const key = keyOf(voice, utterance);
      const isUnderWay = ahead.has(key) || inFlight.has(key);
      const entry = isUnderWay ? undefined : await store.readFacts(`${key}.speech`);
      if (!entry) return heardOf(await give(utterance));
      counts.reused++;
      return { ...factsOf(entry.facts as Facts), samples: entry.length / 2, fresh: false };
    },
  };
}
