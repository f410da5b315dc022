import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { parseFeed } from 'feedsmith';
import { sampleNarration } from '../core/narration/sample.js';
import { breaches } from '../serve/embed/rss-rules.js';
import { hostileNarration } from '../serve/site.js';
import { runIn } from './run.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-embed-'));
  folders.push(folder);
  for (const name of ['audio', 'transcripts']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'audio/lighthouse.mp3'), new Uint8Array(1234));
  await writeFile(join(folder, 'transcripts/lighthouse.json'), JSON.stringify(sampleNarration()));
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

const run = (...args: string[]) => runIn(folder, ...args);

describe('html', () => {
  test('is a page on standard output, and a file that was whole before it had its name', async () => {
    const { code, stdout } = await run('html', 'lighthouse');
    assert.equal(code, 0);
    assert.match(stdout, /^<!doctype html>\n<html lang="en">/);
    assert.match(stdout, /<link rel="stylesheet" href="\/player\/audio-article\.css">/);
    assert.match(stdout, /<form method="post" action="\/api\/feedback">/);
    const written = await run('html', 'transcripts/lighthouse.json', '--out', 'site/page.html');
    assert.equal(written.code, 0, written.stderr);
    assert.equal(await readFile(join(folder, 'site/page.html'), 'utf8'), stdout);
    assert.deepEqual(await readdir(join(folder, 'site')), ['page.html']);
  });

  test('a piece has no frame of a page, whole addresses, and ids that no other piece has', async () => {
    const { stdout } = await run(
      ...['html', 'lighthouse', '--fragment', '--base', 'https://audio.example/voices/'],
      ...['--player', '/assets/player', '--feedback', 'https://reports.example/'],
    );
    assert.doesNotMatch(stdout, /<html|<head|<body|<!doctype/i);
    for (const wanted of [
      'src="/assets/player/audio-article.js"',
      '<audio-article src="https://audio.example/voices/transcripts/lighthouse.json" feedback="https://reports.example/">',
      'src="https://audio.example/voices/audio/lighthouse.mp3"',
      'action="https://reports.example/"',
      '"contentUrl":"https://audio.example/voices/audio/lighthouse.mp3"',
      'id="feedback-comment-lighthouse"',
    ])
      assert.ok(stdout.includes(wanted), wanted);
    const ids = [...stdout.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const named = [...stdout.matchAll(/ (?:for="|href="#)([^"]+)"/g)].map(([, id]) => id);
    assert.ok(named.length >= 6);
    for (const id of named) assert.ok(ids.includes(id), id);
    const beside = await run('html', 'lighthouse', '--for', 'story');
    assert.match(beside.stdout, /<audio-article [^>]*for="story">/);
    assert.doesNotMatch(beside.stdout, /<article/);
  });

  test('markup in an article stays text', async () => {
    await writeFile(join(folder, 'transcripts/hostile.json'), JSON.stringify(hostileNarration()));
    for (const more of [[], ['--fragment'], ['--for', '"><script>alert(1)</script>']]) {
      const { stdout } = await run('html', 'hostile', ...more);
      assert.doesNotMatch(stdout, /<script>|<img/);
    }
  });

  test('what cannot be is refused in plain words, and nothing is written', async () => {
    const cases: readonly (readonly [number, RegExp, ...string[]])[] = [
      [1, /nothing\.json does not exist.*AA_E_INPUT_MISSING/, 'nothing'],
      [2, /--base must be an address.*AA_E_USAGE/, 'lighthouse', '--base', 'javascript:alert(1)'],
      [2, /--feedback must be an address.*AA_E_USAGE/, 'lighthouse', '--feedback', 'javascript:alert(1)'],
      [2, /--for must be the id.*AA_E_USAGE/, 'lighthouse', '--for', 'two words'],
      [2, /written over itself.*AA_E_USAGE/, 'lighthouse', '--out', 'transcripts/lighthouse.json'],
      [2, /html needs NAME.*AA_E_USAGE/],
    ];
    for (const [code, said, ...args] of cases) {
      const ran = await run('html', ...args);
      assert.equal(ran.code, code, args.join(' '));
      assert.match(ran.stderr, said);
      assert.equal(ran.stdout, '');
    }
    assert.deepEqual((await readdir(folder)).sort(), ['audio', 'transcripts']);
  });
});

describe('feed', () => {
  test('writes the feed and what it names, with the lengths that the files have', async () => {
    await writeFile(
      join(folder, 'podcast.json'),
      JSON.stringify({
        title: 'Read',
        page: 'https://news.example/{name}/',
        category: 'Arts',
        explicit: true,
      }),
    );
    const { code, stdout, stderr } = await run('feed', '--base', 'https://news.example/audio');
    assert.equal(code, 0, stderr);
    assert.match(stdout, /feed\.xml holds 1 episode\./);
    assert.match(stderr, /Warning: podcast\.json does not say description, image, email/);
    const xml = await readFile(join(folder, 'feed.xml'), 'utf8');
    assert.deepEqual(breaches(xml), []);
    const parsed = parseFeed(xml);
    assert.ok(parsed.format === 'rss');
    const [item] = parsed.feed.items ?? [];
    assert.equal(item?.link, 'https://news.example/lighthouse/');
    assert.deepEqual(item?.enclosures, [
      { url: 'https://news.example/audio/audio/lighthouse.mp3', length: 1234, type: 'audio/mpeg' },
    ]);
    assert.match(xml, /<itunes:explicit>true</);
    for (const url of [item?.podcast?.chapters?.url, item?.podcast?.transcripts?.[1]?.url])
      JSON.parse(
        await readFile(join(folder, (url ?? '').replace('https://news.example/audio/', '')), 'utf8'),
      );
    // The same bytes again: a directory that asks for changes finds none.
    await run('feed', '--base', 'https://news.example/audio');
    assert.equal(await readFile(join(folder, 'feed.xml'), 'utf8'), xml);
  });

  test('refuses what directories would stumble over, and leaves the feed before it', async () => {
    await writeFile(join(folder, 'feed.xml'), 'the one before');
    const without = await run('feed');
    assert.equal(without.code, 2);
    assert.match(without.stderr, /feed needs --base/);
    await rm(join(folder, 'audio/lighthouse.mp3'));
    const gone = await run('feed', '--base', 'https://news.example');
    assert.equal(gone.code, 1);
    assert.match(
      gone.stderr,
      /audio\/lighthouse\.mp3, the audio of lighthouse, is not there\. \[AA_E_AUDIO_MISSING\]/,
    );
    for (const settings of ['{', '{"titel": "x"}', '{"image": "cover.png"}', '[]']) {
      await writeFile(join(folder, 'podcast.json'), settings);
      const wrong = await run('feed', '--base', 'https://news.example');
      assert.equal(wrong.code, 1, settings);
      assert.match(wrong.stderr, /podcast\.json (?:is not JSON|has “titel”|is wrong at ).*AA_E_CONFIG/);
    }
    assert.equal(await readFile(join(folder, 'feed.xml'), 'utf8'), 'the one before');
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name === 'podcast'),
      [],
    );
  });
});
