import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Gate } from './gate.js';

/* The compiled command in a process of its own, as a publisher runs it: speed, memory, and what a changed word costs. */

const root = fileURLToPath(new URL('../', import.meta.url));
const cli = join(root, 'dist/cli/main.js');

interface Run {
  readonly audioSeconds: number;
  readonly wallSeconds: number;
  readonly peakMb: number;
  readonly spoken: number;
  readonly total: number;
}

/** Says the process' own peak memory (KB) as its last line on standard error. */
const sayPeak = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+process.resourceUsage().maxRSS+'\\n'))`;

function narrate(input: string, folder: string): Promise<Run> {
  const started = performance.now();
  const args = ['--import', sayPeak, cli, 'narrate', input, '--json'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code !== 0) {
        reject(new Error(stderr));
        return;
      }
      const { audio, sentences } = JSON.parse(stdout) as {
        audio: { duration: number }[];
        sentences: { spoken: number; total: number };
      };
      resolve({
        audioSeconds: (audio[0]?.duration ?? 0) / 1000,
        wallSeconds: (performance.now() - started) / 1000,
        peakMb: Number(stderr.trim().split('\n').at(-1)) / 1024,
        ...sentences,
      });
    });
  });
}

const row = (name: string, { audioSeconds, wallSeconds, peakMb, spoken, total }: Run): string =>
  `    ${name.padEnd(34)} ${audioSeconds.toFixed(0).padStart(5)} s of audio in ${wallSeconds.toFixed(1).padStart(6)} s ` +
  `(${(audioSeconds / wallSeconds).toFixed(0)} × real time), peak ${peakMb.toFixed(0)} MB, spoke ${spoken} of ${total}`;

/** @param countsOnly leaves out what only takes time to measure */
export async function narrateBench(countsOnly: boolean): Promise<Gate[]> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-bench-'));
  try {
    const { stdout: text } = await promisify(execFile)(process.execPath, [
      cli,
      'extract',
      join(root, 'index.html'),
    ]);
    const article = join(folder, 'article.txt');
    await writeFile(article, text);
    if (!countsOnly) {
      for (let run = 1; run <= 3; run++) {
        const cold = await mkdtemp(join(folder, 'cold-'));
        console.log(row(`demo text, nothing kept, run ${run}`, await narrate(article, cold)));
      }
      // Each copy says another word at the end of every sentence, so that none is taken from the copy before.
      const names = 'Ada Ben Cleo Dan Eve Finn Gus Hope Ivy Jack Kate Leo May'.split(' ');
      const hour = join(folder, 'hour.txt');
      await writeFile(hour, names.map((name) => text.replaceAll(/\.(?=\s)/g, `, ${name}.`)).join('\n\n'));
      console.log(row('about an hour', await narrate(hour, folder)));
    }
    await narrate(article, folder);
    await writeFile(
      article,
      (await readFile(article, 'utf8')).replace('sounds like a joke', 'sounds like a dream'),
    );
    const changed = await narrate(article, folder);
    console.log(row('one word changed', changed));
    return [
      { name: 'sentences spoken for one changed word', value: changed.spoken, limit: 1, unit: 'sentences' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
