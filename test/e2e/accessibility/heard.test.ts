import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page, Protocol } from 'puppeteer-core';
import { reader, root } from '../demo.js';
import { type Site, wordsOf } from '../publish.js';
import {
  FEEDBACK,
  heading,
  INFO,
  openIn,
  openPlayer,
  openSite,
  protocol,
  type StateName,
  states,
} from './states.js';

/* What assistive technology is told: the browser’s own accessibility tree. */

let site: Site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

interface Node {
  readonly role: string;
  readonly name: string;
  readonly isFocusable: boolean;
  readonly element: number | undefined;
}

async function tree(page: Page): Promise<readonly Node[]> {
  const { nodes } = await (await protocol(page)).send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties, backendDOMNodeId }: Protocol.Accessibility.AXNode) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
      isFocusable: properties?.some((one) => one.name === 'focusable' && one.value.value === true) ?? false,
      element: backendDOMNodeId,
    }));
}

/** What is seen of a control: its own text, or that of its label, without what is hidden from sight. */
async function seenOf(page: Page, { element }: Node): Promise<string> {
  const session = await protocol(page);
  const { object } = await session.send('DOM.resolveNode', { backendNodeId: element! });
  const { result } = await session.send('Runtime.callFunctionOn', {
    objectId: object.objectId!,
    returnByValue: true,
    functionDeclaration: `function () {
      if (this.matches?.('input, select, textarea') && !this.labels?.length) return '';
      const walker = document.createTreeWalker(this.labels?.[0] ?? this, NodeFilter.SHOW_TEXT);
      let seen = '';
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        const isSeen = parent.checkVisibility({ visibilityProperty: true });
        if (isSeen && !parent.closest('.hidden, [aria-hidden=true], option')) seen += walker.currentNode.data;
      }
      return seen;
    }`,
  });
  return String(result.value).replace(/\s+/g, ' ').trim();
}

describe('every control', () => {
  for (const state of Object.keys(states) as StateName[])
    test(`G3, G4, G5: has a role, a name that begins with what is seen, and no other has that name, in ${state}`, async () => {
      const page = await openIn(site, state);
      const hasDialog = await page.$eval(
        'audio-article',
        ({ shadowRoot }) => !!shadowRoot!.querySelector('dialog'),
      );
      const controls = (await tree(page)).filter(
        ({ isFocusable, role, name }) =>
          isFocusable &&
          role !== 'RootWebArea' &&
          !(role === 'link' && !hasDialog) &&
          !(role === 'heading' && name),
      );
      assert.ok(controls.length >= (hasDialog ? 2 : 8), `${controls.length} controls`);
      const names = new Map<string, number>();
      for (const control of controls) {
        const { role, name } = control;
        assert.ok(
          !['generic', 'none', 'GenericContainer', ''].includes(role),
          `“${name}” has the role ${role}`,
        );
        // Not operated themselves: the dialog, its summary of mistakes, what a field offers.
        if (['dialog', 'group', 'option'].includes(role)) continue;
        assert.notEqual(name, '', `a ${role} has no name`);
        const seen = await seenOf(page, control);
        assert.ok(name.startsWith(seen), `“${name}” does not begin with “${seen}”`);
        names.set(`${role} ${name}`, (names.get(`${role} ${name}`) ?? 0) + 1);
      }
      assert.deepEqual(
        [...names].filter(([, count]) => count > 1),
        [],
      );
      await page.close();
    });

  test('G47: says by its name alone what it leads to', async () => {
    const page = await openPlayer(site);
    const buttons = (await tree(page)).filter(({ role }) => role === 'button').map(({ name }) => name);
    assert.ok(buttons.includes(INFO) && buttons.includes(FEEDBACK), buttons.join(', '));
    await reader(page).press(INFO);
    await heading(page, 'About this audio version');
    const within = (await tree(page)).filter(({ role }) => role === 'link').map(({ name }) => name);
    assert.ok(within.length >= 2);
    for (const name of within)
      assert.match(name, /^(Download the audio|Text with the time of each word) \(.+\)$/);
    await page.close();
  });
});

describe('the region', () => {
  test('G2, G6: is one for each player, each with a name of its own that says what it is, and that is seen', async () => {
    const page = await openPlayer(site);
    await page.evaluate(() => {
      const second = document.createElement('audio-article');
      second.setAttribute('src', '/transcripts/lost.json');
      document.querySelector('main')!.append(second);
    });
    await page.waitForFunction(() =>
      [...document.querySelectorAll('audio-article')].every(({ readyState }) => readyState > 0),
    );
    const regions = (await tree(page)).filter(({ role }) => role === 'region').map(({ name }) => name);
    assert.equal(regions.length, 2);
    assert.equal(new Set(regions).size, 2);
    for (const name of regions) assert.match(name, /^Audio version of this article: \S/);
    const seen = await page.$$eval('audio-article', (players) =>
      players.map(
        ({ shadowRoot }) => shadowRoot!.querySelector<HTMLElement>('.disclosure strong')!.innerText,
      ),
    );
    assert.deepEqual(seen, ['Audio version of this article', 'Audio version of this article']);
    await page.close();
  });
});

