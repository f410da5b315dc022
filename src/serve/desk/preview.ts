import { AudioArticleError } from '../../core/errors.js';
import type { PreviewRequest, Rule } from '../../core/inbox.js';
import type { Narration } from '../../core/narration/schema.js';
import { FIRST_CEILING, mastered, TARGET_LOUDNESS } from '../../narrate/audio/master.js';
import { castFor, type Cast } from '../../narrate/cast.js';
import { openEnsemble } from '../../narrate/ensemble.js';
import { narrationLexicon } from '../../narrate/lexicon/apply.js';
import { planNarration, type NarrationPlan, type PlannedSentence } from '../../narrate/plan.js';
import { utterancesOf } from '../../narrate/script.js';
import { openStudio, type Studio } from '../../narrate/studio.js';
import { keepThisThreadFree } from '../../narrate/threads.js';
import { readArticle, type StoredArticle } from '../articles/store.js';
import { spokenBlocks } from '../lexicon/affected.js';
import { holdingRules } from '../lexicon/store.js';
import { faultsOf, tidyRule } from '../lexicon/rule.js';
import { keyOfSource } from '../narrations/publish.js';
import { changeBy } from './decide.js';
import type { Desk } from './desk.js';
import { recentNarrations, placesIn, sentenceIn } from './places.js';
import { levelOf, soundBetween } from './published-sound.js';
import { writeWav } from './wav.js';

/*
 * One sentence, as it would be said with a rule. It is spoken by narrate's own voices and kept where narrate keeps sentences, so
 * that to accept the rule costs nothing again; and it is as loud as the same sentence in the published audio, so that an editor
 * who compares the two hears only what is different.
 */

/** What cannot be heard, and why. */
export interface NotHeard {
  readonly status: 404 | 409 | 422 | 429 | 504;
  readonly detail: string;
  /** JSON Pointer into the request. */
  readonly pointer?: string;
}

export interface Previews {
  /** @param editor one at a time each */
  hear(request: PreviewRequest, editor: string): Promise<Buffer | NotHeard>;
  close(): Promise<void>;
}

const TIME_LIMIT_MS = 25_000;
/** Of all editors: each holds a voice. */
const MOST_AT_ONCE = 4;
const IDLE_MS = 60_000;

export function previews(desk: Desk, { timeLimitMs = TIME_LIMIT_MS } = {}): Previews {
  keepThisThreadFree();
  const busy = new Set<string>();
  const recent = recentNarrations();
  let studio: Studio | undefined;
  let idle: NodeJS.Timeout | undefined;
  const rest = async (): Promise<void> => {
    clearTimeout(idle);
    const open = studio;
    studio = undefined;
    await open?.close();
  };

  async function speak(request: PreviewRequest): Promise<Buffer | NotHeard> {
    // No name holds what a database cannot keep.
    const stored = /\0|\p{Cs}/u.test(request.article)
      ? undefined
      : await readArticle(desk.pool, request.article);
    if (!stored)
      return { status: 404, pointer: '/article', detail: `There is no article “${request.article}”.` };
    const cast = await castFor(
      stored.options.lang ?? stored.article.lang,
      [stored.options.voice ?? []].flat(),
    );
    const planned = await planSentence(desk, stored, request, cast);
    if ('status' in planned) return planned;
    const { sentence, lang } = planned;
    await cast.learn([lang, ...sentence.tokens.flatMap((token) => token.lang ?? [])]);
    clearTimeout(idle);
    studio ??= openStudio();
    const ensemble = openEnsemble(cast, studio, desk.store);
    const take = await ensemble.speak(utterancesOf(sentence, lang, (other) => cast.voiceFor(other).id));
    const { sampleRate } = ensemble;
    const start = Math.floor(((take.marks[0]?.startMs ?? 0) * sampleRate) / 1000);
    const end = Math.ceil(((take.marks.at(-1)?.endMs ?? 0) * sampleRate) / 1000);
    const raw = mastered(take.pcm, sampleRate, 0, 0);
    const level = levelOf(raw.subarray(start, end), sampleRate);
    const narration = await placesIn(desk.pool, desk.storage, recent).narrationOf(stored.name);
    const wanted =
      (narration && (await publishedLevel(desk, narration, request, planned.text))) ?? TARGET_LOUDNESS;
    const gain =
      Number.isFinite(level) && Number.isFinite(wanted) ? Math.max(-40, Math.min(40, wanted - level)) : 0;
    return writeWav(mastered(take.pcm, sampleRate, gain, FIRST_CEILING), sampleRate);
  }

  return {
    async hear(request, editor) {
      if (busy.has(editor))
        return { status: 429, detail: 'Your last sentence is still being spoken. Wait until it is there.' };
      if (busy.size >= MOST_AT_ONCE)
        return { status: 429, detail: 'Other editors are listening just now. Try again in a few seconds.' };
      busy.add(editor);
      let limit: NodeJS.Timeout | undefined;
      const late = new Promise<NotHeard>((resolve) => {
        limit = setTimeout(
          () =>
            resolve({
              status: 504,
              detail: 'The voice has not answered in time. Try again in a minute: what it says is kept.',
            }),
          timeLimitMs,
        );
      });
      const speaking = speak(request).catch(inWords);
      // What comes too late fails unheard.
      speaking.catch(() => undefined);
      try {
        return await Promise.race([speaking, late]);
      } finally {
        clearTimeout(limit);
        busy.delete(editor);
        if (busy.size === 0) {
          clearTimeout(idle);
          idle = setTimeout(() => void rest(), IDLE_MS);
          idle.unref();
        }
      }
    },
    close: rest,
  };
}

