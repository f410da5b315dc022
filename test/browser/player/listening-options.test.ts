import { assert, assertEqual } from '../dialogs/assert.js';
import { setSettings, settings } from '../../../src/player/settings.js';
import { setSleep, sleepChoice } from '../../../src/player/sleep/sleep-timer.js';
import {
  cleanUp,
  narrationOf,
  openPage,
  type Player,
  reader,
  startServer,
  texts,
  until,
  wait,
} from './page.js';

/* What a listener sets under Options, Listening. */

const MINUTE_MS = 60_000;
const native = HTMLMediaElement.prototype;
const volumeOf = Object.getOwnPropertyDescriptor(native, 'volume')!;

/** The media elements that were told to play, in order: the browser's own `play` was called. */
function watchPlay() {
  const { play } = native;
  const begun: HTMLMediaElement[] = [];
  native.play = function (this: HTMLMediaElement) {
    begun.push(this);
    return play.call(this);
  };
  return { begun, end: () => (native.play = play) };
}

let ends: (() => unknown)[] = [];
beforeEach(() => {
  startServer().publish(narrationOf(texts, { endMs: 60_000 }));
});
afterEach(async () => {
  ends.forEach((end) => end());
  ends = [];
  setSleep(undefined);
  await cleanUp();
});

/** With the listening code loaded, and the media element that is heard. */
async function openHeard(): Promise<{ player: Player; media: HTMLMediaElement }> {
  const player = await openPage();
  const { begun, end } = watchPlay();
  await player.element.play();
  await player.playing();
  end();
  const [media] = begun;
  await until('reading along has come', () => navigator.mediaSession.metadata);
  return { player, media: media! };
}

const heard = (media: HTMLMediaElement): number => Number(volumeOf.get!.call(media));
/** A sound server may have steps of its own. */
const hears = (media: HTMLMediaElement, volume: number): boolean => Math.abs(heard(media) - volume) < 0.001;

describe('A start by keys or assistive technology', () => {
  const ready = async (): Promise<Player> => {
    const { player } = await openHeard();
    await player.pause();
    player.element.currentTime = 0;
    return player;
  };

  it('H4: waits before the voice begins, counts as playing, and may be taken back', async () => {
    await setSettings({ startDelay: 1000 });
    const player = await ready();
    const { begun, end } = watchPlay();
    ends.push(end);
    player.button('Play').focus();
    await reader.press('Enter');
    await until('its button says Pause', () => player.buttons.includes('Pause'));
    assert(!player.element.paused, 'it counts as playing');
    assertEqual(begun.length, 0);
    await reader.press('Enter');
    await until('its button says Play', () => player.buttons.includes('Play'));
    await wait(1200);
    assertEqual(begun.length, 0);
    await reader.press('Enter');
    await until('it plays', () => player.element.currentTime > 0);
    assertEqual(begun.length, 1);
  });

  it('is not held for a pointer, a script, or where the listener wants no wait', async () => {
    await setSettings({ startDelay: 1000 });
    const player = await ready();
    const { begun, end } = watchPlay();
    ends.push(end);
    await reader.press('Shift');
    const { left, top } = player.button('Play').getBoundingClientRect();
    const { sendMouse } = await import('@web/test-runner-commands');
    await sendMouse({ type: 'click', position: [Math.round(left + 5), Math.round(top + 5)] });
    assertEqual(begun.length, 1);
    player.element.pause();
    void player.element.play();
    await until('a script plays', () => begun.length === 2);
    await player.pause();
    // A key that was for something else on the page.
    (document.activeElement as HTMLElement).blur();
    await reader.press('Shift');
    void player.element.play();
    await until('a script plays again', () => begun.length === 3);
    await player.pause();
    await setSettings({ startDelay: 0 });
    player.button('Play').focus();
    await reader.press('Enter');
    assertEqual(begun.length, 4);
  });
});

describe('The voice is lowered while the controls are used by keys', () => {
  it('only where the listener wants it, for a moment, and their own volume stays theirs', async () => {
    const { player, media } = await openHeard();
    player.button('Pause').focus();
    await reader.press('Shift');
    assert(hears(media, 1), `it is ${heard(media)}`);
    await setSettings({ lowerWhileUsed: true });
    const told: Event[] = [];
    player.element.addEventListener('volumechange', (event) => told.push(event));
    await reader.press('Shift');
    assert(Math.abs(20 * Math.log10(heard(media)) + 12) < 0.1, `it is lowered to ${heard(media)}`);
    assertEqual(player.element.volume, 1);
    player.element.volume = 0.5;
    assert(Math.abs(20 * Math.log10(heard(media) / 0.5) + 12) < 0.1, 'of the new volume');
    await until('it is as before', () => hears(media, 0.5));
    await wait(50);
    assertEqual(told.length, 1, 'nobody hears of it but of what the page has set');
    assertEqual(settings().volume, 1);
  });
});

