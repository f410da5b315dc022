import { sendMouse } from '@web/test-runner-commands';
import { assert, assertEqual } from '../dialogs/assert.js';
import { itExceptIn } from '../engine.js';
import {
  article,
  cleanUp,
  narrationOf,
  openPage,
  reader,
  startServer,
  takeAway,
  texts,
  until,
} from './page.js';

/* What a browser may lack is taken away; the browsers that lack it by themselves run the same tests. Highlights: reading-along. */

const itWithRanges = itExceptIn({ firefox: 'it has caretPositionFromPoint and nothing older' });

describe('Without', () => {
  const restore: (() => void)[] = [];
  const without = (from: object, name: string): void => void restore.push(takeAway(from, name));
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 600_000 })));
  afterEach(async () => {
    restore.splice(0).forEach((give) => give());
    await cleanUp();
  });

  it('G15: Intl.DurationFormat times are said in words all the same', async () => {
    without(Intl, 'DurationFormat');
    const player = await openPage();
    player.element.currentTime = 65;
    player.range.focus();
    await until('the position is said', () =>
      player.range.ariaValueText?.startsWith('1 minute 5 seconds of 10 minutes'),
    );
  });

  itWithRanges(
    'caretPositionFromPoint a click finds its word, in the page and in a shadow tree',
    async () => {
      without(Document.prototype, 'caretPositionFromPoint');
      const player = await openPage();
      await reader.clickWord('keeper');
      await player.playing();
      await player.marks('keeper');
      player.element.remove();

      const host = document.createElement('div');
      const root = host.attachShadow({ mode: 'open' });
      const text = document.createElement('article');
      text.id = 'text';
      text.append(document.createRange().createContextualFragment(article));
      const inShadow = document.createElement('audio-article');
      inShadow.setAttribute('src', '/transcripts/harbour.json');
      inShadow.setAttribute('for', 'text');
      root.append(inShadow, text);
      document.body.append(host);
      await until('it has loaded', () => inShadow.readyState > 0);
      const { left, top } = reader.rectOf('climbed', 0, text);
      await sendMouse({ type: 'click', position: [Math.round(left) + 8, Math.round(top) + 8] });
      const at = await until('it plays from there', () => (inShadow.paused ? 0 : inShadow.currentTime));
      const [, , from] = inShadow.narration!.blocks[2]!.sentences[0]!.words[2]!;
      assert(Math.abs(at - from / 1000) < 0.6, `at ${at} s, not at ${from} ms`);
    },
  );

  it('Web Locks, BroadcastChannel and Media Session it plays and marks', async () => {
    without(Navigator.prototype, 'locks');
    without(window, 'BroadcastChannel');
    without(Navigator.prototype, 'mediaSession');
    const player = await openPage();
    await player.play();
    await player.marks('harbour');
    assertEqual(player.element.error, null);
  });
});
