import type { Visit } from '../../../src/core/visit.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import { cleanUp, narrationOf, openPage, type Player, startServer, texts, until, wait } from './page.js';

/* What the player counts of a visit, and when it does not. */

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly visit: Visit;
}

describe('Counting a visit', () => {
  let sent: Sent[];
  let restore: () => void;
  beforeEach(() => {
    sent = [];
    startServer().publish(narrationOf(texts));
    const { fetch } = window;
    window.fetch = (input, init) => {
      const url = String(input instanceof Request ? input.url : input);
      if (!url.includes('/api/listening')) return fetch(input, init);
      sent.push({ url, init: init ?? {}, visit: JSON.parse(init?.body as string) as Visit });
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    restore = () => (window.fetch = fetch);
  });
  afterEach(async () => {
    await cleanUp();
    restore();
  });

  const open = async (attributes: Readonly<Record<string, string>>): Promise<Player> => {
    const player = await openPage(undefined, attributes);
    await player.element.sentences();
    await wait(50);
    return player;
  };
  const leave = (): void => void dispatchEvent(new Event('pagehide'));
  const asked = { statistics: '/api/listening' };

  it('says what was begun, how far it was heard and what was heard again, and nothing else', async () => {
    const player = await open(asked);
    await player.play();
    const { element } = player;
    let block = -1;
    element.addEventListener('sentencechange', ({ detail }) => (block = detail.block));
    await until('the second sentence is heard', () => block === 1);
    element.currentTime = 0.45;
    await until('the first one is heard again', () => block === 0);
    player.element.currentTime = player.element.duration - 0.2;
    await until('it has ended', () => player.element.ended);
    leave();
    const [first] = sent;
    assertEqual(Object.keys(first!.visit).sort().join(), 'began,from,narration,replayed,revision,to');
    const { began, from, to, narration } = first!.visit;
    assertEqual([began, from, to, narration], [true, 0, 10, 'harbour']);
    assertEqual(first!.visit.replayed, [[0, 0]]);
    assertEqual(first!.init.credentials, 'omit');
    assertEqual(first!.init.mode, 'no-cors');
    assert(first!.init.keepalive, 'kept alive');
    leave();
    assertEqual(sent.length, 1);
  });

  it('says nothing where nobody listens, and nothing unless the publisher asks for it', async () => {
    await open(asked);
    leave();
    assertEqual(sent, []);
    document.body.replaceChildren();
    await wait(20);
    const player = await open({});
    await player.play();
    await wait(300);
    leave();
    assertEqual(sent, []);
  });

  it('does not count who has asked not to be tracked', async () => {
    for (const [name, value] of [
      ['globalPrivacyControl', true],
      ['doNotTrack', '1'],
    ] as const) {
      Object.defineProperty(navigator, name, { value, configurable: true });
      const player = await open(asked);
      await player.play();
      await wait(300);
      leave();
      player.element.remove();
      await wait(20);
      Reflect.deleteProperty(navigator, name);
      assertEqual(sent, [], name);
    }
  });
});
