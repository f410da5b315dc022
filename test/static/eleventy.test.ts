import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../package/packed.js';

/* Eleventy's own dev server, with the plugin as it is built, while somebody writes. */

let folder: string;
const page = (title: string, last: string): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body>
<audio-article><article><h1>${title}</h1><p>We went to the river. ${last}</p></article></audio-article></body></html>`;
const file = (name: string): string => join(folder, name);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-eleventy-'));
  const plugin = pathToFileURL(join(root, 'dist/static/eleventy.js')).href;
  await writeFile(
    file('eleventy.config.mjs'),
    `import { audioArticle } from '${plugin}';
export default (eleventyConfig) => { eleventyConfig.addPlugin(audioArticle); };\n`,
  );
  await writeFile(file('walk.html'), page('A walk', 'It was calm.'));
  await writeFile(file('swim.html'), page('A swim', 'It was cold.'));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Lines about narrations so far, and a way to wait for what it says. */
function serve(...options: readonly string[]) {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/@11ty/eleventy/cmd.cjs'), '--serve', ...options],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  let heard = (): void => undefined;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      heard();
    });
  const ended = new Promise((resolve) => child.once('close', resolve));
  return {
    said: (): string => said,
    narrated: (): string[] =>
      Array.from(said.matchAll(/audio-article: (\S+ narrated, .*)/g), ([, line = '']) => line),
    async says(what: RegExp): Promise<RegExpExecArray> {
      const give = setTimeout(() => child.kill(), 120_000);
      for (let over = false; ;) {
        const found = what.exec(said);
        if (found) {
          clearTimeout(give);
          return found;
        }
        assert.ok(!over, `It has not said ${String(what)}, but:\n${said}`);
        await Promise.race([
          new Promise<void>((resolve) => (heard = resolve)),
          ended.then(() => (over = true)),
        ]);
      }
    },
    /** From here on only what is said next counts. */
    forget: (): unknown => (said = ''),
    async close(): Promise<void> {
      child.kill();
      await ended;
    },
  };
}

test('in its dev server an article is narrated again when it changes, only what is new in it is spoken, and no other', async () => {
  for (const [options, last] of [
    [[], 'It was warm.'],
    [['--incremental'], 'It was late.'],
  ] as const) {
    const dev = serve(...options);
    try {
      const [, address = ''] = await dev.says(/Server at (http:\S+)/);
      if (options.length === 0) {
        const lines = dev.narrated().map((line) => line.split(' narrated, '));
        assert.deepEqual(lines.map(([path]) => path).sort(), ['/swim/', '/walk/']);
        // Which of them comes first is Eleventy's to say; the sentence that both have is spoken once.
        const spoken = lines.map(([, much]) => much);
        assert.deepEqual(spoken, ['3 of 3 sentences spoken', '2 of 3 sentences spoken']);
      } else assert.deepEqual(dev.narrated(), [], 'what was made before is kept');
      dev.forget();
      // It says that it watches before it does: somebody writes until it has noticed.
      const write = setInterval(() => void writeFile(file('walk.html'), page('A walk', last)), 1000);
      await dev.says(/File changed: \.\/walk\.html/).finally(() => clearInterval(write));
      await dev.says(/narrated, [^]*Watching/);
      assert.deepEqual(dev.narrated(), ['/walk/ narrated, 1 of 3 sentences spoken']);
      assert.doesNotMatch(dev.said(), /File changed: .*audio-article/, 'what it keeps makes no new build');
      const shown = await (await fetch(new URL('walk/', address))).text();
      assert.ok(shown.includes(last) && shown.includes('src="/transcripts/walk.json"'), shown);
      const narration = await (await fetch(new URL('transcripts/walk.json', address))).text();
      assert.ok(narration.includes(last), narration);
      assert.equal(
        (await fetch(new URL('audio/walk.mp3', address))).headers.get('content-type'),
        'audio/mpeg',
      );
    } finally {
      await dev.close();
    }
  }
  // The other page's files are those of the first build.
  assert.match(await readFile(file('_site/transcripts/swim.json'), 'utf8'), /It was cold\./);
});
