import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseHTML } from 'linkedom';
import { slug } from '../../docs/site/build.js';
import type { Shared } from '../shared.js';
import { builtDocs } from './built.js';
import { markdownFiles, root } from './markdown.js';

describe('links of the Markdown', () => {
  it('lead to files that are there, and to headings that they have', async () => {
    const dead: string[] = [];
    for (const file of await markdownFiles()) {
      const text = (await readFile(join(root, file), 'utf8')).replace(/^```[^]*?^```/gm, '');
      for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
        if (/^[a-z]+:/i.test(target)) continue;
        const [path = '', anchor] = target.split('#');
        const to = path === '' ? join(root, file) : resolve(root, dirname(file), path);
        const made = ['playground.md', 'cli.md', 'elements.md', 'schema.md'];
        if (
          relative(join(root, 'docs'), to).split('/').length === 1 &&
          made.includes(relative(join(root, 'docs'), to))
        )
          continue;
        if (!existsSync(to)) dead.push(`${file}: ${target}`);
        else if (anchor !== undefined && to.endsWith('.md')) {
          const there = await readFile(to, 'utf8');
          const headings = [...there.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));
          const ids = [...there.matchAll(/\bid="([^"]+)"/g)].map(([, id = '']) => id);
          if (![...headings, ...ids].includes(decodeURIComponent(anchor))) dead.push(`${file}: ${target}`);
        }
      }
    }
    assert.deepEqual(dead, []);
  });
});

describe('the documentation as a site', () => {
  let output: string;
  let built: Shared<string>;
  const pages = new Map<string, Document>();
  before(async () => {
    built = await builtDocs();
    output = built.value;
    for (const file of await readdir(output, { recursive: true }))
      if (file.endsWith('.html'))
        pages.set(
          `/${file.replaceAll('\\', '/')}`,
          parseHTML(await readFile(join(output, file), 'utf8')).document,
        );
  });
  after(() => built.leave());

  const fileOf = (url: URL): string => {
    const path = decodeURIComponent(url.pathname);
    return path.endsWith('/') ? `${path}index.html` : path;
  };

  it('has no dead link, no missing file and no missing heading', () => {
    const dead: string[] = [];
    assert.ok(pages.size > 15);
    for (const [page, document] of pages)
      for (const element of document.querySelectorAll('[href], [src]')) {
        const target = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        const url = new URL(target, `http://site${page}`);
        // An address without a scheme that begins with two slashes leads to another host.
        if (target.startsWith('//')) dead.push(`${page}: ${target}`);
        // An article of examples is not on the site; search is made of the whole.
        if (url.origin !== 'http://site' || element.localName === 'audio-article') continue;
        const there = pages.get(fileOf(url));
        const isFound = there
          ? !url.hash || there.getElementById(decodeURIComponent(url.hash.slice(1)))
          : existsSync(join(output, fileOf(url)));
        if (!isFound) dead.push(`${page}: ${target}`);
      }
    assert.deepEqual(dead, []);
  });

  it('has a title of its own and one first heading on each page, and no id twice', () => {
    const titles = new Set<string>();
    for (const [page, document] of pages) {
      assert.equal(document.querySelectorAll('h1').length, 1, page);
      const title = document.querySelector('title')?.textContent ?? '';
      assert.ok(title.length > 3 && !titles.has(title), `${page}: ${title}`);
      titles.add(title);
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      assert.deepEqual(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        [],
        page,
      );
    }
  });

  it('tells the help of each command as the command does', () => {
    const page = pages.get('/cli/index.html')?.body.textContent ?? '';
    for (const command of ['narrate', 'demo', 'init', 'serve', 'voices'])
      assert.match(page, new RegExp(`Usage: audio-article ${command}`));
    assert.match(page, /wrong use: nothing was begun/);
  });

  it('tells every attribute, part and custom property of the elements', async () => {
    const manifest = await readFile(join(root, 'dist/custom-elements.json'), 'utf8');
    const page = pages.get('/elements/index.html')?.body.textContent ?? '';
    for (const [, name = ''] of manifest.matchAll(/"name": ?"(--audio-article-[a-z-]+)"/g))
      assert.ok(page.includes(name), name);
  });

  it('shows the name of an element as text, and makes none of it', () => {
    for (const [page, document] of pages)
      assert.equal(document.querySelectorAll('main :is(audio, video, iframe, object)').length, 0, page);
  });

  it('has a language, a text for each picture and a list of pages on each page', () => {
    for (const [page, document] of pages) {
      assert.equal(document.documentElement.getAttribute('lang'), 'en', page);
      for (const image of document.querySelectorAll('img')) assert.ok(image.getAttribute('alt'), page);
      assert.equal(document.querySelectorAll('nav [aria-current]').length, 1, page);
    }
  });
});
