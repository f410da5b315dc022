import { adoptSheet, treeOf } from '../adopt-sheet.js';
import { expose } from '../exposed.js';
import { insideOf } from '../inside.js';
import { onSettings, settings } from '../settings.js';
import { viewOf } from '../view-of.js';
import { isMiniAllowed } from './allowed.js';
import { type Edge, layOut, type Parts, partsOf } from './bar.js';
import { focusedElement, isCovered, scrollClear } from './keep-clear.js';
import { miniStyles } from './styles.js';

/*
 * When the player has scrolled away while it plays, its own Play, Back and Forward stand in a bar at the edge of the
 * view. They are the same buttons: nothing is there twice, nothing comes or goes for assistive technology, and where
 * they stood the page keeps their room.
 */

/** Of the view's height, at most: WCAG 1.4.10 leaves no more to what stays in view. */
const SHARE = 0.25;

/** Of the page's players only the one that was started last has its bar. */
let dismissOther: (() => void) | undefined;

export function miniPlayer(
  player: HTMLElement,
  root: ShadowRoot,
  media: HTMLMediaElement,
  signal: AbortSignal,
): void {
  const { ownerDocument: document } = player;
  const view = viewOf(player);
  const looks = adoptSheet(root, miniStyles);
  const layout = adoptSheet(root, '');
  /** From Play on, until it is dismissed, the end is heard, or the listener comes back to the player in a pause. */
  let isWanted = false;
  let isAway = false;
  /** The view is too low for it, or what has the focus can be seen in no other way. */
  let isInTheWay = false;
  let shown: { readonly parts: Parts; put(edge: Edge): void } | undefined;
  let observed: Element | undefined;
  const sharing = new Set<Document | ShadowRoot>();

  const show = (): void => {
    const parts = partsOf(player, root);
    if (!parts?.bar.popover) return;
    const { bar, back } = parts;
    shown = { parts, put: layOut(parts, layout.sheet) };
    isInTheWay = bar.offsetHeight > SHARE * (view.visualViewport?.height ?? view.innerHeight) + 0.5;
    if (isInTheWay) hide();
    else if (!bar.contains(focusedElement(document) ?? null) && focusedElement(document) !== back)
      clearFocused(false);
  };
  const hide = (): void => {
    if (!shown) return;
    const { bar, back } = shown.parts;
    shown = undefined;
    for (const part of [bar, back]) if (part?.matches(':popover-open')) part.hidePopover();
    layout.sheet.replaceSync('');
  };
  const update = (): void => {
    const isDue = isWanted && isAway && !isInTheWay && settings().mini && isMiniAllowed(player);
    // What comes into the top layer last lies over what was there.
    if (isDue && !shown && !isModal()) show();
    else if (!isDue) hide();
  };
  /** A dialog is open, the player's own or the page's, and the player is not in it. */
  const isModal = (): boolean =>
    [root, document].some((tree) =>
      [...tree.querySelectorAll(':modal')].some((modal) => !modal.contains(player)),
    );
  const dismiss = (): void => {
    isWanted = false;
    update();
  };

  /** The page scrolls, else the bar goes to the other edge, else it gives way until the focus moves on. */
  const clearFocused = (mayScroll: boolean): void => {
    const focused = focusedElement(document);
    if (!shown || !focused) return;
    const { bar, back } = shown.parts;
    if (bar.contains(focused) || focused === back) return;
    shown.put('end');
    if (mayScroll && isCovered(focused, bar)) scrollClear(focused, bar);
    if (isCovered(focused, bar)) shown.put('start');
    isInTheWay = isCovered(focused, bar);
    update();
  };

  const prepare = (): void => {
    const parts = partsOf(player, root);
    if (!parts) return;
    const { bar, back } = parts;
    // Of a player that is bare they stand in another tree.
    const tree = treeOf(bar);
    for (const { sheet } of [looks, layout])
      if (!tree.adoptedStyleSheets.includes(sheet)) {
        tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
        sharing.add(tree);
      }
    expose('load', () => {
      // The bar's role is none: else a popover would be a group.
      bar.popover ??= 'manual';
      if (back) back.popover ??= 'manual';
    });
    if (bar.querySelector('.dismiss')) return;
    const cross = document.createElement('div');
    cross.className = 'dismiss';
    // For pointers. Keys have Escape, and everybody has the switch in the options.
    cross.ariaHidden = 'true';
    cross.addEventListener('click', dismiss);
    bar.append(cross);
  };

  const observer = new IntersectionObserver((entries) => {
    isAway = entries.at(-1)?.isIntersecting === false;
    if (!isAway && media.paused) isWanted = false;
    update();
  });
  const watch = (): void => {
    const controls = partsOf(player, root)?.controls;
    if (!controls || controls === observed) return;
    observer.disconnect();
    observer.observe((observed = controls));
  };
  const begin = (): void => {
    prepare();
    watch();
    if (dismissOther !== dismiss) dismissOther?.();
    dismissOther = dismiss;
    isWanted = true;
    update();
  };
  const layOutAnew = (): void => {
    hide();
    isInTheWay = false;
    update();
  };

  prepare();
  if (!media.paused) begin();
  media.addEventListener('play', begin, { signal });
  media.addEventListener(
    'ended',
    () => {
      // Whoever has just pressed one of its buttons does not lose it.
      if (!shown?.parts.bar.contains(focusedElement(document) ?? null)) dismiss();
    },
    { signal },
  );
  document.addEventListener(
    'focusin',
    () => {
      isInTheWay = false;
      update();
      clearFocused(true);
      // The browser may scroll only now.
      requestAnimationFrame(() => clearFocused(true));
    },
    { signal },
  );
  view.addEventListener('scroll', () => clearFocused(false), { signal, passive: true, capture: true });
  document.addEventListener(
    'keydown',
    (event) => {
      const isInDialog = event.composedPath().some((at) => (at as Partial<Element>).localName === 'dialog');
      if (event.key === 'Escape' && shown && !event.defaultPrevented && !isInDialog) dismiss();
    },
    { signal },
  );
  for (const target of [view, view.visualViewport])
    target?.addEventListener('resize', layOutAnew, { signal });
  onSettings(update, signal);
  // The elements that show the controls may come, go and be drawn anew.
  const drawn = (): void => {
    if (signal.aborted) return;
    prepare();
    if (isWanted) watch();
    // What leaves the page leaves the top layer.
    if (shown?.parts.bar.matches(':popover-open') === false) hide();
    update();
  };
  insideOf(player).store.onChange(() => setTimeout(drawn), signal);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    hide();
    if (dismissOther === dismiss) dismissOther = undefined;
    for (const tree of sharing)
      tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter(
        (sheet) => sheet !== looks.sheet && sheet !== layout.sheet,
      );
    looks.release();
    layout.release();
  });
}
