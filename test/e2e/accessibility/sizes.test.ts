import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { Site } from '../publish.js';
import { openIn, openSite, type StateName } from './states.js';

/* Nothing is lost and everything is hit, whatever the size of window and text. */

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

const seenIn = [
  'idle',
  'playing',
  'the info dialog',
  'feedback with mistakes',
  'the options',
  'audio that is gone',
] as const satisfies readonly StateName[];

/** Whatever a reader lays over a page, in its shadow trees as well, in place of what was laid over it before. */
const impose = (page: Page, css: string): Promise<void> =>
  page.evaluate((rules) => {
    const root = document.querySelector('audio-article')!.shadowRoot!;
    // The player adds sheets of its own while it plays: only ours goes.
    const ours = globalThis as { imposed?: CSSStyleSheet };
    const before = ours.imposed;
    const sheet = (ours.imposed = new CSSStyleSheet());
    sheet.replaceSync(rules);
    for (const tree of [document, root])
      tree.adoptedStyleSheets = [...tree.adoptedStyleSheets.filter((one) => one !== before), sheet];
  }, css);

const spaced =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';

const ways: Readonly<
  Record<string, { readonly width: number; readonly height: number; readonly css: string }>
> = {
  '320 × 256 CSS pixels': { width: 320, height: 256, css: '' },
  'text at 200 %': { width: 1280, height: 800, css: 'html{font-size:200%}' },
  'text at 200 % on a phone': { width: 390, height: 800, css: 'html{font-size:200%}' },
  'the reader’s text spacing': { width: 800, height: 800, css: spaced },
  'the reader’s text spacing on a phone': { width: 320, height: 800, css: spaced },
};

describe('nothing is cut off, and nothing lies over another', () => {
  for (const state of seenIn)
    test(`G25, G26: small, with large text, with wide spacing, in ${state}`, async () => {
      const page = await openIn(site, state);
      const found: string[] = [];
      for (const [name, { width, height, css }] of Object.entries(ways)) {
        await page.setViewport({ width, height });
        await impose(page, css);
        found.push(...(await page.evaluate(lost)).map((one) => `${name}: ${one}`));
      }
      assert.deepEqual(found, []);
      await page.close();
    });
});

