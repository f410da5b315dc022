import { clear, get } from 'idb-keyval';
import type { Narration } from '../../../src/core/narration/schema.js';
import { hashOf, placeAt } from '../../../src/core/place.js';
import { timelineOf } from '../../../src/core/timeline.js';
import { feedbackStore } from '../../../src/player/feedback/pending.js';
import type * as Outcomes from '../../../src/player/feedback/outcomes.js';
import { keepReceipt, type Receipt, receipts } from '../../../src/player/feedback/receipts.js';
import { assert, assertEqual, assertNoAxeViolations } from '../dialogs/assert.js';
import { cleanUp, narrationOf, openPage, type Player, startServer, texts, until, wait } from './page.js';

/* What the player says to whoever has reported a word, when it has been spoken anew. */

const KEEPER = 'The keeper climbed its steps each evening.';

/** A narration is asked what became of once while a page is open, so each test has one of its own. */
let id = '';
let count = 0;
/** What the server of the reports answers, by receipt. */
let outcomes: Map<string, object | number>;
let asked: string[];
let restore: () => void;

function startFeedbackServer(): void {
  const browserFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const { origin, pathname } = new URL(new Request(input, init).url);
    if (origin !== 'https://reports.example') return browserFetch(input, init);
    asked.push(pathname);
    const outcome = outcomes.get(pathname.split('/').at(-1) ?? '') ?? 404;
    await wait(5);
    return typeof outcome === 'number'
      ? new Response('{}', { status: outcome })
      : new Response(JSON.stringify(outcome), { headers: { 'Content-Type': 'application/json' } });
  };
  restore = () => (window.fetch = browserFetch);
}

const before = (): Narration => narrationOf(texts, { endMs: 725_000, id });

/** Spoken anew: a sentence was added before it, so it has another place and another time. */
const after = (): Narration => ({
  ...narrationOf([texts[0]!, 'A new sentence. And another.', ...texts.slice(1)], { endMs: 725_000, id }),
  revision: 'b'.repeat(64),
});

async function reported(receipt: string, word: string | undefined = 'keeper'): Promise<void> {
  const narration = before();
  const timeline = timelineOf(narration);
  const block = narration.blocks.findIndex(({ text }) => text === KEEPER);
  const { startMs } = narration.blocks[block]!.sentences[0]!;
  const links = {
    id: receipt,
    outcome: `https://reports.example/api/feedback/${receipt}`,
    page: `https://reports.example/feedback/${receipt}`,
  };
  const sentence = placeAt(narration, timeline, startMs);
  assertEqual(sentence?.sentence, hashOf(KEEPER));
  await keepReceipt(
    links,
    {
      narration: id,
      revision: narration.revision,
      category: 'mispronounced',
      place: { block, sentence: 0, ...(word && { word }), text: KEEPER, timeMs: startMs },
    },
    sentence,
  );
}

const notice = (player: Player): HTMLElement | null => player.root.querySelector('.corrected');
const noticed = (player: Player): Promise<HTMLElement> => until('it says so', () => notice(player));
const textIn = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();
const button = (element: Element, name: string): HTMLButtonElement =>
  [...element.querySelectorAll('button')].find((one) => textIn(one) === name)!;
const kept = async (receipt: string): Promise<Receipt | undefined> =>
  (await receipts.read()).find((one) => one.id === receipt);

async function visit(narration = after()): Promise<Player> {
  startServer().publish(narration);
  const player = await openPage(undefined, {
    src: `/transcripts/${id}.json`,
    feedback: 'https://x.example/f',
  });
  // A sign of interest.
  await player.element.sentences();
  return player;
}

