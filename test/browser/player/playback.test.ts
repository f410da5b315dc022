import { assert, assertEqual } from '../dialogs/assert.js';
import {
  article,
  cleanUp,
  marked,
  narrationOf,
  openPage,
  Player,
  reader,
  type Server,
  startServer,
  texts,
  until,
  wait,
} from './page.js';
import { settings, settingsKept } from '../../../src/player/settings.js';

describe('The player', () => {
  let server: Server;
  const long = narrationOf(texts, { endMs: 725_000 });
  beforeEach(() => {
    server = startServer();
    server.publish(long);
  });
  afterEach(cleanUp);

  it('G17: shows how long it is without loading any audio, and does not begin by itself', async () => {
    // Of the test runner's server, which has no such file: a request for it would be seen and end in an error.
    server.files.delete('/audio/harbour.wav');
    const player = await openPage();
    await wait(300);
    assert(player.says('0:00 / 12:05'), 'it shows the time');
    assertEqual(player.element.duration, 725);
    assert(player.element.paused, 'it is paused');
    assertEqual(
      performance.getEntriesByName(new URL('/audio/harbour.wav', location.href).href).length,
      0,
      'Requests',
    );
    assertEqual(player.element.error, null);
  });

  it('G46: says that the voice is artificial before the first control', async () => {
    const player = await openPage();
    const text = player.root.querySelector<HTMLElement>('.card')!.innerText;
    const disclosure = text.indexOf('This audio version was artificially generated.');
    assert(disclosure >= 0 && disclosure < text.indexOf('Play'), 'in the order of the text');
    assertEqual(player.buttons.slice(0, 3), [
      'More info about this artificially generated audio version',
      'Send feedback about this audio version',
      'Play',
    ]);
    const top = (name: string): number => player.button(name).getBoundingClientRect().top;
    assert(top('More info') < top('Play'), 'in the order of the eye');
  });

  it('plays, pauses and says which of the two its button does', async () => {
    const player = await openPage();
    const told: string[] = [];
    for (const type of ['play', 'pause'] as const)
      player.element.addEventListener(type, () => told.push(type));
    await player.play();
    assert(player.buttons.includes('Pause') && !player.buttons.includes('Play'), 'it says Pause');
    assertEqual(player.button('Pause').ariaPressed, null);
    await player.pause();
    assert(player.buttons.includes('Play'), 'it says Play');
    assertEqual(told, ['play', 'pause']);
  });

  it('goes back and forward by 15 seconds, within the audio', async () => {
    const player = await openPage();
    player.button('Forward 15 seconds').click();
    assertEqual(player.element.currentTime, 15);
    player.button('Back 15 seconds').click();
    player.button('Back 15 seconds').click();
    assertEqual(player.element.currentTime, 0);
  });

  it('G29: is moved by the keys of a slider: exactly 5 and 30 seconds, to the start and the end', async () => {
    const player = await openPage();
    player.element.currentTime = 203.4;
    player.range.focus();
    await reader.press('ArrowRight');
    assertEqual(player.element.currentTime, 208.4);
    assertEqual(player.range.ariaValueText, '3 minutes 28 seconds of 12 minutes 5 seconds');
    await reader.press('ArrowDown', 'PageUp');
    assertEqual(player.element.currentTime, 233.4);
    await reader.press('Home');
    assertEqual(player.element.currentTime, 0);
    await reader.press('End');
    assertEqual(player.element.currentTime, 725);
  });

  it('G42: is moved by a click on its slider', async () => {
    const player = await openPage();
    const { left, top, width, height } = player.range.getBoundingClientRect();
    const { sendMouse } = await import('@web/test-runner-commands');
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    assert(
      Math.abs(player.element.currentTime - 362) <= 2,
      `in the middle, not at ${player.element.currentTime}`,
    );
  });

  it('G36: leaves the page’s keys to the page', async () => {
    const player = await openPage();
    document.body.tabIndex = -1;
    document.body.focus();
    for (const key of ['k', 'j', ' ', 'm', 'ArrowRight', '0'])
      await reader.press(key === ' ' ? 'Space' : key);
    assert(player.element.paused, 'it is paused');
    assertEqual(player.element.currentTime, 0);
    document.body.removeAttribute('tabindex');
  });

  it('G56: keeps the chosen speed for the next article, and the pitch', async () => {
    const player = await openPage();
    await player.setSpeed(1.5);
    await until('it is kept', () => settings().rate === 1.5);
    await settingsKept();
    player.element.remove();
    const next = await openPage();
    await until('the speed is back', () => next.element.playbackRate === 1.5);
    await until('it is shown', () => next.speed.value === '1.5');
  });

  it('has the properties and events of a media element', async () => {
    const player = await openPage();
    const { element } = player;
    const told = new Set<string>();
    for (const type of [
      'play',
      'playing',
      'timeupdate',
      'seeking',
      'seeked',
      'ratechange',
      'volumechange',
      'pause',
    ])
      element.addEventListener(type, ({ type }) => told.add(type));
    await element.play();
    element.currentTime = 5;
    element.playbackRate = 2;
    element.volume = 0.75;
    element.muted = true;
    await until('it has been heard for a while', () => element.currentTime > 5.3);
    element.pause();
    await until('all has been told', () => told.size === 8);
    assertEqual([element.muted, element.ended, element.seeking], [true, false, false]);
    // A sound server may have steps of its own.
    assert(Math.abs(element.volume - 0.75) < 0.001, `its volume is ${element.volume}`);
    assertEqual(element.error, null);
    for (const wrong of [NaN, Infinity]) {
      let refused: unknown;
      try {
        element.currentTime = wrong;
      } catch (error) {
        refused = error;
      }
      assert(refused instanceof TypeError, `${wrong} is refused`);
    }
    element.currentTime = -5;
    assertEqual(element.currentTime, 0);
  });

  it('tells when the narration is there', async () => {
    const element = document.createElement('audio-article');
    const told: string[] = [];
    for (const type of ['loadedmetadata', 'durationchange', 'error'])
      element.addEventListener(type, () => told.push(type));
    element.src = '/transcripts/harbour.json';
    document.body.append(element);
    assertEqual(element.duration, NaN);
    await until('it is there', () => told.length === 2);
    assertEqual(told, ['durationchange', 'loadedmetadata']);
  });

  it('may be told to play before the narration is there', async () => {
    const element = document.createElement('audio-article');
    element.src = '/transcripts/harbour.json';
    document.body.append(element);
    await element.play();
    assert(!element.paused, 'it plays');
  });

  it('stays silent when it is paused or removed before it could begin', async () => {
    for (const stop of [
      (element: HTMLElementTagNameMap['audio-article']) => element.pause(),
      (element: HTMLElementTagNameMap['audio-article']) => element.remove(),
    ]) {
      const element = document.createElement('audio-article');
      element.src = '/transcripts/harbour.json';
      document.body.append(element);
      const refused = element.play().then(
        () => 'it played',
        (error: unknown) => (error as DOMException).name,
      );
      await wait(0);
      stop(element);
      assertEqual(await refused, 'AbortError');
      assert(element.paused, 'it is silent');
    }
  });

  it('keeps the rate that the page has set, and stands still at 0', async () => {
    const element = document.createElement('audio-article');
    element.playbackRate = 1.5;
    element.src = '/transcripts/harbour.json';
    document.body.append(element);
    await until('it has loaded', () => element.readyState > 0);
    await wait(50);
    assertEqual(element.playbackRate, 1.5);
    await element.play();
    let asked = 0;
    const { setTimeout: original } = window;
    Object.assign(window, {
      setTimeout: (...all: Parameters<typeof original>) => {
        asked++;
        return original(...all);
      },
    });
    element.playbackRate = 0;
    await new Promise((resolve) => original(resolve, 300));
    Object.assign(window, { setTimeout: original });
    assert(asked < 20, `no timer runs: ${asked}`);
    element.pause();
  });

  it('moves by 5 s when assistive technology steps the position while it plays', async () => {
    const player = await openPage();
    await player.play();
    player.element.currentTime = 100;
    await until('it has gone on', () => player.element.currentTime > 101);
    const before = player.element.currentTime;
    player.range.stepUp();
    player.range.dispatchEvent(new Event('input', { bubbles: true }));
    const moved = player.element.currentTime - before;
    assert(moved > 4.8 && moved < 5.5, `${moved} s`);
    player.range.stepDown();
    player.range.dispatchEvent(new Event('input', { bubbles: true }));
    assert(player.element.currentTime < before + 0.8, 'and back');
  });

  it('G61: is paused by another player that begins', async () => {
    server.publish(narrationOf(texts, { id: 'other' }));
    const one = await openPage();
    const two = await openPage(article, { src: '/transcripts/other.json' });
    await one.play();
    await two.play();
    await until('the first is paused, and its button says Play', () => one.buttons.includes('Play'));
    two.element.currentTime = 1.65;
    await until('both marks are there', () => marked('word').includes('cliff'));
    await until('the system knows', () => navigator.mediaSession.playbackState === 'playing');
    assert(navigator.mediaSession.metadata !== null, 'the second has the session');
    two.element.remove();
    await wait(0);
    assert(!marked('word').includes('cliff'), 'the second has taken its mark along');
    one.element.currentTime = 1.65;
    await one.marks('cliff');
  });

  it('stops when it is removed, and works when it is put back', async () => {
    const player = await openPage();
    await player.play();
    await player.marks('harbour');
    const rules = document.adoptedStyleSheets.length;
    const told: string[] = [];
    player.element.addEventListener('pause', ({ type }) => told.push(type));
    player.element.remove();
    await wait(0);
    assert(player.element.paused, 'it is silent');
    assertEqual(told.join(), 'pause', 'It has said so');
    assertEqual(marked('word') + marked('sentence'), '', 'What is marked');
    assertEqual(document.adoptedStyleSheets.length, rules - 1, 'Rules left behind');
    const { currentTime } = player.element;
    document.body.append(player.element);
    assertEqual(player.element.currentTime, currentTime, 'The position');
    await until('its button says Play', () => player.buttons.includes('Play'));
    await player.play();
    player.element.currentTime = 1.65;
    await player.marks('cliff');
  });

  it('goes on playing and marking when it is moved within the page', async () => {
    const player = await openPage();
    await player.play();
    await player.marks('harbour');
    const rules = document.adoptedStyleSheets.length;
    const elsewhere = document.body.appendChild(document.createElement('section'));
    elsewhere.append(player.element);
    await wait(0);
    assert(!player.element.paused, 'it plays');
    player.element.currentTime = 1.65;
    await player.marks('cliff');
    assertEqual(document.adoptedStyleSheets.length, rules, 'Rules');
    const shadow = document.body
      .appendChild(document.createElement('section'))
      .attachShadow({ mode: 'open' });
    shadow.append(player.element);
    await until(
      'the rules have moved to the tree that holds the article',
      () => shadow.adoptedStyleSheets.length === 1,
    );
    assert(!player.element.paused, 'it plays');
    assertEqual(document.adoptedStyleSheets.length, rules - 1, 'Rules left behind');
  });

  it('plays another narration when its address changes', async () => {
    server.publish(narrationOf(['The harbour', texts[2]!], { id: 'short' }));
    const player = await openPage();
    await player.play();
    player.element.src = '/transcripts/short.json';
    await until('the other is there', () => player.element.narration?.id === 'short');
    assert(player.element.paused, 'it has not begun');
    assertEqual(player.element.currentTime, 0);
    await player.element.updateComplete;
    await player.play();
    player.element.currentTime = 1.3;
    await player.marks('keeper');
  });

  it('G59: speaks the language of the page', async () => {
    document.documentElement.lang = 'de';
    const player = await openPage();
    await until('it speaks German', () => player.says('Diese Audiofassung wurde künstlich erzeugt.'));
    assert(player.buttons.includes('Zurück 15 Sekunden'), 'its buttons do');
    const length = '0 Sekunden von 12 Minuten 5 Sekunden';
    await until('its slider does', () => player.range.ariaValueText === length);
    assertEqual(player.root.querySelector('section')!.lang, 'de');
    player.element.lang = 'en';
    await until('it speaks English', () => player.says('artificially generated'));
  });

  it('G54: tells the system what is playing, does what it asks for, and takes all of it back at the end', async () => {
    for (const [property, content] of [
      ['og:site_name', 'The Harbour Post'],
      ['og:image', '/lighthouse.png'],
    ] as const) {
      const meta = document.head.appendChild(document.createElement('meta'));
      meta.setAttribute('property', property);
      meta.content = content;
    }
    const asks = new Map<string, MediaSessionActionHandler>();
    const positions: (MediaPositionState | undefined)[] = [];
    const session = navigator.mediaSession;
    session.setActionHandler = (action, handler) => {
      if (handler) asks.set(action, handler);
      else asks.delete(action);
    };
    session.setPositionState = (state) => void positions.push(state);
    const ask = (action: MediaSessionAction, details = {}): void => asks.get(action)!({ action, ...details });
    try {
      const player = await openPage();
      assertEqual(session.metadata, null, 'before anything plays');
      await player.play();
      await until('it has been told', () => session.metadata?.title === 'The harbour');
      const { album, artwork } = session.metadata!;
      assertEqual(
        [album, ...artwork.map(({ src }) => src)].join(),
        `The Harbour Post,${new URL('/lighthouse.png', location.href).href}`,
      );
      assertEqual(session.playbackState, 'playing');
      assertEqual(positions.at(-1)?.duration, player.element.duration);
      ask('pause');
      await until('it is paused for the system', () => session.playbackState === 'paused');
      ask('seekto', { seekTime: 2 });
      await until('it is there', () => player.element.currentTime === 2);
      ask('seekforward', { seekOffset: 1 });
      await until('it went forward', () => player.element.currentTime === 3);
      ask('seekbackward');
      await until('it went back', () => player.element.currentTime === 0);
      await until('the system knows', () => positions.at(-1)?.position === 0);
      ask('nexttrack');
      await until('the first sentence', () => player.element.currentTime > 0);
      const first = player.element.currentTime;
      ask('nexttrack');
      await until('the next one', () => player.element.currentTime > first);
      const next = player.element.currentTime;
      ask('previoustrack');
      await until('the one before', () => player.element.currentTime === first && first < next);
      ask('play');
      await player.playing();
      ask('stop');
      await until('it is silent', () => player.buttons.includes('Play'));
      assertEqual(session.metadata, null, 'stopped');
      assertEqual(asks.size, 0);
      await player.play();
      assertEqual(session.metadata?.title, 'The harbour');
      player.element.currentTime = player.element.duration - 0.2;
      await until('it has ended', () => player.element.ended);
      await until('the system has been told', () => session.metadata === null);
      assertEqual([asks.size, session.playbackState, positions.at(-1) === undefined].join(), '0,none,true');
      player.element.remove();
    } finally {
      for (const name of ['setActionHandler', 'setPositionState']) Reflect.deleteProperty(session, name);
      document.head.querySelectorAll('meta[property]').forEach((meta) => meta.remove());
    }
  });
});