describe('The sleep timer', () => {
  /** The clock goes on by so much, for the page. */
  const { now } = Date;
  let ahead = 0;
  const passes = (ms: number): void => {
    ahead += ms;
    Date.now = () => now.call(Date) + ahead;
  };
  afterEach(() => {
    ahead = 0;
    Date.now = now;
  });

  const field = (player: Player): HTMLSelectElement =>
    [...player.root.querySelectorAll('label')]
      .find((label) => label.textContent.trim().startsWith('Sleep timer'))!
      .querySelector('select')!;
  const choose = async (player: Player, label: string): Promise<void> => {
    const select = field(player);
    select.selectedIndex = [...select.options].findIndex(({ text }) => text === label);
    select.dispatchEvent(new Event('change'));
    await until('it is said', () => said(player));
  };
  const dialog = (player: Player): HTMLElement => player.root.querySelector('dialog')!;
  const said = (player: Player): string =>
    [...dialog(player).querySelectorAll('[role=status]')]
      .map(({ textContent }) => textContent.trim())
      .join('');
  const openOptions = async (player: Player): Promise<void> => {
    player.button('Options').click();
    await until('the dialog is there', () => player.root.querySelector('dialog select'));
  };
  const close = (player: Player): void =>
    dialog(player).querySelector<HTMLButtonElement>('button.close')!.click();

  it('G16: is told once when it is set, shows what is left when the dialog is opened, and can be extended', async () => {
    const { player } = await openHeard();
    await openOptions(player);
    await choose(player, '15 minutes');
    assertEqual(said(player), 'The voice stops in 15 minutes.');
    close(player);
    passes(5 * MINUTE_MS);
    await openOptions(player);
    assertEqual(said(player), '', 'nothing is said again');
    assert(
      /The voice stops in (10 minutes|9 minutes 5\d seconds)\./.test(dialog(player).innerText),
      'it is shown',
    );
    [...dialog(player).querySelectorAll('button')]
      .find((button) => /more$/.test(button.textContent.trim()))!
      .click();
    assert(/^The voice stops in (20 minutes|19 minutes 5\d seconds)\.$/.test(said(player)), said(player));
    await choose(player, 'Off: play to the end of the article');
    assertEqual(said(player), 'The sleep timer is off.');
  });

  it('fades, pauses without a word, and gives the volume back', async () => {
    const { player, media } = await openHeard();
    player.element.volume = 0.8;
    setSleep(10);
    passes(10 * MINUTE_MS - 11_000);
    await wait(50);
    assert(hears(media, 0.8), `it is ${heard(media)}`);
    passes(6000);
    await until('it fades', () => heard(media) < 0.3);
    assert(
      !player.element.paused && Math.abs(player.element.volume - 0.8) < 0.001,
      'it speaks, and the volume is the listener’s',
    );
    const status = player.status;
    passes(5000);
    await until('it is silent', () => player.element.paused);
    await until('its button says Play', () => player.buttons.includes('Play'));
    await until('the volume is as it was', () => hears(media, 0.8));
    assertEqual(player.status, status);
    await player.play();
    await wait(300);
    assert(!player.element.paused, 'it is off');
  });

  it('extended while it fades: the voice is as loud as before', async () => {
    const { player, media } = await openHeard();
    await openOptions(player);
    await choose(player, '10 minutes');
    passes(10 * MINUTE_MS - 5000);
    await until('it fades', () => heard(media) < 0.5);
    [...dialog(player).querySelectorAll('button')]
      .find((button) => /more$/.test(button.textContent.trim()))!
      .click();
    await until('it is loud', () => heard(media) === 1);
    assert(!player.element.paused, 'it speaks on');
  });

  it('pauses on time where a page may not set the volume, as on iOS', async () => {
    const { player, media } = await openHeard();
    Object.defineProperty(native, 'volume', { ...volumeOf, set: () => undefined });
    ends.push(() => Object.defineProperty(native, 'volume', volumeOf));
    setSleep(10);
    passes(10 * MINUTE_MS - 5000);
    await wait(1200);
    assert(!player.element.paused && heard(media) === 1, 'it speaks');
    passes(5000);
    await until('it is silent', () => player.element.paused);
  });

  const ofTwoSections = (): ReturnType<typeof narrationOf> => {
    const narration = narrationOf(['The harbour', texts[1]!, 'The keeper', texts[2]!], { endMs: 60_000 });
    narration.blocks[2]!.kind = 'heading';
    return narration;
  };

  it('stops after the last word of the section, wherever the listener goes before', async () => {
    const narration = ofTwoSections();
    startServer().publish(narration);
    const { player } = await openHeard();
    await openOptions(player);
    await choose(player, 'End of this section');
    assertEqual(said(player), 'The voice stops after this section.');
    close(player);
    const endMs = narration.blocks[1]!.sentences.at(-1)!.endMs;
    player.element.currentTime = endMs / 1000 - 1.5;
    await until('it is silent', () => player.element.paused);
    const { currentTime } = player.element;
    const next = narration.blocks[2]!.sentences[0]!.startMs / 1000;
    assert(
      currentTime >= endMs / 1000 - 0.01 && currentTime < next,
      `it stopped at ${currentTime}, before ${next}`,
    );
  });

  it('stops before the next section where a busy page has let that begin', async () => {
    const narration = ofTwoSections();
    startServer().publish(narration);
    const { player } = await openHeard();
    await openOptions(player);
    await choose(player, 'End of this section');
    close(player);
    const endMs = narration.blocks[1]!.sentences.at(-1)!.endMs;
    player.element.currentTime = endMs / 1000 - 0.5;
    await until('the voice is there', () => player.element.currentTime > endMs / 1000 - 0.4);
    for (const from = performance.now(); performance.now() < from + 1200;);
    await until('it is silent', () => player.element.paused);
    const { currentTime } = player.element;
    assert(Math.abs(currentTime - endMs / 1000) < 0.02, `it stopped at ${currentTime}, after ${endMs} ms`);
  });

  it('knows nothing of the sections of another narration', async () => {
    const narration = ofTwoSections();
    const server = startServer();
    server.publish(narration);
    server.publish(narrationOf(['Another', ...texts], { endMs: 60_000, id: 'other' }));
    const { player } = await openHeard();
    await openOptions(player);
    await choose(player, 'End of this section');
    close(player);
    player.element.src = '/transcripts/other.json';
    await until('the other one has come', () => player.element.narration?.id === 'other');
    await player.play();
    await until('the timer is off', () => sleepChoice() === undefined);
  });
});
