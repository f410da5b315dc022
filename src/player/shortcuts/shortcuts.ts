import type { ActionName } from '../action-strings.js';
import { act, type Acting } from '../actions.js';
import { expose } from '../exposed.js';
import { insideOf } from '../inside.js';
import { onSettings, settings } from '../settings.js';
import { keysWith, keyShortcuts, letterOf } from './keys.js';

/** Players of the page, the one that was used last at the end. */
const players = new Set<Acting>();

/** Whom a key means that was pressed somewhere on the page. */
const meant = (): Acting | undefined =>
  [...players].find(({ media }) => !media.paused) ?? [...players].at(-1);

/** The player’s letters work where the listener has switched them on, until the session ends. */
export function listenForKeys(acting: Acting): void {
  const { player, signal } = acting;
  if (signal.aborted) return;
  const use = (): void => {
    players.delete(acting);
    players.add(acting);
  };
  players.add(acting);
  for (const event of ['play', 'focusin', 'pointerdown']) player.addEventListener(event, use, { signal });
  // At the document, after the page: what it has dealt with is its own.
  player.ownerDocument.addEventListener('keydown', (event) => onKey(event, acting), { signal });
  const { positions, store } = insideOf(player);
  const draw = (): void =>
    expose('action', () => {
      for (const { root } of positions) tellOfKeys(root);
    });
  draw();
  onSettings(draw, signal);
  // The controls may be drawn anew, in another language or elsewhere on the page.
  store.onChange(() => setTimeout(draw), signal);
  signal.addEventListener('abort', () => players.delete(acting));
}

function onKey(event: KeyboardEvent, acting: Acting): void {
  const action = actionOf(event, acting);
  if (!action) return;
  const [target] = event.composedPath();
  // One dialog at a time.
  if (action === 'jump' && [...players].some(({ root }) => root.querySelector('dialog[open]'))) return;
  event.preventDefault();
  act(action, acting, 'key', isElement(target) ? target : null);
}

function actionOf(event: KeyboardEvent, acting: Acting): ActionName | undefined {
  const { keysInPlayer, keysOnPage, keys } = settings();
  if (!(keysInPlayer || keysOnPage)) return undefined;
  if (event.defaultPrevented || event.isComposing || event.repeat) return undefined;
  if (event.ctrlKey || event.metaKey || event.getModifierState('AltGraph')) return undefined;
  const path = event.composedPath();
  if (path.some(isWritten)) return undefined;
  const { altKey, shiftKey } = event;
  const isMeant =
    altKey && shiftKey
      ? keysOnPage && meant() === acting
      : !altKey && !shiftKey && keysInPlayer && isIn(path, acting.root);
  const letter = isMeant ? letterOf(event) : undefined;
  return letter ? [...keysWith(keys)].find(([, key]) => key === letter)?.[0] : undefined;
}

const isIn = (path: readonly EventTarget[], root: ShadowRoot): boolean =>
  path.some((node) => isElement(node) && node.matches('.player') && node.getRootNode() === root);

const noText = 'button checkbox color file image radio range reset submit'.split(' ');

/** Somewhere that a letter has a meaning of its own. */
function isWritten(node: EventTarget): boolean {
  if (!isElement(node)) return false;
  if (node.localName === 'input') return !noText.includes((node as HTMLInputElement).type);
  return (
    (node as HTMLElement).isContentEditable ||
    node.matches('textarea, select, [role=textbox], [role=combobox], [role=listbox], [role=application]')
  );
}

/** Of whichever document: after an adoption the page's elements are of other classes than this script's. */
const isElement = (node: EventTarget | undefined): node is Element => Boolean(node && 'localName' in node);

/** The player’s own buttons say which keys they have; those that were brought into the bar do so themselves. */
function tellOfKeys(root: ShadowRoot): void {
  const buttons = root.querySelectorAll('.transport > button');
  for (const [i, action] of (['playPause', 'back', 'forward'] as const).entries()) {
    const shortcuts = keyShortcuts(action, settings());
    const button = buttons[i];
    if ((button?.getAttribute('aria-keyshortcuts') ?? undefined) === shortcuts) continue;
    if (shortcuts) button?.setAttribute('aria-keyshortcuts', shortcuts);
    else button?.removeAttribute('aria-keyshortcuts');
  }
}
