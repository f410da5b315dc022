import { AudioArticleError } from '../../../core/errors.js';
import type { IpaTable } from '../../../core/lexicon/ipa.js';
import type { Speech, Utterance } from '../voice.js';
import { marksOf, phonesOf, stretchesOf } from './marks.js';
import { askMnemonics, mnemonicsOf } from './phonemes.js';
import type { Espeak } from './program.js';
import { markedText } from './ssml.js';

export const SAMPLE_RATE = 22_050;

/** By the engine's identifier; asked once in the life of this process. */
const tables = new Map<string, Promise<IpaTable<string>>>();

function tableOf(engine: Espeak, identifier: string): Promise<IpaTable<string>> {
  const asking = tables.get(identifier) ?? askMnemonics(engine, identifier);
  tables.set(identifier, asking);
  asking.catch(() => tables.delete(identifier));
  return asking;
}

const soundless = /^[^\p{L}\p{N}\p{S}]*$/u;

/** @throws AudioArticleError AA_E_VOICE_FAILED */
export async function speakWith(
  engine: Espeak,
  identifier: string,
  id: string,
  { tokens }: Utterance,
): Promise<Speech> {
  const text = tokens.map((token) => token.text).join(' ');
  const refuse = (reason: string, cause?: unknown): AudioArticleError =>
    new AudioArticleError(
      'AA_E_VOICE_FAILED',
      `The voice ${id} could not say “${text.slice(0, 120)}”: ${reason}.`,
      undefined,
      { cause },
    );
  if (soundless.test(text)) throw refuse('it holds no word');
  const say = async (said: Utterance['tokens']): ReturnType<Espeak['speak']> => {
    try {
      const table = said.some(({ ipa }) => ipa !== undefined) ? await tableOf(engine, identifier) : {};
      return await engine.speak(
        identifier,
        markedText(said, ({ ipa }) => (ipa === undefined ? undefined : mnemonicsOf(ipa, table))),
      );
    } catch (cause) {
      throw refuse(cause instanceof Error ? cause.message : String(cause), cause);
    }
  };
  const { pcm, events } = await say(tokens);
  if (phonesOf(events).length === 0) throw refuse('it made no sound of it');
  const stretches = stretchesOf(
    events,
    tokens.map((token) => !soundless.test(token.text)),
    (pcm.length * 1000) / SAMPLE_RATE,
  );
  const alone = new Map<number, readonly string[]>();
  for (const { from, to } of stretches)
    for (let token = from; to - from > 1 && token < to; token++)
      alone.set(token, phonesOf((await say(tokens.slice(token, token + 1))).events));
  return {
    pcm,
    marks: marksOf(stretches, (token) => alone.get(token) ?? []),
    phones: stretches.flatMap(({ phones }) =>
      phones.map(({ name, startMs, endMs }) => ({ name, startMs, endMs })),
    ),
  };
}
