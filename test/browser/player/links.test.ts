import { processTextFragmentDirective } from 'text-fragments-polyfill/text-fragment-utils';
import { readMediaFragment } from '../../../src/core/media-fragment.js';
import { linkToSentence } from '../../../src/player/links/sentence-link.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import {
  cleanUp,
  marked,
  narrationOf,
  openPage,
  type Player,
  startServer,
  texts,
  until,
  wait,
} from './page.js';

const sameOften =
  '<p>It was calm. We left.</p><p>It was calm. They stayed.</p><p>It was calm - well, nearly, &amp; so on.</p>';

describe('Links to sentences', () => {
  beforeEach(() => {
    document.documentElement.lang = 'en';
    const server = startServer();
    server.publish(narrationOf(texts, { endMs: 60_000 }));
    server.publish(narrationOf(texts, { endMs: 60_000, id: 'quay' }));
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await cleanUp();
  });

  const narration = narrationOf(texts);

  /** What a browser finds by the text part of a link. */
  const foundBy = (link: string): string[] => {
    const directive = link.split(':~:text=')[1]!.split(',');
    const [prefix] = directive[0]!.endsWith('-') ? [directive.shift()!.slice(0, -1)] : [];
    const suffix = directive.at(-1)!.startsWith('-') ? directive.pop()!.slice(1) : undefined;
    const [textStart, textEnd] = directive;
    const parts = { prefix, textStart, textEnd, suffix };
    const decoded = Object.fromEntries(
      Object.entries(parts).flatMap(([name, part]) => (part ? [[name, decodeURIComponent(part)]] : [])),
    );
    return processTextFragmentDirective(decoded as { textStart: string }).map(String);
  };

  it('find a sentence among the same ones, by what stands before and after it', () => {
    const box = document.body.appendChild(document.createElement('div'));
    box.append(document.createRange().createContextualFragment(sameOften));
    const before = box.outerHTML;
    [...box.querySelectorAll('p')].forEach((paragraph, i) => {
      const range = document.createRange();
      range.setStart(paragraph.firstChild!, 0);
      range.setEnd(paragraph.firstChild!, i < 2 ? 12 : paragraph.textContent.length);
      const link = linkToSentence(narration, 4600, range);
      assertEqual(new URL(link).hash.split(':~:')[0], '#t=4.6');
      const [found, ...others] = foundBy(link);
      assertEqual(others, [], link);
      assert(found!.startsWith('It was calm'), found!);
      assertEqual(readMediaFragment(new URL(link).hash)?.at, 4600);
    });
    assertEqual(box.outerHTML, before);
  });

  it('name the narration where the page has several', async () => {
    await openPage();
    assert(linkToSentence(narration, 1000, undefined).endsWith('#t=1'), 'of the only one');
    const second = await openPage(undefined, { src: '/transcripts/quay.json' });
    assert(
      linkToSentence(second.element.narration!, 1000, undefined).endsWith('#t=1&audio=quay'),
      'of the second',
    );
  });

  it('open in the first player, unless they name another', async () => {
    const first = await openPage();
    const second = await openPage(undefined, { src: '/transcripts/quay.json' });
    location.hash = 't=3';
    await until('the first is there', () => first.element.currentTime === 3);
    await wait(50);
    assertEqual(second.element.currentTime, 0);
    location.hash = 't=4&audio=quay';
    await until('the second is there', () => second.element.currentTime === 4);
    assertEqual(first.element.currentTime, 3);
    assert(first.element.paused && second.element.paused, 'G17: nothing plays');
  });

  it('open as well in a page that a script has put in place of another', async () => {
    history.pushState(null, '', '#t=3');
    const player = await openPage();
    await until('it is there', () => player.element.currentTime === 3);
    await until('its sentence is marked', () => marked('sentence') !== '');
    player.element.currentTime = 1;
    const other = document.createElement('div');
    document.body.append(other);
    other.append(player.element);
    await wait(100);
    assertEqual(player.element.currentTime, 1, 'Moved in the page, it stays where it is');
  });

  it('are shown to be copied by hand where the browser does not copy', async () => {
    const player: Player = await openPage();
    const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
    player.button('Options').click();
    const dialog = await until('it is open', () => player.root.querySelector<HTMLElement>('dialog[open]'));
    [...dialog.querySelectorAll('button')]
      .find((b) => b.innerText.trim() === 'Copy link to this sentence')!
      .click();
    const field = await until('a field shows it', () =>
      dialog.querySelector<HTMLInputElement>('input[readonly]'),
    );
    navigator.clipboard.writeText = write;
    assert(field.value.includes('#t=0.4'), field.value);
    assertEqual(foundBy(field.value), ['The harbour']);
  });
});
