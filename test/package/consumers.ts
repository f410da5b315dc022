import type * as esbuild from 'esbuild';
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { Browser } from 'puppeteer-core';
import { launchBrowser } from '../e2e/demo.js';
import { pack } from './packed.js';
import { playsQuietly } from './plays.js';
import { openSite } from './site.js';

/*
 * npm run test:package: what npm pack made is installed in an empty project, beside the tools that its developers have,
 * and each makes a page that plays an article which the installed command has narrated. Needs the npm registry.
 */

const tools = [
  'typescript@6',
  '@types/node@20',
  '@types/pg@8',
  'vite@8',
  'webpack@5',
  'webpack-cli',
  'esbuild',
].concat(['react@19', 'react-dom@19', '@types/react@19', '@11ty/eleventy@3']);

try {
  execFileSync('npm', ['view', 'typescript', 'version', '--fetch-retries=0', '--fetch-timeout=10000'], {
    stdio: 'pipe',
  });
} catch (error) {
  console.log(`Skipped: the npm registry does not answer, and this installs ${tools.join(', ')} from it.`);
  console.log(String((error as { stderr?: Buffer }).stderr ?? error).trim());
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'audio-article-consumer-'));
const at = (path: string): string => join(folder, path);
const write = (path: string, text: string): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};
const run = (program: string, args: readonly string[]): string => {
  try {
    return execFileSync(process.execPath, [at(`node_modules/${program}`), ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      env: { ...process.env, NODE_ENV: undefined },
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
};

const article = (sentence: string): string =>
  `<article><h1>A walk</h1><p>${sentence}</p><p>We went down to the harbour in the evening.</p></article>`;
const page = (head: string, player = '<audio-article src="/transcripts/walk.json">'): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A walk</title><link rel="icon" href="data:,">${head}</head>
<body>${player}${article('The wind had dropped.')}</audio-article></body></html>`;

const main = `import 'audio-article';
import 'audio-article/define-transcript';
import type { WordChange } from 'audio-article';
import { parseNarration, type Narration } from 'audio-article/core';

const player = document.querySelector('audio-article');
player?.addEventListener('wordchange', ({ detail }: CustomEvent<WordChange>) => {
  document.title = detail.word;
});
export const read = (json: string): Narration => parseNarration(json, 'transcript');
`;

let browser: Browser;

before(async () => {
  const tarball = pack(folder);
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }\n');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', tarball, ...tools], {
    cwd: folder,
    stdio: 'pipe',
    shell: process.platform === 'win32',
  });
  write('walk.html', page(''));
  run('audio-article/dist/cli/audio-article.cjs', ['narrate', 'walk.html']);
  write('src/main.ts', main);
  write('index.html', page('<script type="module" src="/src/main.ts"></script>'));
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @param build where its index.html is */
async function isHeard(build: string): Promise<void> {
  const site = await openSite({
    folders: { '/audio/': at('audio/'), '/transcripts/': at('transcripts/'), '/': at(`${build}/`) },
  });
  try {
    await playsQuietly(browser, site.url);
  } finally {
    await site.close();
  }
}

const strict = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--target', 'es2022'];
const ways = [
  ['nodenext', ['--module', 'nodenext', '--moduleResolution', 'nodenext']],
  ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
] as const;

for (const [way, resolution] of ways) {
  test(`TypeScript is content with the types of a page, ${way}`, () => {
    write(
      'src/page.ts',
      `${main}
import 'audio-article/audio-article.css';
import { AudioArticleControls, bringTexts } from 'audio-article/element';
import { playerStrings } from 'audio-article/locales/de';
import { AudioArticle } from 'audio-article/react';
export { AudioArticle, AudioArticleControls, bringTexts, playerStrings };
export const played: Promise<void> | undefined = player?.play();
// @ts-expect-error -- a rate is a number
if (player) player.playbackRate = '2';
`,
    );
    run('typescript/bin/tsc', [
      '--noEmit',
      ...strict,
      ...resolution,
      '--lib',
      'es2023,dom,dom.iterable',
      'src/page.ts',
    ]);
  });
  test(`and with those of a server and of plugins, ${way}`, () => {
    write(
      'src/server.ts',
      `import { narrate, extractArticle } from 'audio-article/narrate';
import { startServer } from 'audio-article/serve';
import { audioArticle as eleventy } from 'audio-article/eleventy';
import { audioArticle } from 'audio-article/vite';
import { defineConfig } from 'vite';
import schema from 'audio-article/transcript.schema.json' with { type: 'json' };
export const config = defineConfig({ plugins: [audioArticle()] });
export { narrate, extractArticle, startServer, eleventy, schema };
`,
    );
    // Vite's own types are for those who skip them.
    const args = strict.map((each) => (each === 'false' ? 'true' : each));
    run('typescript/bin/tsc', [
      '--noEmit',
      ...args,
      ...resolution,
      '--resolveJsonModule',
      '--types',
      'node',
      'src/server.ts',
    ]);
    write(
      'src/ours.ts',
      readFileSync(at('src/server.ts'), 'utf8').replaceAll(/^.*(vite|defineConfig).*$/gm, ''),
    );
    run('typescript/bin/tsc', [
      '--noEmit',
      ...strict,
      ...resolution,
      '--resolveJsonModule',
      '--types',
      'node',
      'src/ours.ts',
    ]);
  });
}

test('Vite makes a page of it that plays', async () => {
  run('vite/bin/vite.js', ['build', '--outDir', 'by-vite', '--logLevel', 'warn']);
  await isHeard('by-vite');
});

test('webpack does', async () => {
  run('typescript/bin/tsc', [
    ...ways[1][1],
    ...strict.slice(0, 1),
    '--target',
    'es2022',
    '--skipLibCheck',
    '--outDir',
    'js',
    '--lib',
    'es2023,dom,dom.iterable',
    'src/main.ts',
  ]);
  run('webpack-cli/bin/cli.js', [
    '--entry',
    './js/main.js',
    '--output-path',
    at('by-webpack'),
    '--mode',
    'production',
    '--no-performance',
    '--stats',
    'errors-warnings',
  ]);
  write('by-webpack/index.html', page('<script defer src="/main.js"></script>'));
  await isHeard('by-webpack');
});

test('esbuild does', async () => {
  const { build } = (await import(at('node_modules/esbuild/lib/main.js'))) as Pick<typeof esbuild, 'build'>;
  await build({
    absWorkingDir: folder,
    entryPoints: ['src/main.ts'],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    outdir: 'by-esbuild',
    logLevel: 'silent',
  });
  write('by-esbuild/index.html', page('<script type="module" src="/main.js"></script>'));
  await isHeard('by-esbuild');
});

test('a page without a bundler plays it by an import map, as one file and as many', async () => {
  const map = (imports: object): string =>
    `<script type="importmap">${JSON.stringify({ imports })}</script><script type="module">import 'audio-article';</script>`;
  cpSync(at('node_modules/audio-article/dist'), at('by-hand/audio-article'), { recursive: true });
  write('by-hand/index.html', page(map({ 'audio-article': '/audio-article/cdn/audio-article.js' })));
  await isHeard('by-hand');

  const { dependencies } = JSON.parse(
    readFileSync(at('node_modules/audio-article/package.json'), 'utf8'),
  ) as { dependencies: Record<string, string> };
  const entries: Record<string, string> = {
    'lit-html': 'lit-html.js',
    '@lit/reactive-element': 'reactive-element.js',
    'idb-keyval': 'dist/index.js',
  };
  const imports: Record<string, string> = { 'audio-article': '/audio-article/player/index.js' };
  for (const [name, entry] of Object.entries(entries)) {
    assert.ok(dependencies[name], name);
    cpSync(at(`node_modules/${name}`), at(`by-hand/modules/${name}`), { recursive: true });
    imports[name] = `/modules/${name}/${entry}`;
    imports[`${name}/`] = `/modules/${name}/`;
  }
  write('by-hand/index.html', page(map(imports)));
  await isHeard('by-hand');
});

test('Vite’s plugin narrates when the site is built, once', async () => {
  write(
    'vite-site/vite.config.js',
    `import { audioArticle } from 'audio-article/vite';\nexport default { plugins: [audioArticle()] };\n`,
  );
  write('vite-site/index.html', page('', '<audio-article>'));
  const build = (): string =>
    execFileSync(process.execPath, [at('node_modules/vite/bin/vite.js'), 'build'], {
      cwd: at('vite-site'),
      encoding: 'utf8',
      stdio: 'pipe',
    });
  assert.match(build(), /\/index\.html narrated, 3 of 3 sentences spoken/);
  const site = await openSite({
    folders: {
      '/audio/': at('vite-site/dist/audio/'),
      '/transcripts/': at('vite-site/dist/transcripts/'),
      '/': at('vite-site/dist/'),
    },
  });
  await playsQuietly(browser, site.url);
  await site.close();
  assert.doesNotMatch(build(), /narrated/);
  write('vite-site/index.html', page('', '<audio-article>').replace('in the evening', 'at noon'));
  assert.match(build(), /narrated, 1 of 3 sentences spoken/);
});

test('and in its dev server', async () => {
  const child = spawn(
    process.execPath,
    [at('node_modules/vite/bin/vite.js'), '--port', '0', '--host', '127.0.0.1'],
    { cwd: at('vite-site'), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += stripVTControlCharacters(chunk.toString());
        const found = /(http:\/\/127\.0\.0\.1:\d+\/)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      child.once('exit', () => reject(new Error(said)));
    });
    await playsQuietly(browser, address);
    const part = await fetch(new URL('audio/index.mp3', address), { headers: { Range: 'bytes=0-99' } });
    assert.equal(part.status, 206);
  } finally {
    child.kill();
  }
});

test('Eleventy’s plugin narrates when the site is built, once', async () => {
  write(
    'eleventy-site/eleventy.config.js',
    `import { audioArticle } from 'audio-article/eleventy';
export default (eleventyConfig) => { eleventyConfig.addPlugin(audioArticle); };\n`,
  );
  write('eleventy-site/index.html', page('', '<audio-article>'));
  write('eleventy-site/about.md', '# No audio here\n');
  const build = (): string =>
    execFileSync(process.execPath, [at('node_modules/@11ty/eleventy/cmd.cjs')], {
      cwd: at('eleventy-site'),
      encoding: 'utf8',
      stdio: 'pipe',
    });
  assert.match(build(), /\/ narrated, 3 of 3 sentences spoken/);
  const made = at('eleventy-site/_site/transcripts/index.json');
  assert.ok(existsSync(made));
  const site = await openSite({
    folders: {
      '/audio/': at('eleventy-site/_site/audio/'),
      '/transcripts/': at('eleventy-site/_site/transcripts/'),
      '/': at('eleventy-site/_site/'),
    },
  });
  await playsQuietly(browser, site.url);
  await site.close();
  assert.doesNotMatch(readFileSync(at('eleventy-site/_site/about/index.html'), 'utf8'), /audio-article/);
  const { mtimeMs } = statSync(at('eleventy-site/.audio-article/site/transcripts/index.json'));
  assert.doesNotMatch(build(), /narrated/);
  assert.equal(statSync(at('eleventy-site/.audio-article/site/transcripts/index.json')).mtimeMs, mtimeMs);
});
