import { sendKeys } from '@web/test-runner-commands';
import { clear, get } from 'idb-keyval';
import type { FeedbackPlace, FeedbackReport } from '../../../src/core/feedback.js';
import type { DialogContext } from '../../../src/player/dialog-context.js';
import { openFeedbackDialog } from '../../../src/player/dialogs/feedback-dialog.js';
import { openInfoDialog } from '../../../src/player/dialogs/info-dialog.js';
import { feedbackStore } from '../../../src/player/feedback/pending.js';
import { loadTexts } from '../../../src/player/texts.js';
import { sampleNarration } from '../../core/narration/sample.js';

/** The word “lamp” of a sample sentence. */
export const place: FeedbackPlace = {
  block: 1,
  sentence: 1,
  word: 'light',
  text: 'A <b> light came on.',
  timeMs: 4_200,
};

export interface Request {
  readonly url: string;
  readonly key: string | null;
  readonly credentials: RequestCredentials;
  readonly report: FeedbackReport;
}

/** What the endpoint answers next; `offline`: nothing comes. After the last one, 201 with a new id each. */
export type Reply =
  'offline' | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> };

/**
 * Stands in for the network below `fetch`: a browser test has no server that can refuse or vanish. Everything above,
 * the requests, the answers and the reading of them, is the browser's own.
 */
export class Endpoint {
  readonly url = new URL('/api/feedback', location.href);
  readonly requests: Request[] = [];
  replies: Reply[] = [];
  /** Resolve to let held requests through. */
  held: Promise<void> | undefined;
  private readonly browserFetch = window.fetch.bind(window);

  constructor() {
    window.fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = new Request(input, init);
      if (request.url !== this.url.href) return this.browserFetch(input, init);
      this.requests.push({
        url: request.url,
        key: request.headers.get('Idempotency-Key'),
        credentials: request.credentials,
        report: (await request.json()) as FeedbackReport,
      });
      await this.held;
      const reply = this.replies.shift() ?? {
        status: 201,
        body: { id: `receipt-${this.requests.length}` },
        headers: {},
      };
      if (reply === 'offline') throw new TypeError('Failed to fetch');
      const type = reply.status < 400 ? 'application/json' : 'application/problem+json';
      return new Response(JSON.stringify(reply.body ?? {}), {
        status: reply.status,
        headers: { 'Content-Type': type, ...reply.headers },
      });
    };
  }

  close(): void {
    window.fetch = this.browserFetch;
  }
}

/** A page with a player's shadow root on it, and a reader in front of it. */
export class Reader {
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({ mode: 'open' });
  readonly player = document.createElement('audio-article');
  readonly announced: string[] = [];
  readonly endpoint = new Endpoint();
  readonly narration = sampleNarration();
  isPlaying = false;
  place: FeedbackPlace | undefined = place;
  lang = 'en';
  readonly removed = new AbortController();
  private readonly before = document.createElement('div');

  constructor() {
    this.before.style.height = '1500px';
    document.documentElement.lang = 'en';
    document.title = 'A page';
    document.body.append(this.before, this.host);
    for (const [name, open] of [
      ['More info', openInfoDialog],
      ['Send feedback', openFeedbackDialog],
    ] as const) {
      const button = document.createElement('button');
      button.textContent = name;
      button.addEventListener('click', () => open(this.contextFrom(button)));
      this.root.append(button);
    }
  }

  private contextFrom(invoker: HTMLElement): DialogContext {
    return {
      root: this.root,
      player: this.player,
      listening: undefined,
      invoker,
      narration: this.narration,
      narrationUrl: new URL('/transcripts/lighthouse.json', location.href),
      lang: this.lang,
      endpoint: this.endpoint.url,
      place: this.place,
      playPause: () => {
        this.isPlaying = !this.isPlaying;
      },
      isPlaying: () => this.isPlaying,
      removed: this.removed.signal,
      announce: (text) => {
        this.announced.push(text);
      },
    };
  }

  async leave(): Promise<void> {
    this.endpoint.close();
    this.root.querySelectorAll('dialog').forEach((dialog) => dialog.close());
    this.host.remove();
    this.before.remove();
    await forgetEverything();
  }

  async open(name: 'More info' | 'Send feedback'): Promise<void> {
    await loadTexts(this.lang);
    const button = this.buttonOfPlayer(name);
    button.focus({ preventScroll: true });
    button.click();
    await this.settled();
  }

  buttonOfPlayer(name: string): HTMLButtonElement {
    return one([...this.root.children].filter((e) => e.textContent === name)) as HTMLButtonElement;
  }

  get dialog(): HTMLDialogElement {
    return one([...this.root.querySelectorAll('dialog')]);
  }

  get isOpen(): boolean {
    return this.root.querySelector('dialog[open]') !== null;
  }

  get heading(): string {
    return textOf(one([...this.dialog.querySelectorAll('h2')]));
  }

  /** Of what has the focus, whether in the dialog, the player or the page. */
  get focused(): Element | null {
    return this.root.activeElement ?? document.activeElement;
  }

  button(name: string): HTMLButtonElement {
    return one([...this.dialog.querySelectorAll('button')].filter((e) => visibleText(e) === name));
  }

  field(label: string): HTMLInputElement | HTMLTextAreaElement {
    const found = [...this.dialog.querySelectorAll('label')].find((e) => textOf(e) === label);
    if (!found?.control) throw new Error(`There is no field “${label}”.`);
    return found.control as HTMLInputElement | HTMLTextAreaElement;
  }

  errorOf(label: string): string | undefined {
    const ids = this.field(label).getAttribute('aria-describedby')?.split(' ') ?? [];
    const error = ids.map((id) => this.root.getElementById(id)).find((e) => e?.className === 'error');
    return error ? textOf(error) : undefined;
  }

  choose(label: string): void {
    this.field(label).click();
  }

  fill(label: string, value: string): void {
    const field = this.field(label);
    field.focus();
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }

  async press(name: string): Promise<void> {
    const button = this.button(name);
    // Not into view: WebKit scrolls there later, perhaps when the dialog has closed.
    button.focus({ preventScroll: true });
    button.click();
    await this.settled();
  }

  async keys(...keys: string[]): Promise<void> {
    for (const press of keys) await sendKeys({ press });
  }

  says(text: string): boolean {
    return this.dialog.innerText.includes(text);
  }

  /** Until nothing is being sent and the database has answered. */
  async settled(): Promise<void> {
    for (let i = 0; i < 3; i++) await databaseAnswers();
    await until(() => !this.root.querySelector('dialog [aria-disabled]'));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** Looks every 5 ms, for 20 s at most: what does not come is for the next assertion to tell. */
export async function until(check: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 4000 && !(await check()); i++) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Two frames later, when what the first one asked for has been done. */
export const drawn = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));

export async function forgetEverything(): Promise<void> {
  try {
    await clear(feedbackStore);
  } catch {
    // The test has blocked it.
  }
}

async function databaseAnswers(): Promise<void> {
  try {
    await get('any', feedbackStore);
  } catch {
    // The test has blocked it.
  }
}

export const textOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();
/** Without the label that only keeps the room of a button. */
const visibleText = (element: HTMLElement): string => element.innerText.replace(/\s+/g, ' ').trim();

function one<T>(found: readonly T[]): T {
  if (found.length !== 1) throw new Error(`Expected one, found ${found.length}.`);
  return found[0]!;
}