describe('The place where the listener stopped', () => {
  let server: Server;
  const lines = Array.from(
    { length: 12 },
    (_, i) => `Sentence number ${i} tells of the sea and of the ships.`,
  );
  beforeEach(() => {
    server = startServer();
    server.publish(narrationOf(['The sea', ...lines]));
  });
  afterEach(cleanUp);

  const listenTo = async (seconds: number): Promise<void> => {
    const player = await openPage();
    await player.play();
    player.element.currentTime = seconds;
    await until('it has been heard', () => player.element.currentTime > seconds + 0.3);
    await player.pause();
    await wait(50);
    player.element.remove();
  };
  const offered = (player: Player): Promise<string> =>
    until('there is an offer', () => player.buttons.find((name) => name.startsWith('Resume')));

  it('G17: is offered, and taken only when asked for', async () => {
    await listenTo(20);
    const player = await openPage();
    assertEqual(await offered(player), 'Resume from 20 seconds');
    assert(player.element.paused && player.element.currentTime === 0, 'nothing has happened by itself');
    const restored: number[] = [];
    player.element.addEventListener('positionrestore', ({ detail }) => restored.push(detail.currentTime));
    player.button('Resume').click();
    await player.playing();
    assert(player.element.currentTime > 20 && player.element.currentTime < 22, 'it goes on from there');
    assert(restored.length === 1 && Math.floor(restored[0]!) === 20, 'and says so');
    assert(!player.buttons.some((name) => name.startsWith('Resume')), 'the offer is gone');
  });

  it('may be given up', async () => {
    await listenTo(20);
    const player = await openPage();
    await offered(player);
    player.button('Start over').click();
    await player.playing();
    assert(player.element.currentTime < 1, 'it begins at the beginning');
  });

  it('is the same sentence when another voice has read an edited article', async () => {
    await listenTo(20);
    const before = narrationOf(['The sea', ...lines]);
    const sentence = before.blocks.findLast(({ sentences }) => sentences[0]!.startMs <= 20_000)!;
    server.publish(narrationOf(['The sea', 'A new paragraph.', ...lines.slice(2)]));
    const player = await openPage();
    await offered(player);
    player.button('Resume').click();
    await player.playing();
    const now = player.element.narration!.blocks.findLast(
      ({ sentences }) => sentences[0]!.startMs <= player.element.currentTime * 1000,
    )!;
    assertEqual(now.text, sentence.text);
  });

  it('is forgotten when the article was heard to its end', async () => {
    const player = await openPage();
    await player.play();
    await wait(50);
    player.element.currentTime = player.element.duration - 0.3;
    await until('it has ended', () => player.element.ended);
    await wait(50);
    player.element.remove();
    const next = await openPage();
    await wait(150);
    assert(!next.buttons.some((name) => name.startsWith('Resume')), 'nothing is offered');
  });
});

