import { boxOf } from './rects.js';
import { isTextSelected } from './selection.js';
import { viewOf } from './view-of.js';
import type { WayBack } from './way-back.js';

/*
 * Keeps the spoken word in view and yields to the reader: whoever scrolls, selects or moves the focus in the text
 * is left alone for as long as the word is out of view, and for five seconds in any case.
 */

export interface Follow {
  /** The word is at `range` now. */
  keep(range: Range): void;
  /** The reader has asked to hear something: their eyes are on it, or want to be. */
  again(): void;
  /** To the word, wherever the reader is. */
  back(range: Range): void;
}

const YIELD_MS = 5000;
/** The word is left where it is between these parts of the view's height. */
const [TOP, BOTTOM] = [0.2, 0.8];
/** Where the word's line goes when it has left them. */
const REST = 0.3;

const scrollKeys = /^(Page(Up|Down)|Arrow(Up|Down)|Home|End| )$/;
/** What takes these keys for itself. */
const takesKeys =
  'input:not([type=checkbox],[type=button],[type=submit],[type=reset]),select,textarea,audio,video,[contenteditable],[role=slider],[role=listbox],[role=menu],[role=tree],[role=grid],[role=tablist],[role=radiogroup],[role=combobox]';
const takesSpace = 'button,summary,input,[role=button],[role=checkbox],[role=switch],[role=option]';

/** In the page, and not in a dialog over it, which scrolls by itself. */
const isInPage = (path: readonly EventTarget[]): boolean => !path.some((node) => isOne(node, 'dialog'));

const isOne = (node: EventTarget, selector: string): boolean =>
  (node as Partial<Element>).matches?.(selector) ?? false;

function scrolls(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || !scrollKeys.test(event.key)) return false;
  const path = event.composedPath();
  const takes = event.key === ' ' ? `${takesKeys},${takesSpace}` : takesKeys;
  return isInPage(path) && !path.some((node) => isOne(node, takes));
}

/** Through slots and out of shadow trees: the scroller need not be in the article's own. */
function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root as Partial<ShadowRoot>).host ?? null;
}

function scrollerOf(article: Element): Element {
  for (let element: Element | null = article; element; element = parentOf(element)) {
    const { overflowY } = getComputedStyle(element);
    if (
      /auto|scroll/.test(overflowY) &&
      element.scrollHeight > element.clientHeight &&
      element !== element.ownerDocument.body
    )
      return element;
  }
  return article.ownerDocument.documentElement;
}

/** Whoever moves the slider by keys would lose sight of it. */
const isAtSlider = (player: Element): boolean =>
  player.shadowRoot?.activeElement?.matches('input:focus-visible') ?? false;

export interface FollowOptions {
  readonly article: Element;
  readonly player: Element;
  readonly isPlaying: () => boolean;
  /** The listener wants the page to scroll along. */
  readonly isWanted: () => boolean;
  readonly wayBack: WayBack;
  readonly signal: AbortSignal;
}

export function followAlong({
  article,
  player,
  isPlaying,
  isWanted,
  wayBack,
  signal,
}: FollowOptions): Follow {
  let found: Element | undefined;
  const scroller = (): Element => (found ??= scrollerOf(article));
  let readerActed = -Infinity;
  let isYielding = false;

  const yieldNow = (): void => {
    if (!isPlaying()) return;
    readerActed = performance.now();
    isYielding = true;
    wayBack.offer();
  };

  const view = viewOf(article);
  const options = { signal, passive: true };
  for (const type of ['wheel', 'touchmove'])
    view.addEventListener(type, (event) => isInPage(event.composedPath()) && yieldNow(), options);
  view.addEventListener('keydown', (event) => scrolls(event) && yieldNow(), options);
  view.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (target === found) yieldNow(); // the scroll bar
    },
    options,
  );
  article.addEventListener(
    'focusin',
    ({ target }) => {
      if (target !== player) yieldNow();
    },
    options,
  );
  article.ownerDocument.addEventListener(
    'selectionchange',
    () => {
      if (isTextSelected(article)) yieldNow();
    },
    options,
  );

  /** Of the word's line in the view, as parts of its height. */
  const lineOf = (range: Range): { top: number; bottom: number; height: number } => {
    const { top, bottom } = boxOf(range);
    const area =
      scroller() === article.ownerDocument.documentElement
        ? { top: 0, height: view.innerHeight }
        : scroller().getBoundingClientRect();
    return {
      top: (top - area.top) / area.height,
      bottom: (bottom - area.top) / area.height,
      height: area.height,
    };
  };

  const scrollTo = ({ top, height }: { top: number; height: number }): void => {
    const isCalm = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
    scroller().scrollBy({ top: (top - REST) * height, behavior: isCalm ? 'instant' : 'smooth' });
  };

  const again = (): void => {
    readerActed = -Infinity;
    isYielding = false;
    wayBack.withdraw();
  };

  return {
    again,
    keep(range) {
      if (performance.now() - readerActed < YIELD_MS || isAtSlider(player)) return;
      const line = lineOf(range);
      // The reader has come back by themselves, or the voice to them.
      if (isYielding && line.top >= 0 && line.bottom <= 1) {
        isYielding = false;
        wayBack.fade();
      }
      if (isWanted() && !isYielding && (line.top < TOP || line.bottom > BOTTOM)) scrollTo(line);
    },
    back(range) {
      again();
      scrollTo(lineOf(range));
    },
  };
}
