import { del, get } from 'idb-keyval';
import fc from 'fast-check';
import type { Narration } from '../../../src/core/narration/schema.js';
import { timeOf } from '../../../src/core/place.js';
import { timelineOf } from '../../../src/core/timeline.js';
import type { AudioArticle } from '../../../src/player/audio-article.js';
import { deviceStore, positionKey } from '../../../src/player/device.js';
import { insideOf } from '../../../src/player/inside.js';
import type { KeptPlace } from '../../../src/player/position-store.js';
import { assert } from '../dialogs/assert.js';
import { article, frame, narrationOf, reader, texts, until, wait } from './page.js';

/*
 * What may happen to two players of a page, in any order, and what must hold all the while: one voice, no place lost,
 * nothing written that can be heard without a cause. Not every step waits for the one before to take effect.
 */

const lines = Array.from({ length: 12 }, (_, i) => `Sentence number ${i} tells of the sea and of the ships.`);
export const narrations: Readonly<Record<string, Narration>> = {
  harbour: narrationOf([...texts, ...lines], { endMs: 60_000, id: 'harbour' }),
  quay: narrationOf(['The quay', ...lines], { endMs: 60_000, id: 'quay' }),
};
/** Seconds, of both. */
const END = 60;
/** Asked anew, a browser may play the last half second once more. */
const BACK_S = 0.6;
/** What is kept while it plays is no more behind (keep-place.ts), in ms; the clock of a busy machine may be. */
const BEHIND_MS = 2500;
/** Chromium tells of a pause before it has told where it stopped: 100 ms at 3× (seen). */
const PAUSED_MS = 400;
/** Nearer to the beginning or the end nothing is offered. */
const NEAR_MS = 5000;

/** What is known of one player. */
interface Voice {
  /** Seconds: where it was seen last, and when; undefined after the narration went or ended. */
  seen: { readonly at: number; readonly when: number } | undefined;
  /** Of what it plays; undefined: nothing that could be played. */
  narration: string | undefined;
  isThere: boolean;
  /** Heard since it was put where it is: its place is worth keeping. */
  hasPlayed: boolean;
}

export interface Model {
  readonly voices: readonly [Voice, Voice];
  /** Those of which it has been asked, and not been taken back. */
  readonly wanted: Set<number>;
  /** One act has decided alone who speaks: then that one does. */
  isSure: boolean;
}

export interface Page {
  readonly players: readonly [AudioArticle, AudioArticle];
  /** What has been asked for, and by what it was followed. */
  readonly log: string[];
  /** Errors that nobody caught. */
  readonly errors: string[];
  /** ms that the device's clock is ahead. */
  clock: number;
}

const isPlaying = ({ players }: Page, i: number): boolean => !players[i]!.paused && !players[i]!.ended;
const mediaOf = (player: AudioArticle): HTMLMediaElement => insideOf(player).media;

/** All that was asked for has come or failed. */
async function settled(page: Page): Promise<void> {
  for (const player of page.players) {
    await player.updateComplete;
    await insideOf(player).source.loading;
    await insideOf(player).session?.listen();
  }
  await until('nobody seeks', () =>
    page.players.every((player) => !player.seeking && (player.paused || player.readyState >= 3)),
  );
  await frame();
  await wait(30);
}

/** Compares what is so with what must be. */
async function settle(model: Model, page: Page): Promise<void> {
  await settled(page);
  const said = (): string => page.log.join(', ');
  const only = [...model.wanted][0];
  if (model.isSure && only !== undefined)
    await until(
      () => `${only} plays: ${said()}`,
      () => isPlaying(page, only),
    );
  await until(
    () => `nobody else plays: ${said()}`,
    () => page.players.every((_, i) => !isPlaying(page, i) || model.wanted.has(i)),
  );
  const playing = page.players.flatMap((_, i) => (isPlaying(page, i) ? [i] : []));
  assert(playing.length <= 1, `one voice, not ${playing.length}: ${said()}`);
  model.wanted.clear();
  for (const i of playing) model.wanted.add(i);
  model.isSure = true;
  model.voices.forEach((voice, i) => look(voice, page, i));
  for (const [i, voice] of model.voices.entries()) await assertKept(voice, page, i);
  assert(page.errors.length === 0, `no error, but ${page.errors.join(', ')}: ${said()}`);
}

/** The position goes on with time, and nowhere else. */
function look(voice: Voice, page: Page, i: number): void {
  const player = page.players[i]!;
  const { currentTime } = player;
  if (voice.seen && voice.narration) {
    const { at, when } = voice.seen;
    const most = at + ((performance.now() - when) / 1000) * 3 + 0.3;
    assert(
      currentTime >= at - BACK_S && currentTime <= Math.max(most, at + 0.3),
      `the ${i}. player is where it was, between ${at.toFixed(2)} and ${most.toFixed(2)}, not at ${currentTime}: ${page.log.join(', ')}`,
    );
  }
  voice.seen = player.ended ? undefined : { at: currentTime, when: performance.now() };
}