describe('A word that was reported and has been corrected', () => {
  beforeEach(async () => {
    id = `harbour-${++count}`;
    outcomes = new Map();
    asked = [];
    await clear(feedbackStore);
    startFeedbackServer();
  });
  afterEach(async () => {
    restore();
    await cleanUp();
    await clear(feedbackStore);
  });

  const corrected = { state: 'corrected' };
  const begin = async (outcome: object | number = corrected, narration?: Narration): Promise<Player> => {
    await reported('one');
    outcomes.set('one', outcome);
    return visit(narration);
  };
  it('is told once, in words, without being announced, and stands in the accessibility tree by name', async () => {
    const player = await begin();
    const row = await noticed(player);
    assert(textIn(row).includes('The word you reported has been corrected: “keeper”.'), textIn(row));
    assertEqual(player.status, '');
    assertEqual(row.getAttribute('role'), 'group');
    assert(!row.closest('[role=status], [aria-live]'), 'not in a live region');
    await assertNoAxeViolations(player.element);
    assert((await kept('one'))?.toldAt !== undefined, 'kept as told');
    player.element.remove();
    const again = await visit();
    await wait(200);
    assertEqual(notice(again), null);
    assertEqual(asked.length, 1);
  });

  it('is played in the new narration, where its sentence has moved to', async () => {
    const player = await begin();
    const row = await noticed(player);
    button(row, 'Play that sentence').click();
    await player.playing();
    const narration = after();
    const startMs = narration.blocks.find(({ text }) => text === KEEPER)!.sentences[0]!.startMs;
    const at = player.element.currentTime * 1000;
    assert(at >= startMs - 1 && at < startMs + 3000, `${at} is not after ${startMs}`);
    assertEqual(notice(player), null);
    assertEqual(player.root.activeElement?.className, 'play');
  });

  it('G9: waits for the listener’s pause where something plays already', async () => {
    await reported('one');
    const answer = new EventTarget();
    const held = new Promise((resolve) => answer.addEventListener('now', resolve));
    outcomes.set('one', corrected);
    const { fetch } = window;
    window.fetch = async (...request) => {
      if (new Request(...request).url.includes('reports.example')) await held;
      return fetch(...request);
    };
    const player = await visit();
    await player.play();
    answer.dispatchEvent(new Event('now'));
    await until('it was asked', () => asked.length);
    await wait(200);
    assertEqual(notice(player), null);
    await player.pause();
    await noticed(player);
    window.fetch = fetch;
  });

  it('can be closed, which gives the focus to the controls', async () => {
    const player = await begin();
    const row = await noticed(player);
    const close = button(row, 'Close');
    close.focus();
    close.click();
    assertEqual(notice(player), null);
    assertEqual(player.root.activeElement?.className, 'play');
  });

  it('is not told while the page still has the narration that was reported', async () => {
    const player = await begin(corrected, before());
    await until('it was asked', () => asked.length);
    await wait(100);
    assertEqual(notice(player), null);
    assertEqual((await kept('one'))?.toldAt, undefined);
  });

  it('has no button to play what is not in the article any more', async () => {
    const gone = narrationOf(texts.slice(0, 2), { endMs: 725_000, id });
    const player = await begin(corrected, { ...gone, revision: 'c'.repeat(64) });
    const row = await noticed(player);
    assertEqual([...row.querySelectorAll('button')].map(textIn), ['Close']);
  });

  it('is not pushed when the editors have decided otherwise; the device remembers why', async () => {
    const player = await begin({ state: 'rejected', reason: 'It is said <b>so</b>.' });
    await until('it was asked', () => asked.length);
    await wait(100);
    assertEqual(notice(player), null);
    assertEqual((await kept('one'))?.reason, 'It is said <b>so</b>.');
  });

  it('is asked for nobody who has reported nothing, and for no other article', async () => {
    await reported('one');
    id = `harbour-${++count}`;
    await visit();
    await wait(150);
    assertEqual(asked, []);
  });

  it('is asked for once a day', async () => {
    await begin({ state: 'open' });
    await until('it was asked', () => asked.length);
    await until('the answer is kept', async () => (await kept('one'))?.askedAt);
    const narration = id;
    const { askOutcomes } = (await import(
      `/src/player/feedback/outcomes.ts?visit=${narration}`
    )) as typeof Outcomes;
    await askOutcomes(narration);
    assertEqual(asked.length, 1);
  });

  it('is forgotten when its report was deleted', async () => {
    await begin(404);
    await until('it was asked', () => asked.length);
    for (let i = 0; i < 100 && (await kept('one')); i++) await wait(10);
    assertEqual(await kept('one'), undefined);
    assertEqual(await get('receipts', feedbackStore), []);
  });

  it('is told by one of two players', async () => {
    await reported('one');
    outcomes.set('one', corrected);
    const [first, second] = [await visit(), await openPage(undefined, { src: `/transcripts/${id}.json` })];
    await second.element.sentences();
    await until('one of them says so', () => notice(first) ?? notice(second));
    await wait(150);
    assertEqual([first, second].filter(notice).length, 1);
  });

  it('is told without a word, and for several words one by one', async () => {
    await reported('one', '');
    await reported('two', 'steps');
    for (const receipt of ['one', 'two']) outcomes.set(receipt, corrected);
    const player = await visit();
    const row = await noticed(player);
    assert(textIn(row).includes('What you reported has been corrected.'), textIn(row));
    assert(textIn(row).includes('“steps”'), textIn(row));
    button(row, 'Play that sentence').click();
    await player.playing();
    assertEqual([...row.querySelectorAll('p')].length, 1);
    assertEqual(textIn(player.root.activeElement!), 'Play that sentence');
  });
});
