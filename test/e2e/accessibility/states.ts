import assert from 'node:assert/strict';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { click, reader, root } from '../demo.js';
import { serve, type Site, visitShared } from '../publish.js';

/* Every state that the player can be in on the demo’s page, and how a reader gets there. */

/** The demo as it lies in the repository, and an article whose audio is gone. */
export const openSite = (): Promise<Site> =>
  visitShared('the demo, and what is lost', async () => {
    const site = await serve({ 'lost.md': '# Lost\n\nThe audio of this article is gone.\n' }, ['lost.md']);
    await rm(join(site.folder, 'audio/lost.mp3'));
    for (const file of ['audio/index.mp3', 'transcripts/index.json', 'transcripts/index.vtt'])
      await copyFile(join(root, file), join(site.folder, file));
    return site;
  });

export async function openPlayer(
  site: Site,
  path = '',
  before?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const page = await site.open(path, before ? { before } : {});
  await page.waitForFunction(() => Number(document.querySelector('audio-article')?.readyState) > 0);
  await reader(page).control('Options').wait();
  return page;
}

export const heading = (page: Page, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="heading"])`).wait();

export const INFO = 'More info about this artificially generated audio version';
export const FEEDBACK = 'Send feedback about this audio version';

export interface State {
  /** On the site; the demo if there is none. */
  readonly path?: string;
  readonly reach: (page: Page) => Promise<unknown>;
}

const play = async (page: Page): Promise<void> => {
  await reader(page).press('Play');
  await reader(page).waitUntilPlaying();
};
const openFeedback = async (page: Page): Promise<void> => {
  await play(page);
  await reader(page).press(FEEDBACK);
  await heading(page, 'Send feedback');
};

export const states = {
  idle: { reach: () => Promise.resolve() },
  playing: { reach: play },
  'the info dialog': {
    reach: async (page) => {
      await reader(page).press(INFO);
      await heading(page, 'About this audio version');
    },
  },
  'the feedback dialog': { reach: openFeedback },
  'feedback with mistakes': {
    reach: async (page) => {
      await openFeedback(page);
      await page.locator('::-p-aria([name="E-mail address (optional)"])').fill('nobody');
      await reader(page).press('Send feedback');
      await heading(page, 'There is a problem');
    },
  },
  'feedback sent': {
    reach: async (page) => {
      await openFeedback(page);
      await click(page, 'radio', 'A word is mispronounced');
      await click(page, 'button', 'Send feedback');
      await heading(page, 'Thank you');
    },
  },
  'the options': {
    reach: async (page) => {
      await reader(page).press('Options');
      await heading(page, 'Options');
    },
  },
  '“Jump to…”': {
    reach: async (page) => {
      await reader(page).press('Options');
      await heading(page, 'Options');
      await reader(page).press('Jump to…');
      await heading(page, 'Jump to…');
    },
  },
  'audio that is gone': {
    path: 'articles/lost',
    reach: async (page) => {
      await reader(page).press('Play');
      await reader(page).control('Try again').wait();
    },
  },
} satisfies Readonly<Record<string, State>>;

export type StateName = keyof typeof states;

export async function openIn(
  site: Site,
  name: StateName,
  before?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const { path, reach }: State = states[name];
  const page = await openPlayer(site, path, before);
  await reach(page);
  return page;
}

export const media = {
  light: { 'prefers-color-scheme': 'light' },
  dark: { 'prefers-color-scheme': 'dark' },
  'more contrast': { 'prefers-contrast': 'more' },
  'forced colours, light': { 'forced-colors': 'active', 'prefers-color-scheme': 'light' },
  'forced colours, dark': { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' },
} as const;

export type Medium = keyof typeof media;

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** The browser’s own protocol: what is emulated with it lasts as long as the page. */
export function protocol(page: Page): Promise<CDPSession> {
  const session = sessions.get(page) ?? page.createCDPSession();
  sessions.set(page, session);
  return session;
}

/** As a reader’s system asks for it. */
export async function look(page: Page, medium: Medium): Promise<void> {
  const features = Object.entries(media[medium]).map(([name, value]) => ({ name, value }));
  await (await protocol(page)).send('Emulation.setEmulatedMedia', { features });
}

/** What has the focus, by its name, through shadow roots. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const control = at as HTMLInputElement | null;
    const label = (control?.labels?.[0] ?? control)?.cloneNode(true) as Element | undefined;
    for (const unheard of label?.querySelectorAll('[aria-hidden=true], option') ?? []) unheard.remove();
    const name = control?.ariaLabel ?? label?.textContent ?? '';
    return at === document.body ? 'the page' : name.replace(/\s+/g, ' ').trim();
  });

export async function pressTab(page: Page, isBack = false): Promise<string> {
  if (isBack) await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  if (isBack) await page.keyboard.up('Shift');
  return focused(page);
}

/** On a busy machine a list comes late; after as many stops and as long it never will. */
const MOST_STOPS = 90;
const WAIT_MS = 30_000;

/** Presses Tab until `name` has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  const startedAt = performance.now();
  for (;;) {
    const now = await pressTab(page);
    if (now.startsWith(name)) return;
    passed.push(now);
    assert.ok(
      passed.length < MOST_STOPS || performance.now() - startedAt < WAIT_MS,
      `Tab does not lead to ${name}, only to ${[...new Set(passed)].join(', ')}`,
    );
  }
}