/** What the next visit would offer is where this one is. */
async function assertKept(voice: Voice, page: Page, i: number): Promise<void> {
  const player = page.players[i]!;
  const narration = narrations[voice.narration ?? ''];
  if (!voice.isThere || !voice.hasPlayed || !narration || player.ended) return;
  const ms = player.currentTime * 1000;
  if (ms < NEAR_MS || ms > END * 1000 - NEAR_MS) return;
  let keptMs: number | undefined;
  const isKept = async (): Promise<boolean> => {
    const kept = await get<KeptPlace>(positionKey(narration.id), deviceStore);
    keptMs = kept?.place ? timeOf(narration, timelineOf(narration), kept.place) : undefined;
    const now = player.currentTime * 1000;
    return (
      keptMs !== undefined && keptMs <= now + 50 && keptMs >= now - (player.paused ? PAUSED_MS : BEHIND_MS)
    );
  };
  for (let looks = 0; !(await isKept()); looks++) {
    if (looks > 1500)
      throw new Error(
        `Kept of ${narration.id} is ${keptMs}, it is at ${player.currentTime * 1000}: ${page.log.join(', ')}`,
      );
    await wait(20);
  }
}

type Step = fc.AsyncCommand<Model, Page>;

/** @param act what happens to one of the two, and to what is known of it */
const step = (
  name: string,
  i: number,
  act: (page: Page, player: AudioArticle, model: Model, voice: Voice) => void | Promise<void>,
  canBe: (model: Readonly<Model>) => boolean = () => true,
): Step => ({
  check: canBe,
  async run(model, page) {
    page.log.push(`${name} ${i}`);
    await act(page, page.players[i]!, model, model.voices[i]!);
  },
  toString: () => `${name} ${i}`,
});

function begins(model: Model, i: number): void {
  const { narration, isThere } = model.voices[i]!;
  if (!narration || !isThere) return;
  model.isSure = [...model.wanted].every((other) => other === i) && (model.isSure || model.wanted.size === 0);
  model.wanted.add(i);
}

function stops(model: Model, i: number): void {
  model.wanted.delete(i);
  // Somebody may have been paused by this one.
  model.isSure = model.wanted.size === 0;
}

const sought = (voice: Voice, seconds: number): void => {
  voice.seen = { at: Math.max(0, Math.min(END, seconds)), when: performance.now() };
};

const isThere =
  (i: number) =>
  (model: Readonly<Model>): boolean =>
    model.voices[i]!.isThere;
const isPlayable =
  (i: number) =>
  (model: Readonly<Model>): boolean =>
    model.voices[i]!.isThere && model.voices[i]!.narration !== undefined;

/** What assistive technology could hear of a change. */
function heardOf(records: readonly MutationRecord[]): string[] {
  return records.flatMap(({ type, target, attributeName }) => {
    const element = target instanceof Element ? target : target.parentElement;
    if (!element?.isConnected || element.closest('[aria-hidden=true]') || attributeName === 'class')
      return [];
    return [`${type} ${attributeName ?? ''} in ${element.className || target.nodeName}`];
  });
}

const all = { attributes: true, characterData: true, childList: true, subtree: true };
const QUIET_MS = 400;

/** Nothing is asked for: nothing is written. */
async function assertQuiet(model: Model, page: Page): Promise<void> {
  await settle(model, page);
  if (page.players.some(({ currentTime }) => currentTime > END - 5)) return;
  const heard: string[] = [];
  let heardAt = performance.now();
  const observer = new MutationObserver((records) => {
    const now = heardOf(records);
    if (now.length > 0) heardAt = performance.now();
    heard.push(...now);
  });
  observer.observe(document.body, all);
  for (const { shadowRoot } of page.players) if (shadowRoot) observer.observe(shadowRoot, all);
  try {
    // What was asked for before may still come, as code does that is loaded for it: then it is silent for good.
    await until(
      () => `it is silent: ${heard.slice(-5).join('; ')}`,
      () => performance.now() - heardAt > QUIET_MS,
    );
    heard.length = 0;
    await wait(QUIET_MS);
    assert(heard.length === 0, `nothing is written: ${heard.join('; ')}, after ${page.log.join(', ')}`);
  } finally {
    observer.disconnect();
  }
}

