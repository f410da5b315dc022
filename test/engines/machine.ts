import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/* What a machine without screen and sound card needs before a browser of a person's can run on it. */

const run = promisify(execFile);

export const programAt = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** A program, and the Debian packages that bring it. */
export interface Wanted {
  readonly program: string;
  readonly packages: readonly string[];
}

/**
 * Installs what is missing, where this may be done: as root on Debian and its kin. `AUDIO_ARTICLE_INSTALL=0` forbids it.
 * @returns which of the programs there are not afterwards
 */
export async function install(wanted: readonly Wanted[]): Promise<string[]> {
  const missing = (): Wanted[] => wanted.filter(({ program }) => !programAt(program) && !existsSync(program));
  const packages = missing().flatMap((one) => one.packages);
  const mayInstall =
    process.getuid?.() === 0 && programAt('apt-get') && process.env['AUDIO_ARTICLE_INSTALL'] !== '0';
  if (packages.length > 0 && mayInstall) {
    console.log(`Installing ${packages.join(', ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    try {
      await run('apt-get', ['update', '-q'], options);
      await run('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], options);
    } catch (error) {
      console.log(`apt-get could not: ${error instanceof Error ? error.message.trim() : String(error)}`);
    }
  }
  return missing().map(({ program }) => program);
}

/** How what is missing is got, for a person to read. */
export const remedy = (wanted: readonly Wanted[]): string =>
  `as root on Debian: apt-get install ${wanted.flatMap(({ packages }) => packages).join(' ')}`;

export interface Running {
  /** For programs that use it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killing = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(killing);
}

/** A sound card that nobody hears but whose clock runs as a real one's: without it Firefox plays nothing. */
export async function startSound(): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-sound-'));
  const env = { XDG_RUNTIME_DIR: folder, PULSE_SERVER: `unix:${join(folder, 'pulse', 'native')}` };
  const modules = ['module-null-sink', 'module-native-protocol-unix'];
  const child = spawn(
    'pulseaudio',
    ['-n', '--daemonize=no', '--exit-idle-time=-1', ...modules.flatMap((module) => ['-L', module])],
    { env: { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder }, stdio: 'ignore' },
  );
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await until('the sound server answers', child, () =>
      Promise.resolve(existsSync(join(folder, 'pulse', 'native'))),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, stop };
}

/** A screen that nobody sees. */
export async function startDisplay(): Promise<Running> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('Xvfb ended before it had a screen.')));
    child.once('error', reject);
    child.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  return { env: { DISPLAY: `:${number}` }, stop: () => end(child) };
}

/** @param check is asked until it says yes, while the program runs, for half a minute */
export async function until(what: string, child: ChildProcess, check: () => Promise<boolean>): Promise<void> {
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  for (let tries = 0; tries < 300; tries++) {
    if (await check()) return;
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Waited in vain until ${what}.`);
}

/** Whether anybody listens there. */
export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
