import { sha256 } from './sha256.js';
import type { Store } from './store.js';
import type { Pronunciations, Voice } from './voice/voice.js';

/*
 * How an article's words are said, kept for the next run: flite takes a tenth of the time of a sentence to tell it of the
 * words of that sentence, and nearly all of them were there before.
 */

const nameOf = ({ engine }: Voice, article: string): string =>
  `${sha256(JSON.stringify(['pronunciations', engine.name, engine.version, article]))}.words`;

const readKept = async (store: Store, name: string): Promise<Pronunciations | undefined> =>
  (await store.readFacts(name))?.facts as Pronunciations | undefined;

/** @param article its name */
export async function recallPronunciations(store: Store, voice: Voice, article: string): Promise<void> {
  if (!voice.pronunciations) return;
  const kept = await readKept(store, nameOf(voice, article));
  if (kept) voice.pronunciations.recall(kept);
}

/** Keeps what the voice has asked since it was opened. Never fails. */
export async function keepPronunciations(store: Store, voice: Voice, article: string): Promise<void> {
  const learnt = voice.pronunciations?.learnt() ?? {};
  if (Object.keys(learnt).length === 0) return;
  const name = nameOf(voice, article);
  await store.write(name, { ...(await readKept(store, name)), ...learnt }, new Uint8Array());
}