function hide(isHidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** @returns whether there is such a button: a bare player has none */
function press(player: AudioArticle, part: string, nth = 0): boolean {
  const button = player.shadowRoot?.querySelectorAll<HTMLElement>(`[part~=${part}]`)[nth];
  button?.click();
  return Boolean(button);
}

const one = fc.constantFrom(0, 1);
const seconds = fc.double({ min: 0, max: END - 6, noNaN: true }).map((s) => Math.round(s * 10) / 10);

/** Everything that may happen. */
export const steps: fc.Arbitrary<Step>[] = [
  /* The listener */
  one.map((i) =>
    step(
      'press Play or Pause',
      i,
      (_page, player, model) => {
        const wasPaused = player.paused;
        if (!press(player, 'play')) return;
        if (wasPaused) begins(model, i);
        else stops(model, i);
      },
      isPlayable(i),
    ),
  ),
  fc.tuple(one, fc.constantFrom(0, 1)).map(([i, nth]) =>
    step(
      nth ? 'press Forward' : 'press Back',
      i,
      (_page, player, _model, voice) => {
        const from = player.currentTime;
        if (press(player, 'skip', nth)) sought(voice, from + (nth ? 15 : -15));
      },
      isPlayable(i),
    ),
  ),
  fc.tuple(one, fc.constantFrom('0.5', '1', '2', '3')).map(([i, rate]) =>
    step(
      `choose speed ${rate}`,
      i,
      (_page, player) => {
        const select = player.shadowRoot?.querySelector('select');
        if (!select) return;
        select.value = rate;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      },
      isThere(i),
    ),
  ),
  fc.tuple(one, fc.constantFrom('ships', 'sea')).map(([i, word]) =>
    step(
      `click “${word}”`,
      i,
      async (page, player, model, voice) => {
        await settle(model, page);
        const text = player.querySelector('p:last-of-type');
        if (!text || voice.narration !== (i ? 'quay' : 'harbour')) return;
        const { left, top, width, height } = reader.rectOf(word, 0, text);
        const at = { clientX: left + width / 2, clientY: top + height / 2 };
        if (document.elementFromPoint(at.clientX, at.clientY) !== text) return;
        text.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1, ...at }));
        begins(model, i);
        voice.seen = undefined;
        await until('it plays from there', () => !player.paused);
        // Before what begins on a single click.
        await wait(20);
      },
      isPlayable(i),
    ),
  ),
  /* The page's script */
  one.map((i) =>
    step(
      'play()',
      i,
      (_page, player, model) => {
        begins(model, i);
        player.play().catch(() => undefined);
      },
      isPlayable(i),
    ),
  ),
  one.map((i) =>
    step('pause()', i, (_page, player, model) => {
      stops(model, i);
      player.pause();
    }),
  ),
  fc.tuple(one, seconds).map(([i, to]) =>
    step(
      `currentTime = ${to}`,
      i,
      (_page, player, _model, voice) => {
        player.currentTime = to;
        sought(voice, to);
      },
      isPlayable(i),
    ),
  ),
  fc.tuple(one, fc.constantFrom('harbour', 'quay', 'none')).map(([i, name]) =>
    step(
      `src = ${name}`,
      i,
      async (page, player, model, voice) => {
        const src = `/transcripts/${name}.json`;
        if (player.src === src) return;
        await settle(model, page);
        player.src = src;
        stops(model, i);
        voice.narration = name === 'none' ? undefined : name;
        voice.seen = undefined;
        voice.hasPlayed = false;
        await player.updateComplete;
      },
      isThere(i),
    ),
  ),
  fc
    .tuple(one, fc.constantFrom('de', 'en', 'ar'))
    .map(([i, lang]) => step(`lang = ${lang}`, i, (_page, player) => void (player.lang = lang))),
  one.map((i) => step('bare or not', i, (_page, player) => void (player.bare = !player.bare))),
  /* The audio */
  one.map((i) =>
    step(
      'goes to its end',
      i,
      async (page, player, model, voice) => {
        await settle(model, page);
        if (!isPlaying(page, i)) return;
        player.playbackRate = 1;
        player.currentTime = END - 0.3;
        await until('it has ended', () => player.ended);
        stops(model, i);
        voice.seen = undefined;
        voice.hasPlayed = false;
        await until('that it was heard to the end is kept', async () => {
          const kept = await get<KeptPlace>(positionKey(voice.narration ?? ''), deviceStore);
          return kept?.place === null;
        });
      },
      isPlayable(i),
    ),
  ),
  one.map((i) =>
    step('is told that data is late', i, (_page, player) => {
      for (const type of ['waiting', 'stalled', 'canplay']) mediaOf(player).dispatchEvent(new Event(type));
    }),
  ),
  /* The network, the device */
  fc
    .constantFrom('offline', 'online')
    .map((type) => step(type, 0, () => void dispatchEvent(new Event(type)))),
  fc
    .constantFrom(-3_600_000, -200_000, 200_000, 86_400_000)
    .map((ms) => step(`the clock jumps ${ms} ms`, 0, (page) => void (page.clock += ms))),
  one.map((i) =>
    step('the kept place is deleted', i, async (page, _player, model, voice) => {
      await settle(model, page);
      await del(positionKey(voice.narration ?? ''), deviceStore);
      // Until the next word of it.
      for (const each of model.voices) each.hasPlayed = false;
    }),
  ),
  /* The tab */
  fc.boolean().map((isHidden) => step(isHidden ? 'tab hidden' : 'tab seen', 0, () => hide(isHidden))),
  fc.constant(
    step('the page is left and comes back', 0, (_page, _player, model) => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      for (const i of [0, 1]) stops(model, i);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    }),
  ),
  fc.boolean().map((isAwake) =>
    step(isAwake ? 'another tab begins' : 'another tab has the lock', 0, async (page, _player, model) => {
      await settle(model, page);
      if (isAwake) {
        const channel = new BroadcastChannel('audio-article:voice');
        channel.postMessage({ at: Date.now() + 1e9, by: 2 });
        channel.close();
      } else await navigator.locks.request('audio-article:voice', { steal: true }, () => undefined);
      for (const i of [0, 1]) stops(model, i);
      await until('it is silent', () => page.players.every(({ paused }) => paused));
    }),
  ),
  /* The page changes */
  one.map((i) =>
    step(
      'taken out',
      i,
      async (page, player, model, voice) => {
        await settle(model, page);
        player.remove();
        stops(model, i);
        voice.isThere = false;
        voice.hasPlayed = false;
        await wait(0);
      },
      isThere(i),
    ),
  ),
  one.map((i) =>
    step(
      'put back',
      i,
      (_page, player, _model, voice) => {
        document.body.append(player);
        voice.isThere = true;
      },
      (model) => !model.voices[i].isThere,
    ),
  ),
  one.map((i) =>
    step(
      'moved',
      i,
      (_page, player, _model, voice) => {
        document.body.prepend(player);
        voice.hasPlayed = false;
      },
      isThere(i),
    ),
  ),
  one.map((i) =>
    step('its article changes', i, (_page, player) => {
      const last = player.querySelector('p:last-of-type');
      if (last) last.textContent = 'Sentence number 3 tells of the sea and of the ships.';
      else player.append(document.createRange().createContextualFragment(article));
    }),
  ),
  /* Time */
  fc.constant(step('time', 0, () => wait(60))),
  fc.constant(step('all is settled', 0, (page, _player, model) => settle(model, page))),
  fc.constant(step('nobody does anything', 0, (page, _player, model) => assertQuiet(model, page))),
];