function inWords(error: unknown): NotHeard {
  if (!(error instanceof AudioArticleError)) throw error;
  return {
    status: 422,
    detail: error.remedy === undefined ? error.message : `${error.message} ${error.remedy}`,
  };
}

interface ToSay {
  readonly sentence: PlannedSentence;
  readonly text: string;
  readonly lang: string;
}

async function planSentence(
  desk: Desk,
  stored: StoredArticle,
  { block, sentence, rule }: PreviewRequest,
  cast: Cast,
): Promise<ToSay | NotHeard> {
  const { lang, around } = await desk.readingOf(stored);
  const files = await desk.lexiconFiles();
  const change = changeBy({ kind: 'put', rules: rule ? [rule] : [] }, await holdingRules(desk.pool), files);
  const lexicon = narrationLexicon([{ file: 'preview', entries: change?.after ?? [] }], around);
  const written = spokenBlocks(stored, lang)[block];
  if (!written) return noSuchSentence(stored);
  await cast.learn([
    ...(written.lang ? [written.lang] : []),
    ...(written.passages ?? []).map((passage) => passage.lang),
  ]);
  const hasOwnVoice = (other: string): boolean => cast.voiceFor(other) !== cast.main;
  const plan: NarrationPlan = planNarration({ ...stored.article, blocks: [written] }, lang, {
    lexicon,
    hasOwnVoice,
  });
  const found = plan.blocks[0]?.sentences[sentence];
  if (!found) return noSuchSentence(stored);
  const blockLang = written.lang ?? lang;
  if (rule && rule.say.kind === 'phonemes' && !cast.main.phonemes)
    return {
      ...{ status: 422, pointer: '/rule/say' },
      detail: `The voice ${cast.main.name} cannot follow phonemes. Write what is to be said instead, or let it be spelled.`,
    };
  if (rule) {
    const asked = tidyRule(rule);
    const say = JSON.stringify(asked.say);
    const hits = lexicon.find(written.text, found, () => blockLang);
    const isOwn = (one: { readonly rule: Pick<Rule, 'word' | 'say'> }): boolean =>
      one.rule.word === asked.word && JSON.stringify(one.rule.say) === say;
    if (!hits.some(({ entry }) => isOwn(entry))) {
      const alone = narrationLexicon([{ file: 'preview', entries: [{ rule: asked, line: 1 }] }], around);
      const would = alone.find(written.text, found, () => blockLang).length > 0;
      return {
        ...{ status: 422, pointer: '/rule' },
        detail: would
          ? 'Another rule is nearer or stronger in this sentence, so that this one changes nothing here.'
          : `“${asked.word}” is not found in this sentence as the rule asks for it: look at its case, match, language and scope.`,
      };
    }
  }
  return { sentence: found, text: written.text.slice(found.start, found.end), lang: blockLang };
}

const noSuchSentence = ({ name }: StoredArticle): NotHeard => ({
  ...{ status: 404, pointer: '/sentence' },
  detail: `“${name}” has no such sentence; it may have been edited. Load the page again.`,
});

/** LUFS of the sentence as listeners hear it. */
async function publishedLevel(
  { storage }: Desk,
  narration: Narration,
  { block, sentence }: PreviewRequest,
  text: string,
): Promise<number | undefined> {
  const found = sentenceIn(narration, { block, sentence, text });
  const source = narration.audio.find(({ type }) => type === 'audio/mpeg');
  if (!found || !source) return undefined;
  const key = keyOfSource(source, storage);
  try {
    const mp3 = key === undefined ? undefined : (await storage.get(key))?.bytes;
    const sound = mp3 && (await soundBetween(mp3, found.startMs, found.endMs));
    return sound && sound.pcm.length > 0 ? levelOf(sound.pcm, sound.sampleRate) : undefined;
  } catch {
    // It is compared by ear only: that it is gone or damaged is told elsewhere.
    return undefined;
  }
}

/** What is wrong with a rule, as the request names it. */
export const ruleFaults = (rule: Rule): { pointer: string; detail: string }[] =>
  faultsOf(tidyRule(rule)).map(({ pointer, detail }) => ({ pointer: `#/rule${pointer}`, detail }));
