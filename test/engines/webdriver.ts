import type { BrowserLauncher } from '@web/test-runner';

/*
 * The test runner's launcher for a browser behind a WebDriver server (https://www.w3.org/TR/webdriver2/). Its own one
 * brings some two hundred packages; what is asked here are eight endpoints.
 */

export interface WebDriverOptions {
  readonly name: string;
  /** Of the server. */
  readonly url: string;
  readonly capabilities: Readonly<Record<string, unknown>>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** As the test runner's Chromium has it. */
const VIEWPORT: Size = { width: 800, height: 600 };

/** Keys that have names, as WebDriver writes them (§15.4.2). */
const KEYS: Readonly<Record<string, string>> = {
  Backspace: '\ue003',
  Tab: '\ue004',
  Enter: '\ue007',
  Shift: '\ue008',
  Control: '\ue009',
  Alt: '\ue00a',
  Escape: '\ue00c',
  Space: ' ',
  PageUp: '\ue00e',
  PageDown: '\ue00f',
  End: '\ue010',
  Home: '\ue011',
  ArrowLeft: '\ue012',
  ArrowUp: '\ue013',
  ArrowRight: '\ue014',
  ArrowDown: '\ue015',
  Insert: '\ue016',
  Delete: '\ue017',
};
const BUTTONS = { left: 0, middle: 1, right: 2 } as const;
interface Press {
  readonly button?: keyof typeof BUTTONS;
}

interface Media {
  readonly media?: string;
  readonly forcedColors?: string;
  readonly colorScheme?: string;
  readonly reducedMotion?: string;
}

type Action = Readonly<Record<string, unknown>>;

export function webdriverLauncher({ name, url: server, capabilities }: WebDriverOptions) {
  let session: string | undefined;
  let active: { readonly id: string; readonly url: string } | undefined;

  const call = async (method: string, path: string, body: Action): Promise<unknown> => {
    const response = await fetch(new URL(path, server), {
      method,
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${name}: ${method} ${path}: ${error}: ${message}`);
  };
  const ask = (method: string, path: string, body: Action = {}): Promise<unknown> =>
    call(method, `/session/${session ?? ''}${path}`, body);

  const open = async (): Promise<void> => {
    const made = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
    session = (made as { readonly sessionId: string }).sessionId;
  };

  /** What the page is given, in CSS pixels: the window has a frame and a tool bar of its own. */
  const setViewportSize = async ({ width, height }: Size): Promise<void> => {
    for (let tries = 0; tries < 20; tries++) {
      const script = 'return [innerWidth, innerHeight]';
      const inner = (await ask('POST', '/execute/sync', { script, args: [] })) as number[];
      const [innerWidth = 0, innerHeight = 0] = inner;
      if (innerWidth === width && innerHeight === height) return;
      const rect = (await ask('GET', '/window/rect')) as Size;
      await ask('POST', '/window/rect', {
        width: rect.width + width - innerWidth,
        height: rect.height + height - innerHeight,
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The window of ${name} cannot be ${width} × ${height}.`);
  };

  const act = (source: Action, ...actions: readonly Action[]): Promise<unknown> =>
    ask('POST', '/actions', { actions: [{ ...source, actions }] });
  const keys = { type: 'key', id: 'keys' };
  const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } };

  const key = (type: string, of: string): Action => ({ type, value: KEYS[of] ?? of });
  const move = (x: number, y: number): Action => ({ type: 'pointerMove', x, y, duration: 0 });
  const button = (type: string, { button = 'left' }: Press = {}): Action => ({
    type,
    button: BUTTONS[button],
  });

  /** As much of Playwright's page as the test runner's commands call. */
  const page = {
    keyboard: {
      press: (of: string) => act(keys, key('keyDown', of), key('keyUp', of)),
      type: (text: string) =>
        act(keys, ...Array.from(text).flatMap((of) => [key('keyDown', of), key('keyUp', of)])),
      down: (of: string) => act(keys, key('keyDown', of)),
      up: (of: string) => act(keys, key('keyUp', of)),
    },
    mouse: {
      move: (x: number, y: number) => act(pointer, move(x, y)),
      click: (x: number, y: number, press?: Press) =>
        act(pointer, move(x, y), button('pointerDown', press), button('pointerUp', press)),
      down: (press?: Press) => act(pointer, button('pointerDown', press)),
      up: (press?: Press) => act(pointer, button('pointerUp', press)),
    },
    setViewportSize,
    emulateMedia: ({
      media = 'screen',
      colorScheme = 'light',
      reducedMotion = 'no-preference',
      forcedColors = 'none',
    }: Media) =>
      [media, colorScheme, reducedMotion, forcedColors].join() === 'screen,light,no-preference,none'
        ? Promise.resolve() // as it is
        : Promise.reject(new Error(`${name} cannot be told which colours or motion are preferred.`)),
  };

  return {
    name,
    /** The commands for mouse, keys and viewport go by it. */
    type: 'playwright',
    concurrency: 1,
    getPage: () => page,

    async startSession(id, url) {
      active = { id, url };
      if (session === undefined) await open();
      await setViewportSize(VIEWPORT);
      await ask('POST', '/url', { url });
    },
    isActive: (id) => active?.id === id,
    getBrowserUrl: (id) => (active?.id === id ? active.url : undefined),
    async stopSession() {
      active = undefined;
      await ask('DELETE', '/actions');
      // Ends whatever still runs on the page.
      await ask('POST', '/url', { url: 'about:blank' });
      return {};
    },
    async stop() {
      if (session === undefined) return;
      const ended = ask('DELETE', '').catch(() => undefined); // it may hang up instead of answering
      session = undefined;
      await ended;
    },
    startDebugSession: () => Promise.reject(new Error(`${name} cannot be debugged from here.`)),
  } satisfies BrowserLauncher & { getPage: () => unknown };
}
