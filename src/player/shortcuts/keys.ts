import type { ActionName } from '../action-strings.js';

/*
 * One letter for each action: alone while the focus is in the player, with Alt and Shift anywhere on the page. Other
 * keys belong to the page and the browser. Knows no DOM.
 */

/** Where the letters work. Nowhere, until the listener has said so: WCAG 2.1.4. */
export interface WhereKeysWork {
  readonly keysInPlayer: boolean;
  readonly keysOnPage: boolean;
}
/** What the listener has set instead of the letters at first; an empty text: no letter. */
export type ChangedKeys = Readonly<Record<string, string>>;

export const firstKeys: Readonly<Record<ActionName, string>> = {
  playPause: 'K',
  back: 'J',
  forward: 'L',
  previous: 'P',
  repeat: 'R',
  next: 'N',
  loop: 'O',
  slower: 'D',
  faster: 'U',
  mute: 'M',
  jump: 'G',
  where: 'W',
  selection: 'S',
  text: 'E',
  current: 'C',
};

export const keyedActions = Object.keys(firstKeys) as readonly ActionName[];

/** Chrome and Edge use these with Alt and Shift: the dialogs’ focus, the favourites, feedback, the toolbar. */
const browsers = ['A', 'B', 'I', 'T'];

export type Keys = ReadonlyMap<ActionName, string>;

/** What the listener has set goes before what was there at first. */
export function keysWith(changed: ChangedKeys): Keys {
  const isChanged = (action: ActionName): boolean => Object.hasOwn(changed, action);
  const taken = new Set<string>();
  const keys = new Map<ActionName, string>();
  for (const action of [...keyedActions].sort((a, b) => Number(isChanged(b)) - Number(isChanged(a)))) {
    const key = isChanged(action) ? (changed[action] ?? '') : firstKeys[action];
    if (!key || taken.has(key)) continue;
    taken.add(key);
    keys.set(action, key);
  }
  return keys;
}

export type KeyProblem =
  | { readonly is: 'no-letter' }
  | { readonly is: 'browser'; readonly key: string }
  | { readonly is: 'taken'; readonly key: string; readonly by: ActionName };

/** @returns the letter, empty for none; or why it cannot be had */
export function judgeKey(typed: string, action: ActionName, keys: Keys): string | KeyProblem {
  const key = typed.trim().toUpperCase();
  if (key === '') return '';
  if (!/^[A-Z]$/.test(key)) return { is: 'no-letter' };
  if (browsers.includes(key)) return { is: 'browser', key };
  const by = [...keys].find(([other, used]) => used === key && other !== action)?.[0];
  return by ? { is: 'taken', key, by } : key;
}

export interface KeySettings extends WhereKeysWork {
  readonly keys: ChangedKeys;
}

/** For `aria-keyshortcuts`; undefined where no key works. */
export function keyShortcuts(
  action: ActionName,
  { keysInPlayer, keysOnPage, keys }: KeySettings,
): string | undefined {
  const key = keysWith(keys).get(action);
  if (!key || !(keysInPlayer || keysOnPage)) return undefined;
  return [keysInPlayer && key, keysOnPage && `Alt+Shift+${key}`].filter(Boolean).join(' ');
}

/** As much of a KeyboardEvent as tells the letter. */
export interface KeyLike {
  readonly key: string;
  readonly code: string;
}

/** The letter that is on the key: of another script’s layout, and of the signs that Option types, the Latin one. */
export function letterOf({ key, code }: KeyLike): string | undefined {
  return /^[a-z]$/i.test(key) ? key.toUpperCase() : /^Key([A-Z])$/.exec(code)?.[1];
}