/** What a reader would have to scroll sideways for, cannot see whole, or sees under something else. */
function lost(): string[] {
  const root = document.querySelector('audio-article')!.shadowRoot!;
  const found: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} wide`);
  const nameOf = (element: Element): string =>
    `${element.localName} “${element.textContent.trim().slice(0, 30)}”`;
  const scope = root.querySelector('dialog') ?? root.querySelector('.card')!;
  for (const element of [scope, ...scope.querySelectorAll<HTMLElement>('*')]) {
    if (element.closest('.hidden, [aria-hidden=true], svg, option')) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (left < -0.5 || right > innerWidth + 0.5))
      found.push(`${nameOf(element)} leaves the window`);
    const { display, overflowY } = getComputedStyle(element);
    // A field scrolls to what it does not show.
    if (display === 'inline' || element.matches('input, textarea')) continue;
    if (element instanceof HTMLSelectElement) {
      const longest = [...element.options].reduce((a, b) => (b.text.length > a.text.length ? b : a));
      const chosen = element.value;
      element.value = longest.value;
      if (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight)
        found.push(`“${longest.text}” is cut off`);
      if (getComputedStyle(element).appearance !== 'base-select' && element.closest('dialog'))
        found.push('a choice is not whole');
      element.value = chosen;
      continue;
    }
    if (element.scrollWidth > element.clientWidth + 1) found.push(`${nameOf(element)} is wider than its box`);
    if (
      element.scrollHeight > element.clientHeight + 1 &&
      (overflowY === 'hidden' || element.matches('button'))
    )
      found.push(`${nameOf(element)} is higher than its box`);
  }
  // Text of one element over that of another.
  const texts = [...scope.querySelectorAll<HTMLElement>('*')]
    .filter((element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim()))
    .filter((element) => !element.closest('.hidden, option') && element.getClientRects().length > 0);
  const boxes = texts.map((element) => {
    const own = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim());
    const range = document.createRange();
    range.setStartBefore(own[0]!);
    range.setEndAfter(own.at(-1)!);
    return range.getBoundingClientRect();
  });
  boxes.forEach((one, i) =>
    boxes.slice(i + 1).forEach((other, j) => {
      const [a, b] = [texts[i]!, texts[i + 1 + j]!];
      if (a.contains(b) || b.contains(a) || one.width < 2 || other.width < 2) return;
      // A line’s box is higher than its letters.
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 2 && down > 4 && a.parentElement !== b.parentElement)
        found.push(`${nameOf(a)} lies over ${nameOf(b)} by ${across.toFixed()} × ${down.toFixed()}`);
    }),
  );
  return found;
}

describe('a finger of 44 × 44 CSS pixels', () => {
  for (const state of [...seenIn, '“Jump to…”'] as const)
    test(`G28: hits every control and no other, in ${state}`, async () => {
      const page = await openIn(site, state);
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 800 });
        assert.deepEqual(await page.evaluate(missed), [], `${width} px wide`);
        assert.deepEqual(await page.evaluate(tooNear), [], `${width} px wide`);
      }
      await page.close();
    });
});

/** Targets with less than 8 px between them: a finger that misses one hits nothing. Of a list, where all is target, not. */
function tooNear(): string[] {
  const root = document.querySelector('audio-article')!.shadowRoot!;
  const scope = root.querySelector('dialog') ?? root.querySelector('.card')!;
  const controls = scope.querySelectorAll<HTMLElement>('button, a, select, input, textarea, summary');
  const targets = [...controls].flatMap((control) => {
    // The dialog’s head stays where it is while the rest scrolls; the links beside the disclosure have a line between them.
    if (control.closest('header, .places, .letters, .links')) return [];
    const label = (control as HTMLInputElement).labels?.[0];
    const target =
      label?.contains(control) && control.matches('[type=radio], [type=checkbox]') ? label : control;
    const rect = target.getBoundingClientRect();
    return rect.width > 0 ? [{ name: target.textContent.trim().slice(0, 30) || target.localName, rect }] : [];
  });
  return targets.flatMap(({ name, rect }, i) =>
    targets.slice(i + 1).flatMap((other) => {
      const across = Math.max(rect.left, other.rect.left) - Math.min(rect.right, other.rect.right);
      const down = Math.max(rect.top, other.rect.top) - Math.min(rect.bottom, other.rect.bottom);
      return Math.max(across, down) < 7.9
        ? [`${name} and ${other.name}: ${Math.max(across, down).toFixed(1)} px`]
        : [];
    }),
  );
}

/** Controls of which a square of 44 px around the middle is not theirs at every point. */
function missed(): string[] {
  const root = document.querySelector('audio-article')!.shadowRoot!;
  const scope = root.querySelector('dialog') ?? root.querySelector('.card')!;
  return [...scope.querySelectorAll<HTMLElement>('button, a, select, input, textarea, summary')].flatMap(
    (control) => {
      const label = (control as HTMLInputElement).labels?.[0];
      const isInLabel = label?.contains(control) && control.matches('[type=radio], [type=checkbox]');
      const target = isInLabel ? label! : control;
      const name = target.textContent.trim() || target.localName;
      target.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = target.getBoundingClientRect();
      if (width === 0) return [];
      if (width < 44 || height < 44) return [`${name} is ${width} × ${height}`];
      const [x, y] = [left + width / 2, top + height / 2];
      const steps = [-21, -11, 0, 11, 21];
      const others = steps
        .flatMap((dx) => steps.map((dy) => root.elementFromPoint(x + dx, y + dy)))
        .filter((hit) => !hit || !(target.contains(hit) || (label?.contains(hit) ?? false)));
      return others.length
        ? [`${name}: ${others.length} of 25 points hit ${others[0]?.className || others[0]?.localName}`]
        : [];
    },
  );
}
