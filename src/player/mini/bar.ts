import { insideOf } from '../inside.js';
import { wordings } from './styles.js';

export interface Parts {
  /** Stands in the page at all times. */
  readonly controls: HTMLElement;
  /** Play, Back and Forward: what is lifted out of it. */
  readonly bar: HTMLElement;
  /** “Back to current sentence”, where the page has a text. */
  readonly back: HTMLElement | null;
}

/** Of a player that is bare, in the first of the elements that show its controls elsewhere on the page. */
export function partsOf(player: HTMLElement, root: ShadowRoot): Parts | undefined {
  for (const { root: tree } of insideOf(player).positions) {
    const bar = tree.querySelector<HTMLElement>('.transport');
    const controls = bar?.parentElement;
    if (controls) return { bar, controls, back: root.querySelector<HTMLElement>('.back') };
  }
  return undefined;
}

export type Edge = 'start' | 'end';

const GAP = 8;

/**
 * Lifts the bar and gives it as many words as there is room for.
 *
 * @param sheet holds the sizes, because attributes would be noticed
 * @returns puts it at an edge of the view
 */
export function layOut({ controls, bar, back }: Parts, sheet: CSSStyleSheet): (edge: Edge) => void {
  const { width, height } = bar.getBoundingClientRect();
  const room = `.controls{grid-template-columns:${getComputedStyle(controls).gridTemplateColumns}}
    .controls::before{content:'';grid-column:1/-1;flex:none;inline-size:${width}px;block-size:${height}px}`;
  sheet.replaceSync(room);
  bar.showPopover();
  // Later, and so before the bar.
  if (back) {
    back.popover ??= 'manual';
    back.showPopover();
  }
  let css = '';
  for (const words of wordings) {
    sheet.replaceSync(room + words);
    css = room + words + (back ? besides(back) : '');
    sheet.replaceSync(css);
    if (bar.scrollWidth <= bar.clientWidth) break;
  }
  const put = (edge: Edge): void => {
    sheet.replaceSync(`${css}${edge === 'start' ? atStart : ''}`);
    if (back) sheet.insertRule(placeOf(back, bar, edge), sheet.cssRules.length);
  };
  put('end');
  return put;
}

const besides = (back: HTMLElement): string =>
  `.transport:popover-open>button:last-of-type{margin-inline-end:${back.offsetWidth + GAP}px}`;

const atStart = `.transport:popover-open{
  inset:0 0 auto;
  border-block-width:0 1px;
  padding-block:calc(6px + env(safe-area-inset-top,0px)) 6px}`;

/** Before the cross. */
function placeOf(back: HTMLElement, bar: HTMLElement, edge: Edge): string {
  const cross = bar.querySelector('.dismiss')?.getBoundingClientRect();
  const { top } = bar.querySelector('.play')?.getBoundingClientRect() ?? { top: 0 };
  const isRightToLeft = getComputedStyle(back).direction === 'rtl';
  const inline = isRightToLeft
    ? `left:${(cross?.right ?? 0) + GAP}px`
    : `right:${bar.ownerDocument.documentElement.clientWidth - (cross?.left ?? 0) + GAP}px`;
  const block =
    edge === 'start' ? `top:${top}px` : `bottom:${bar.getBoundingClientRect().bottom - bottomOf(bar)}px`;
  return `.back:popover-open{${inline};${block}}`;
}

const bottomOf = (bar: HTMLElement): number =>
  bar.querySelector('.play')?.getBoundingClientRect().bottom ?? 0;