/** Two players on an empty page, one around an article. */
export async function openBoth(): Promise<{ model: Model; real: Page; end: () => void }> {
  const players = ['harbour', 'quay'].map((name) => {
    const player = document.createElement('audio-article');
    player.src = `/transcripts/${name}.json`;
    const paragraphs = lines.map((line) => `<p>${line}</p>`).join('');
    player.append(
      document
        .createRange()
        .createContextualFragment((name === 'harbour' ? article : '<h2>The quay</h2>') + paragraphs),
    );
    document.body.append(player);
    return player;
  }) as unknown as [AudioArticle, AudioArticle];
  await until('both have loaded', () => players.every(({ readyState }) => readyState > 0));
  const page: Page = { players, log: [], errors: [], clock: 0 };
  const ended = new AbortController();
  const { signal } = ended;
  addEventListener('error', ({ message }) => page.errors.push(message), { signal });
  addEventListener('unhandledrejection', ({ reason }) => page.errors.push(String(reason)), { signal });
  // Once both have what it takes, there is never a moment with two.
  const together = (): void => {
    const hear = players.filter((player) => !player.paused && insideOf(player).session?.listening);
    if (hear.length > 1) page.errors.push('two voices');
  };
  for (const player of players)
    for (const type of ['playing', 'timeupdate']) player.addEventListener(type, together, { signal });
  const { now } = Date;
  Date.now = () => now() + page.clock;
  const voice = (narration: string): Voice => ({
    seen: undefined,
    narration,
    isThere: true,
    hasPlayed: false,
  });
  const voices = [voice('harbour'), voice('quay')] as const;
  voices.forEach((each, i) => {
    const player = players[i]!;
    player.addEventListener('timeupdate', () => (each.hasPlayed ||= !player.paused), { signal });
  });
  return {
    model: { voices, wanted: new Set(), isSure: true },
    real: page,
    end() {
      Date.now = now;
      Reflect.deleteProperty(document, 'hidden');
      ended.abort();
      for (const player of players) player.remove();
    },
  };
}

export { settle };
