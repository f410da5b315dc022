import { update } from 'idb-keyval';
import { barItems } from './bar/items.js';
import { deviceStore, recall, SETTINGS_KEY } from './device.js';
import { keep } from './keep.js';

/*
 * What the listener has set, for all articles of the site: one table, one place on the device, one set of listeners
 * for all players of the page. Other tabs hear of a change at once. The entry does not hold this: it is loaded when
 * something was set before, or is about to be.
 */

interface Row<T> {
  readonly initial: T;
  /** What the device holds may be of another version, or damaged. */
  readonly accepts: (value: unknown) => boolean;
  readonly choices?: readonly T[];
}

const oneOf = <const T, const U = never>(initial: T, ...others: readonly U[]): Row<T | U> => ({
  initial,
  choices: [initial, ...others],
  accepts: (value) => value === initial || others.includes(value as U),
});
const flag = (initial: boolean): Row<boolean> => oneOf<boolean, boolean>(initial, !initial);
const between = (initial: number, min: number, max: number): Row<number> => ({
  initial,
  accepts: (value) => typeof value === 'number' && value >= min && value <= max,
});
const someOf = <T>(items: readonly T[]): Row<readonly T[] | null> => ({
  initial: null,
  accepts: (value) =>
    value === null || (Array.isArray(value) && value.every((item) => items.includes(item as T))),
});
const letters = (): Row<Readonly<Record<string, string>>> => ({
  initial: {},
  accepts: (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((letter) => typeof letter === 'string' && /^[A-Z]?$/.test(letter)),
});

const colour = (initial: string): Row<string> => ({
  initial,
  accepts: (value) => typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value),
});

/** How the text looks (WCAG 1.4.8); `page`: as its publisher has made it. */
const look = {
  /** Per cent of the page's own. */
  textSize: oneOf(100, 110, 125, 150, 175, 200, 250, 300),
  /** Of the text's size. */
  lineHeight: oneOf('page', 1.5, 1.75, 2, 2.5),
  /** Between paragraphs, in lines. */
  paragraphGap: oneOf('page', 1.5, 2, 3),
  /** The most characters in a line. */
  lineLength: oneOf('page', 50, 60, 70, 80),
  /** `start`: even at the side where lines begin, ragged at the other. */
  align: oneOf('page', 'start'),
  colours: oneOf('page', 'light', 'sepia', 'dark', 'yellow', 'own'),
  /** Where the colours are the listener's own, `#rrggbb`. */
  ink: colour('#1a1b1f'),
  paper: colour('#ffffff'),
  /** At the line that is being read. */
  ruler: oneOf('none', 'underline', 'bar', 'box'),
} satisfies Record<string, Row<unknown>>;

const table = {
  /** Playback rate. */
  rate: between(1, 0.5, 3),
  volume: between(1, 0, 1),
  muted: flag(false),
  /** ms before the voice begins after a key or an assistive technology has asked for it. */
  startDelay: between(600, 0, 1000),
  /** The voice gives way while the player is used by keys. */
  lowerWhileUsed: flag(false),
  /** What is marked in the text; `auto` is both, and the sentence alone under reduced motion and at high speed. */
  highlight: oneOf('auto', 'off', 'sentence', 'word', 'both'),
  /** The page scrolls along. */
  follow: flag(true),
  /** A click in the text plays from there. */
  clickToPlay: flag(true),
  /** Music that the publisher has put beside the voice; `auto`: where motion and data are not to be saved. */
  soundtrack: oneOf('auto', 'on', 'off'),
  /** Play, Back and Forward stay in view when the player has scrolled away. */
  mini: flag(true),
  /** After pausing, the focus goes to the paragraph that was read last. */
  textAfterPause: flag(false),
  ...look,
  /** What is brought into the bar; null: what the publisher has set. */
  bar: someOf(barItems),
  /** Letters that do something while the focus is in the player, and with Alt and Shift anywhere on the page. */
  keysInPlayer: flag(false),
  keysOnPage: flag(false),
  /** Other letters than at first, by action. */
  keys: letters(),
} satisfies Record<string, Row<unknown>>;

type Widened<T> = T extends Row<infer V> ? V : never;
export type Settings = { readonly [K in keyof typeof table]: Widened<(typeof table)[K]> };

const names = Object.keys(table) as (keyof Settings)[];
const initial = Object.fromEntries(names.map((name) => [name, table[name].initial])) as unknown as Settings;

/** Of a setting that is one of several, all of them in order. */
export const choicesOf = <K extends keyof Settings>(name: K): readonly Settings[K][] =>
  ((table[name] as Row<unknown>).choices ?? []) as readonly Settings[K][];

export type Look = Pick<Settings, keyof typeof look>;
const lookNames = Object.keys(look) as (keyof Look)[];

/** The listener has the text look in a way of their own. */
export const isLookSet = (): boolean => lookNames.some((name) => current[name] !== initial[name]);

/** Of something that the device or another tab holds, what this version knows. */
function understood(kept: unknown): Partial<Settings> {
  const found = (kept ?? {}) as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    names
      .filter((name) => Object.hasOwn(found, name) && table[name].accepts(found[name]))
      .map((name) => [name, found[name]]),
  );
}

let current = initial;
const listeners = new Set<(settings: Settings, before: Settings) => void>();
/** Since the device was asked: what it holds is older. */
let changed: Partial<Settings> = {};

function take(change: Partial<Settings>): void {
  const before = current;
  current = { ...current, ...change };
  if (names.some((name) => current[name] !== before[name]))
    for (const listener of [...listeners]) listener(current, before);
}

function note(change: Partial<Settings>): void {
  changed = { ...changed, ...change };
  take(change);
}

async function read(): Promise<void> {
  changed = {};
  const kept = await recall(SETTINGS_KEY);
  take({ ...understood(kept), ...changed });
}

/** Settles when what was set before has been read; it never fails. */
export const settingsRead: Promise<void> = read();

let channel: BroadcastChannel | undefined;

function hearOtherTabs(): void {
  if (typeof BroadcastChannel !== 'function') return;
  channel = new BroadcastChannel('audio-article:settings');
  channel.addEventListener('message', ({ data }) => note(understood(data)));
}

hearOtherTabs();
// An open channel would keep the page from being kept for the way back; what it has missed is on the device.
addEventListener('pagehide', () => {
  channel?.close();
  channel = undefined;
});
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  hearOtherTabs();
  void read();
});

export const settings = (): Settings => current;

/** At once for every player of the page; on the device as soon as that can be. */
export async function setSettings(change: Partial<Settings>): Promise<void> {
  note(change);
  // Not all: this tab may not have read yet what the others know.
  channel?.postMessage(change);
  await (kept = keepChange(change));
}

let kept = Promise.resolve();

/** Settles when the last change is on the device, or cannot be. */
export const settingsKept = (): Promise<void> => kept;

/** Everything as it was at first. */
export async function resetSettings(): Promise<void> {
  await setSettings(initial);
}

/** The text looks as on the page again. */
export const resetLook = (): Promise<void> =>
  setSettings(Object.fromEntries(lookNames.map((name) => [name, initial[name]])));

/** Another tab may have set something else in between: only what was changed is written. */
async function keepChange(change: Partial<Settings>): Promise<void> {
  await keep(SETTINGS_KEY, current, () =>
    update<object>(
      SETTINGS_KEY,
      (kept) => ({ ...(typeof kept === 'object' ? kept : {}), ...change }),
      deviceStore,
    ),
  );
}

/** @param listener is called after each change, until `signal` aborts */
export function onSettings(
  listener: (settings: Settings, before: Settings) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener));
}
