import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { clear } from 'idb-keyval';
import type { Narration } from '../../../src/core/narration/schema.js';
import type { AudioArticle } from '../../../src/player/audio-article.js';
import '../../../src/player/define.js';
import { deviceStore } from '../../../src/player/device.js';
import { resetSettings } from '../../../src/player/settings.js';
import { wavHead } from '../../wav.js';
import { engine } from '../engine.js';

/** An article as its author wrote it: words may be in several nodes, and between paragraphs there is other markup. */
export const article = `
  <h2>The harbour</h2>
  <p id="first">On a cliff above the harbour stands a light<b>house</b>.
     Nobody has <a href="#lit" id="link">lit it</a> for forty years.</p>
  <figure><img alt="A lighthouse" src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></figure>
  <p id="second">The keeper climbed its steps each evening.</p>`;

export const texts = [
  'The harbour',
  'On a cliff above the harbour stands a lighthouse. Nobody has lit it for forty years.',
  'The keeper climbed its steps each evening.',
];

export const WORD_MS = 200;
/** Before each sentence. */
export const PAUSE_MS = 400;

/** Reads the texts aloud with words of 200 ms each, until `endMs`. */
export function narrationOf(blocks: readonly string[], { endMs = 0, id = 'harbour' } = {}): Narration {
  const sha = 'a'.repeat(64);
  let ms = 0;
  const narrated = blocks.map((text, i) => ({
    kind: i === 0 ? ('heading' as const) : ('paragraph' as const),
    text,
    sha256: sha,
    sentences: [...text.matchAll(/[^.\s][^.]*\.?/g)].map((match) => {
      const start = match.index;
      const end = start + match[0].length;
      const startMs = (ms += PAUSE_MS);
      const words = [...match[0].matchAll(/[\w’]+/g)].map((word): [number, number, number, number] => {
        const from = ms;
        ms += WORD_MS;
        return [start + word.index, start + word.index + word[0].length, from, ms];
      });
      return { start, end, startMs, endMs: ms, words };
    }),
  }));
  return {
    version: 1,
    id,
    revision: sha,
    lang: 'en',
    title: 'The harbour',
    audio: [
      {
        src: `../audio/${id}.wav`,
        type: 'audio/wav',
        bytes: 1,
        duration: Math.max(endMs, ms + 500),
        sha256: sha,
        loudness: -16,
        truePeak: -1.5,
      },
    ],
    voice: { id: 'v', name: 'Voice', engine: 'flite', engineVersion: '2.2', lang: 'en' },
    generated: { date: '2026-11-23', tool: 'audio-article', digitalSourceType: 'http://cv.iptc.org/x' },
    reviewed: null,
    blocks: narrated,
    omitted: [],
  };
}

/** Hz: the least that Chromium plays. */
const RATE = 3000;
/** Of what a blob holds beyond 2 MB, WebKitGTK now and then loses the beginning; from a server it does not. */
const MOST_MS = 690_000;

/** Silence: real audio for the browser, mono of 8 bit. */
export function wav(wantedMs: number): Blob {
  const ms = engine === 'webkit' ? Math.min(wantedMs, MOST_MS) : wantedMs;
  const samples = (ms * RATE) / 1000;
  const head = wavHead(samples, { rate: RATE, bits: 8 });
  return new Blob([head, new Uint8Array(samples).fill(128)], { type: 'audio/wav' });
}

/**
 * What the publisher's server holds. Stands in for the network below `fetch` and below the media element's `src`; what
 * the browser does with the bytes is the browser's own.
 */
export class Server {
  readonly files = new Map<string, Blob | string>();
  readonly requested: string[] = [];
  private readonly browserFetch = window.fetch.bind(window);
  private readonly src = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'src');

  constructor() {
    window.fetch = async (input, init) => {
      const { href, pathname } = new URL(new Request(input, init).url);
      if (!pathname.startsWith('/transcripts/')) return this.browserFetch(input, init);
      this.requested.push(pathname);
      const file = this.files.get(pathname);
      await new Promise((resolve) => setTimeout(resolve, 5));
      init?.signal?.throwIfAborted();
      return file === undefined ? new Response(`No ${href}`, { status: 404 }) : new Response(file);
    };
    const { src, files, requested } = this;
    Object.defineProperty(HTMLMediaElement.prototype, 'src', {
      ...src,
      set(this: HTMLMediaElement, value: string) {
        const { pathname } = new URL(value, location.href);
        const file = files.get(pathname);
        requested.push(pathname);
        src?.set?.call(this, file instanceof Blob ? URL.createObjectURL(file) : value);
      },
    });
  }

  publish(narration: Narration, name = narration.id): void {
    this.files.set(`/transcripts/${name}.json`, JSON.stringify(narration));
    this.files.set(`/audio/${narration.id}.wav`, wav(narration.audio[0]!.duration));
  }

  close(): void {
    window.fetch = this.browserFetch;
    if (this.src) Object.defineProperty(HTMLMediaElement.prototype, 'src', this.src);
  }
}