describe('the article', () => {
  /** Role and text of all that is in the article. */
  const texts = async (page: Page): Promise<readonly string[]> => {
    const within = await page.$eval('article', (article) => article.textContent.replace(/\s+/g, ' '));
    return (await tree(page))
      .filter(
        ({ role, name }) =>
          ['StaticText', 'heading', 'paragraph', 'link', 'list', 'blockquote'].includes(role) &&
          within.includes(name),
      )
      .map(({ role, name }) => `${role} ${name}`);
  };

  test('G9, G10: is to a screen reader while it plays what it is without a player, text node by text node', async () => {
    const plain = await site.open('', { before: (page) => page.setJavaScriptEnabled(false) });
    const expected = (await texts(plain)).filter(
      (line) => line.startsWith('StaticText') || line.startsWith('heading'),
    );
    await plain.close();
    const page = await openIn(site, 'playing');
    const whilePlaying = new Set(await texts(page));
    // What stands for the player without JavaScript is not there with it.
    const own = await page.$eval('article', (article) =>
      [...article.querySelectorAll('h1, h2, h3, p, li')]
        .filter((element) => !element.closest('[slot=fallback]'))
        .map((element) => element.textContent.replace(/\s+/g, ' ').trim()),
    );
    const inArticle = expected.filter((line) => own.some((text) => text.includes(line.replace(/^\w+ /, ''))));
    assert.ok(inArticle.length > 20, `${inArticle.length} pieces of text`);
    assert.deepEqual(
      inArticle.filter((line) => !whilePlaying.has(line)),
      [],
    );
    const paragraphs = await page.$eval('article', (article) =>
      [...article.querySelectorAll('p')]
        .filter((p) => p.children.length === 0 && !p.closest('[slot]'))
        .map((p) => p.textContent.replace(/\s+/g, ' ').trim()),
    );
    assert.ok(paragraphs.length > 3);
    for (const text of paragraphs) assert.ok(whilePlaying.has(`StaticText ${text}`), `one node: ${text}`);
    await page.close();
  });

  test('G7: is what is heard: 99.5 % of its words and more, and what is left out is told', async () => {
    const page = await openPlayer(site);
    const narration = await site.narration();
    const tokens = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    const heard = wordsOf(narration).flatMap(({ word }) => tokens(word));
    const seen = await page.$eval('article', (article) => {
      const copy = article.cloneNode(true) as HTMLElement;
      const leftOut =
        'audio-article > [slot], figure, table, pre, nav, aside, [data-narration=skip], [hidden], [aria-hidden=true], sup, script, style';
      for (const one of copy.querySelectorAll(leftOut)) one.remove();
      return copy.textContent;
    });
    const written = tokens(seen);
    // The longest common subsequence, row by row.
    let row = new Uint32Array(written.length + 1);
    for (const word of heard) {
      const next = new Uint32Array(written.length + 1);
      for (let j = 1; j <= written.length; j++)
        next[j] = word === written[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
      row = next;
    }
    const share = (2 * row[written.length]!) / (heard.length + written.length);
    assert.ok(
      heard.length > 300 && share >= 0.995,
      `${heard.length} heard, ${written.length} written, ${share}`,
    );
    await reader(page).press(INFO);
    await heading(page, 'About this audio version');
    const told = await page.$eval(
      'audio-article',
      ({ shadowRoot }) => shadowRoot!.querySelector('dialog')!.innerText,
    );
    assert.match(
      told,
      narration.omitted.length
        ? /These parts of the article are not read out/
        : /The whole article is read out/,
    );
    await page.close();
  });
});

test('G46: that the voice is artificial stands before Play, in the text’s size, before any script has run', async () => {
  const page = await openPlayer(site, '', (fresh) => fresh.setViewport({ width: 320, height: 800 }));
  const order = (await tree(page))
    .filter(({ role, name }) => role === 'StaticText' || name === 'Play')
    .map(({ name }) => name);
  const said = order.findIndex((name) => name.includes('This audio version was artificially generated.'));
  assert.ok(said >= 0 && said < order.indexOf('Play'), order.slice(0, 20).join(' | '));
  const { size, rem, top, play } = await page.$eval('audio-article', ({ shadowRoot }) => {
    const text = shadowRoot!.querySelector('.disclosure span')!;
    return {
      size: parseFloat(getComputedStyle(text).fontSize),
      rem: parseFloat(getComputedStyle(document.documentElement).fontSize),
      top: text.getBoundingClientRect().bottom,
      play: shadowRoot!.querySelector('.play')!.getBoundingClientRect().top,
    };
  });
  assert.ok(size >= rem && top <= play, `${size} px of ${rem}, ends at ${top}, Play at ${play}`);
  await page.close();
  const served = await (await fetch(site.server.url)).text();
  const [disclosure, control] = [
    served.indexOf('This audio version was artificially generated.'),
    served.indexOf('<audio '),
  ];
  assert.ok(
    disclosure > 0 && disclosure < control,
    'it is in the HTML that is served, before the browser’s own controls',
  );
});

test('G60: a browser’s reader mode has the whole text that is read aloud, and no word of the player', async () => {
  const page = await openIn(site, 'playing');
  // What Firefox makes its reader mode of.
  const readability = await readFile(join(root, 'node_modules/@mozilla/readability/Readability.js'), 'utf8');
  const text = String(
    await page.evaluate(
      `${readability}; new Readability(document.cloneNode(true)).parse()?.textContent ?? ''`,
    ),
  );
  const plain = (said: string): string => said.replace(/\s+/g, ' ');
  const { blocks } = await site.narration();
  for (const block of blocks.filter(({ kind }) => kind === 'paragraph'))
    assert.ok(plain(text).includes(plain(block.text)), block.text);
  for (const said of ['Forward 15', 'Send feedback', 'Audio controls', 'Click a word'])
    assert.ok(!text.includes(said), said);
  await page.close();
});