describe('What goes wrong', () => {
  let server: Server;
  beforeEach(() => {
    server = startServer();
  });
  afterEach(cleanUp);

  const openBroken = async (src = '/transcripts/harbour.json'): Promise<Player> => {
    const element = document.createElement('audio-article');
    element.src = src;
    document.body.append(element);
    const player = new Player(element);
    await until('it says what is wrong', () => element.error !== null && element.shadowRoot && player.status);
    return player;
  };

  it('G57: a narration that is missing: said in words, and tried again when asked', async () => {
    const player = await openBroken();
    assertEqual(player.status, 'The audio version could not be loaded.');
    assertEqual(player.element.error!.code, 'AA_E_NETWORK');
    server.publish(narrationOf(texts));
    player.button('Try again').click();
    await player.loaded();
    await until('the message is gone', () => player.status === '');
    await player.play();
  });

  it('a narration that is no JSON', async () => {
    server.files.set('/transcripts/harbour.json', '{ "version": 1, ');
    const player = await openBroken();
    assertEqual(player.element.error!.code, 'AA_E_NARRATION_JSON');
    assertEqual(player.status, 'The audio version is damaged. The publisher has to mend it.');
  });

  it('a narration that its schema refuses', async () => {
    server.files.set('/transcripts/harbour.json', JSON.stringify({ ...narrationOf(texts), audio: [] }));
    const player = await openBroken();
    assertEqual(player.element.error!.code, 'AA_E_NARRATION_INVALID');
    assert(player.element.error!.message.includes('audio'), 'it names the place');
  });

  for (const src of ['javascript:alert(1)', 'data:audio/wav,x', 'http://['])
    it(`a narration with audio at ${src}, before there is any link to it`, async () => {
      const narration = narrationOf(texts);
      const [audio] = narration.audio;
      server.publish({ ...narration, audio: [{ ...audio!, src }] });
      const player = await openBroken();
      assertEqual(player.element.error!.code, 'AA_E_NARRATION_INVALID');
      assertEqual(player.root.querySelectorAll('a').length, 0);
    });

  it('a narration’s address that is none', async () => {
    const player = await openBroken('http://[');
    assertEqual(player.element.error!.code, 'AA_E_NETWORK');
  });

  it('a narration whose words are in disorder is refused before it is heard', async () => {
    const narration = narrationOf(texts);
    narration.blocks[1]!.sentences[0]!.words[2]![0] = 0;
    server.publish(narration);
    const player = await openPage();
    player.button('Play').click();
    await until('it is refused', () => player.element.error?.code === 'AA_E_NARRATION_INVALID');
    assert(player.element.paused, 'it is silent');
    await until('and says so', () => player.status.includes('damaged'));
  });

  it('G57: audio that is missing: a message, another attempt and a link', async () => {
    server.publish(narrationOf(texts));
    server.files.delete('/audio/harbour.wav');
    const player = await openPage();
    player.button('Play').click();
    await until(
      'it says so',
      () => player.status === 'The audio file is gone. Only the publisher can bring it back.',
    );
    assertEqual(player.element.error!.code, 'AA_E_AUDIO_MISSING');
    const link = player.root.querySelector('a')!;
    assertEqual(new URL(link.href).pathname, '/audio/harbour.wav');
    await until('its button says Play', () => player.buttons.includes('Play'));
    assert(player.buttons.includes('Try again'), 'it may be tried again');
  });

  it('no address at all: nothing to play, and no error either', async () => {
    const element = document.createElement('audio-article');
    document.body.append(element);
    await element.updateComplete;
    const refused = await element.play().then(
      () => undefined,
      (error: unknown) => error,
    );
    assert(refused instanceof DOMException && refused.name === 'NotSupportedError', 'play() is refused');
  });

  it('storage that is blocked: everything works, the place lasts as long as the page', async () => {
    server.publish(narrationOf(texts, { endMs: 60_000 }));
    const open = IDBFactory.prototype.open;
    const transaction = IDBDatabase.prototype.transaction;
    const refuse = (): never => {
      throw new DOMException('No storage here', 'SecurityError');
    };
    IDBFactory.prototype.open = refuse;
    IDBDatabase.prototype.transaction = refuse;
    try {
      const player = await openPage();
      await player.play();
      player.element.currentTime = 20;
      await until('it has been heard', () => player.element.currentTime > 20.2);
      await player.pause();
      player.element.remove();
      const next = await openPage();
      await until('it is offered', () => next.buttons.some((name) => name.startsWith('Resume')));
    } finally {
      IDBFactory.prototype.open = open;
      IDBDatabase.prototype.transaction = transaction;
    }
  });
});
