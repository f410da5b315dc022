import { chromeLauncher } from '@web/test-runner';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { TestedBrowser } from '../browser/web-test-runner.config.js';
import { chromiumLaunch } from '../chromium.js';
import { firefoxLauncher } from './firefox.js';
import {
  answers,
  end,
  programAt,
  type Running,
  startDisplay,
  startSound,
  until,
  type Wanted,
} from './machine.js';
import { speaker } from './speaker.js';
import { webdriverLauncher } from './webdriver.js';

/* The browsers that the behaviour is tested in. Chromium comes from npm; the others from Debian. */

export const engineNames = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof engineNames)[number];

export interface Engine extends TestedBrowser {
  /** With version. */
  readonly title: string;
  stop(): Promise<void>;
}

interface Kind {
  readonly needs: readonly Wanted[];
  start(): Promise<Engine>;
}

const sound: Wanted = { program: 'pulseaudio', packages: ['pulseaudio'] };
const display: Wanted = { program: 'Xvfb', packages: ['xvfb'] };

/** Debian keeps it away from people: it is WebKit's own browser for tests. */
const miniBrowser = (): string | undefined =>
  ['x86_64-linux-gnu', 'aarch64-linux-gnu']
    .map((machine) => `/usr/lib/${machine}/webkit2gtk-4.1/MiniBrowser`)
    .find((path) => existsSync(path));

/** The first that a program says of itself. */
const version = (program: string, ...args: string[]): string =>
  /\d+\.[\d.]*\d/.exec(execFileSync(program, args, { encoding: 'utf8' }))?.[0] ?? '';

/** Sound and screen for one browser; what one of them refuses ends the other. */
async function begin(...starts: (() => Promise<Running>)[]): Promise<Running> {
  const running: Running[] = [];
  const stop = async (): Promise<void> => {
    for (const one of running.splice(0).reverse()) await one.stop();
  };
  try {
    for (const start of starts) running.push(await start());
  } catch (error) {
    await stop();
    throw error;
  }
  return { env: Object.assign({}, ...running.map(({ env }) => env)) as Record<string, string>, stop };
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export const engines: Readonly<Record<EngineName, Kind>> = {
  chromium: {
    needs: [],
    async start() {
      const launchOptions = await chromiumLaunch();
      return {
        title: `Chromium ${version(launchOptions.executablePath, '--version', '--no-sandbox')}`,
        launcher: chromeLauncher({ launchOptions }),
        stop: () => Promise.resolve(),
      };
    },
  },

  firefox: {
    needs: [{ program: 'firefox-esr', packages: ['firefox-esr'] }, sound],
    async start() {
      const executablePath = programAt('firefox-esr') ?? '';
      const title = `Firefox ${version(executablePath, '--version')}`;
      const machine = await begin(startSound);
      return {
        title,
        launcher: firefoxLauncher(executablePath, { ...process.env, ...machine.env }),
        plugins: [speaker(machine.env)],
        stop: () => machine.stop(),
      };
    },
  },

  webkit: {
    needs: [
      {
        program: 'WebKitWebDriver',
        // good: the MP3 parser, Ogg and the way to the sound server; libav: the decoders.
        packages: [
          'webkit2gtk-driver',
          'gstreamer1.0-plugins-good',
          'gstreamer1.0-libav',
          'gstreamer1.0-pulseaudio',
        ],
      },
      sound,
      display,
    ],
    async start() {
      const title = `WebKitGTK ${version('dpkg-query', '--show', 'webkit2gtk-driver')}`;
      const machine = await begin(startSound, startDisplay);
      const port = await freePort();
      const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
        // As root its sandbox cannot be made.
        env: { ...process.env, ...machine.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
        stdio: 'ignore',
      });
      const stop = async (): Promise<void> => {
        await end(driver);
        await machine.stop();
      };
      try {
        await until('WebKitWebDriver answers', driver, () => answers(port));
      } catch (error) {
        await stop();
        throw error;
      }
      const launcher = webdriverLauncher({
        name: 'WebKit',
        url: `http://127.0.0.1:${port}`,
        capabilities: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': {
            binary: miniBrowser(),
            args: ['--automation', '--autoplay-policy=allow'],
          },
        },
      });
      return {
        title,
        launcher,
        plugins: [speaker(machine.env)],
        stop,
      };
    },
  },
};
