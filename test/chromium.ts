import chromium from '@sparticuz/chromium';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The Chromium from npm, unpacked once per version: a half unpacked one never counts. */
export interface ChromiumLaunch {
  executablePath: string;
  args: string[];
  env: Record<string, string | undefined>;
}

const VERSION = '147.0.0';

async function unpack(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  await mkdir(half, { recursive: true });
  const before = { ...process.env };
  // The package unpacks into the temporary folder, and its shared libraries only where it believes to be on
  // Lambda; a container without libnss3 needs them too.
  Object.assign(process.env, { TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    await chromium.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME']) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  }
  await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }));
}

const lacksLibraries = (program: string): boolean => {
  try {
    return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found');
  } catch {
    return true;
  }
};

export async function chromiumLaunch(): Promise<ChromiumLaunch> {
  const folder = join(tmpdir(), `audio-article-chromium-${VERSION}`);
  const executablePath = join(folder, 'chromium');
  if (!existsSync(executablePath)) await unpack(folder);
  const libraries = join(folder, 'al2023', 'lib');
  return {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
    env: {
      ...process.env,
      ...(lacksLibraries(executablePath)
        ? { LD_LIBRARY_PATH: [libraries, process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':') }
        : {}),
      FONTCONFIG_PATH:
        process.env['FONTCONFIG_PATH'] ?? (existsSync('/etc/fonts') ? undefined : join(folder, 'fonts')),
    },
  };
}