/** `rgb(…)` as `#rrggbb`. */
export const hex = (colour: string): string =>
  `#${colour
    .match(/\d+/g)!
    .slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`;

export const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function until<T>(
  what: string | (() => string),
  check: () => T,
  // Much else may be running.
  ms = 40_000,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = check();
    if (found) return found;
    if (performance.now() > deadline) {
      throw new Error(`Waited in vain until ${typeof what === 'string' ? what : what()}`);
    }
    await wait(5);
  }
}

/** The player as those who use it see and hear it. */
export class Player {
  constructor(readonly element: AudioArticle) {}

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  /** By what assistive technology calls it. */
  button(name: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((button) => nameOf(button).startsWith(name));
    if (!found) throw new Error(`There is no button “${name}”, only ${this.buttons.join(', ')}.`);
    return found;
  }

  get buttons(): string[] {
    return [...this.root.querySelectorAll('.player button, .back')].map(nameOf);
  }

  get range(): HTMLInputElement {
    return this.root.querySelector('input')!;
  }

  get speed(): HTMLSelectElement {
    return this.root.querySelector('select')!;
  }

  get status(): string {
    return this.root.querySelector('[role=status]')!.textContent.trim();
  }

  says(text: string): boolean {
    return this.root.querySelector<HTMLElement>('.card')!.innerText.includes(text);
  }

  async loaded(): Promise<void> {
    await until(
      'the player has loaded',
      () => this.element.readyState > 0 && this.root.querySelector('button'),
    );
  }

  async play(): Promise<void> {
    this.button('Play').click();
    await this.playing();
  }

  async playing(): Promise<void> {
    await until('it plays', () => !this.element.paused && this.element.readyState >= 3);
  }

  async pause(): Promise<void> {
    this.button('Pause').click();
    await until('it is paused', () => this.buttons.includes('Play'));
  }

  async setSpeed(rate: number): Promise<void> {
    this.speed.value = String(rate);
    this.speed.dispatchEvent(new Event('change', { bubbles: true }));
    await until('the speed has changed', () => this.element.playbackRate === rate);
  }

  /** The reading code has come and the word at the position is marked. */
  async marks(word: string): Promise<void> {
    await until(
      () => `“${word}” is marked; it is “${marked('word')}”`,
      () => marked('word') === word,
    );
  }
}

/** What another browser lacks is not there. @returns gives it back */
export function takeAway(from: object, name: string): () => void {
  const property = Object.getOwnPropertyDescriptor(from, name);
  if (!property) return () => undefined;
  Reflect.deleteProperty(from, name);
  return () => Object.defineProperty(from, name, property);
}

/** Without what is hidden from assistive technology. */
export function nameOf(button: Element): string {
  const heard = button.cloneNode(true) as Element;
  heard.querySelectorAll('[aria-hidden=true]').forEach((hidden) => hidden.remove());
  return heard.textContent.replace(/\s+/g, ' ').trim();
}

/** The text that is highlighted on the page now. */
export function marked(what: 'word' | 'sentence'): string {
  return [...(CSS.highlights.get(`audio-article-${what}`) ?? [])].map(String).join('|').replace(/\s+/g, ' ');
}

/** Who reads the page, with a mouse. */
export const reader = {
  /** @param nth of the words written like this, from 0 */
  rectOf(word: string, nth = 0, within: Node = document.body): DOMRect {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    for (let left = nth; walker.nextNode();) {
      const node = walker.currentNode as Text;
      const at = node.data.search(new RegExp(`\\b${word}\\b`));
      if (at < 0 || left-- > 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      return range.getBoundingClientRect();
    }
    throw new Error(`The page does not say “${word}”.`);
  },

  async clickWord(word: string, nth = 0): Promise<void> {
    const { left, top, width, height } = this.rectOf(word, nth);
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
  },

  async press(...keys: string[]): Promise<void> {
    for (const press of keys) await sendKeys({ press });
  },
};

let server: Server | undefined;

export function startServer(): Server {
  return (server = new Server());
}

export async function cleanUp(): Promise<void> {
  document.body.replaceChildren();
  document.body.removeAttribute('style');
  document.documentElement.lang = 'en';
  getSelection()?.removeAllRanges();
  scrollTo(0, 0);
  server?.close();
  await wait(20);
  await resetSettings();
  await clear(deviceStore);
}

/** A page with a player around the article. */
export async function openPage(
  content = article,
  attributes: Readonly<Record<string, string>> = {},
): Promise<Player> {
  const element = document.createElement('audio-article');
  const markup = document.createRange().createContextualFragment(content);
  element.append(markup);
  for (const [name, value] of Object.entries({ src: '/transcripts/harbour.json', ...attributes }))
    element.setAttribute(name, value);
  document.body.append(element);
  const player = new Player(element);
  await player.loaded();
  return player;
}
