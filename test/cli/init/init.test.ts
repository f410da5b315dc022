import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { detect, type Site } from '../../../src/cli/init/site.js';
import { runIn, type Ran } from '../run.js';

/** A site that is made of its files' texts. */
const siteOf = (files: Readonly<Record<string, string>>): Site => ({
  read: (path) => Promise.resolve(files[path]),
  list: () => Promise.resolve(Object.keys(files)),
});

describe('what makes a site', () => {
  for (const [kind, files] of [
    ['eleventy', { 'eleventy.config.mjs': '' }],
    ['eleventy', { '.eleventy.js': '', 'index.html': '' }],
    ['eleventy', { 'package.json': '{"devDependencies":{"@11ty/eleventy":"3"}}' }],
    ['vite', { 'vite.config.ts': '', 'index.html': '' }],
    ['vite', { 'package.json': '{"dependencies":{"vite":"7"}}', 'index.html': '' }],
    ['hugo', { 'hugo.toml': '' }],
    ['hugo', { 'config.yaml': '', archetypes: '' }],
    ['jekyll', { '_config.yml': '', 'index.html': '' }],
    ['html', { 'Index.HTM': '' }],
    ['html', { 'config.toml': '', 'index.html': '', 'package.json': 'no JSON' }],
    [undefined, { 'readme.md': '' }],
  ] as const)
    it(`${Object.keys(files).join(', ')}: ${kind ?? 'none'}`, async () => {
      assert.equal(await detect(siteOf(files)), kind);
    });
});

describe('audio-article init', () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'audio-article-init-'))));
  after(() => rm(folder, { recursive: true, force: true }));

  const site = async (name: string, files: Readonly<Record<string, string>>): Promise<string> => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name, path)), { recursive: true });
      await writeFile(join(folder, name, path), text);
    }
    return join(folder, name);
  };
  const article = (title: string): string =>
    `<!doctype html>\n<html lang="en">\n<head>\n<title>${title}</title>\n</head>\n<body>\n<article>\n<h1>${title}</h1>\n<p>We went to the river.</p>\n</article>\n</body>\n</html>\n`;
  const all = async (where: string): Promise<Record<string, string>> => {
    const names = (await readdir(where, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    const texts = names.map(async (entry): Promise<[string, string]> => {
      const path = join(entry.parentPath, entry.name);
      return [path, await readFile(path, 'utf8')];
    });
    return Object.fromEntries(await Promise.all(texts));
  };
  const ok = (ran: Ran): Ran => {
    assert.equal(ran.code, 0, ran.stderr);
    return ran;
  };

  it('puts plain pages and narrate together: what it writes is what narrate reads', async () => {
    const where = await site('plain', {
      'index.html': article('A walk'),
      'news/index.html': article('News'),
      'about.html': '<head></head><p>About us</p>',
    });
    const before = await all(where);
    const dry = ok(await runIn(where, 'init', '--dry-run'));
    assert.deepEqual(await all(where), before, '--dry-run changes nothing');
    assert.match(
      dry.stdout,
      /would add to index\.html:\n\s+\+ <link rel="stylesheet" href="player\/audio-article\.css">/,
    );

    const told = ok(await runIn(where, 'init')).stdout;
    assert.match(told, /leave about\.html: has no <article>/);
    assert.match(told, /Next:\n {2}npx audio-article narrate/);
    const page = await readFile(join(where, 'news/index.html'), 'utf8');
    assert.match(page, /src="\.\.\/player\/audio-article\.js"/);
    assert.match(page, /<audio-article src="\.\.\/transcripts\/news\.json">/);

    ok(await runIn(where, 'narrate', '--quiet'));
    assert.deepEqual((await readdir(join(where, 'transcripts'))).sort(), [
      'index.json',
      'index.vtt',
      'news.json',
      'news.vtt',
    ]);
    const once = await all(where);
    assert.match(ok(await runIn(where, 'init')).stdout, /0 files changed/);
    assert.deepEqual(await all(where), once, 'a second run changes nothing');
  });

  it('leaves what is there: a configuration of yours, a folder that is not its own, a name that is taken', async () => {
    const where = await site('taken', {
      'Walk.html': article('A walk'),
      'old/walk.html': article('Another walk'),
      'audio-article.json': '{"articles":["*.html"]}',
      'player/mine.txt': 'mine',
    });
    const refused = await runIn(where, 'init');
    assert.equal(refused.code, 1);
    assert.match(
      refused.stderr,
      /not made by init\. \[AA_E_OUTPUT\]\nGive the player another folder: --player/,
    );
    assert.equal(await readFile(join(where, 'Walk.html'), 'utf8'), article('A walk'));

    const { stdout } = ok(await runIn(where, 'init', '--player', 'voice', '--json'));
    const told = JSON.parse(stdout) as { changes: { kind: string; file: string; why?: string }[] };
    assert.deepEqual(
      told.changes.map(({ kind, file }) => `${kind} ${file}`),
      ['insert Walk.html', 'stands old/walk.html', 'stands audio-article.json'],
    );
    assert.match(told.changes[1]?.why ?? '', /called as that of Walk\.html/);
    assert.equal(await readFile(join(where, 'audio-article.json'), 'utf8'), '{"articles":["*.html"]}');
    assert.equal(await readFile(join(where, 'player/mine.txt'), 'utf8'), 'mine');
  });

  it('renews the player that another version has copied', async () => {
    const where = await site('renewed', { 'index.html': article('A walk') });
    ok(await runIn(where, 'init'));
    await writeFile(join(where, 'player/version.txt'), 'audio-article 0.0.1\n');
    await writeFile(join(where, 'player/audio-article.js'), 'old');
    assert.match(ok(await runIn(where, 'init')).stdout, /renew the player in player\//);
    assert.notEqual(await readFile(join(where, 'player/audio-article.js'), 'utf8'), 'old');
  });

  it('gives Hugo and Jekyll their parts, and puts them around the text of their layout', async () => {
    const hugo = await site('hugo', {
      'hugo.toml': '',
      'layouts/_default/single.html': '<main>{{ .Content }}</main>\n',
      'content/posts/a-walk/index.md': '---\ntitle: A walk\n---\nWe went to the river.\n',
    });
    ok(await runIn(hugo, 'init'));
    assert.equal(
      await readFile(join(hugo, 'layouts/_default/single.html'), 'utf8'),
      '<main>{{ partial "audio-article-start.html" . }}{{ .Content }}{{ partial "audio-article-end.html" . }}</main>\n',
    );
    ok(await runIn(hugo, 'narrate', '--quiet'));
    assert.ok((await readdir(join(hugo, 'static/transcripts'))).includes('a-walk.json'));

    const jekyll = await site('jekyll', { '_config.yml': '', '_posts/2026-01-02-a-walk.md': 'We went.\n' });
    await cp(join(hugo, 'static/player'), join(jekyll, 'player'), { recursive: true });
    const told = ok(await runIn(jekyll, 'init')).stdout;
    assert.match(told, /In the layout of your articles, put {% include audio-article\.html at="start" %}/);
    assert.match(
      await readFile(join(jekyll, '_includes/audio-article.html'), 'utf8'),
      /'\/player\/audio-article\.js'/,
    );
  });

  it('gives Eleventy and Vite the plugin, and tells what belongs into a configuration of yours', async () => {
    const eleventy = await site('eleventy', {
      'package.json': '{"devDependencies":{"@11ty/eleventy":"3"}}',
      '_includes/post.njk': '<main>{{ content | safe }}</main>\n',
    });
    ok(await runIn(eleventy, 'init'));
    assert.match(await readFile(join(eleventy, 'eleventy.config.mjs'), 'utf8'), /addPlugin\(audioArticle\)/);
    assert.equal(
      await readFile(join(eleventy, '_includes/post.njk'), 'utf8'),
      '<main><audio-article><article>{{ content | safe }}</article></audio-article></main>\n',
    );
    assert.match(ok(await runIn(eleventy, 'init')).stdout, /0 files changed/);

    const vite = await site('vite', {
      'vite.config.js': 'export default {};\n',
      'index.html': article('A walk'),
    });
    const told = ok(await runIn(vite, 'init')).stdout;
    assert.match(told, /Add to vite\.config\.js: import { audioArticle } from 'audio-article\/vite'/);
    assert.equal(await readFile(join(vite, 'vite.config.js'), 'utf8'), 'export default {};\n');
  });

  it('says what to do where there is no site', async () => {
    const where = await site('none', { 'readme.md': '' });
    const refused = await runIn(where, 'init');
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /\[AA_E_INPUT_MISSING\]\nRun it in the folder of your site/);
    assert.equal((await runIn(where, 'init', '--site', 'gatsby')).code, 2);
    assert.equal((await runIn(where, 'init', '--player', '../up')).code, 2);
    assert.equal((await runIn(where, 'init', '--player', 'NUL')).code, 2);
  });
});
