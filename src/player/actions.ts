import type { Narration } from '../core/narration/schema.js';
import { type ActionName, type ActionStrings, actionStrings } from './action-strings.js';
import { insideOf } from './inside.js';
import type { Listening } from './listening.js';
import { type Requests, SKIP } from './requests.js';
import { sayAgain } from './say-again.js';
import { setVolume } from './set-volume.js';
import { loadTexts } from './texts.js';
import { whereabouts } from './whereabouts.js';

/** What actions act on: one player, as its parts see it. */
export interface Acting {
  /** The `<audio-article>`. */
  readonly player: HTMLElement;
  readonly root: ShadowRoot;
  readonly media: HTMLMediaElement;
  readonly narration: Narration;
  readonly listening: Listening;
  readonly requests: Pick<Requests, 'playPause' | 'skip' | 'setRate' | 'open'>;
  /** One polite status message, in answer to what the listener did. */
  readonly announce: (text: string) => void;
  readonly signal: AbortSignal;
}

/** A key changes what no focused control would say. */
export type By = 'button' | 'key';

const RATE_STEP = 0.25;

/** Of the player's own texts, BCP 47. */
export const langOf = ({ root }: Acting): string => root.querySelector<HTMLElement>('.player')?.lang || 'en';

export function act(name: ActionName, acting: Acting, by: By, invoker: Element | null): void {
  const { media, listening, requests, announce } = acting;
  const { sentences } = listening;
  const lang = langOf(acting);
  const say = (text: (strings: ActionStrings) => string): void =>
    void loadTexts(lang).then(() => announce(text(actionStrings(lang))));
  const answer: typeof say = (text) => {
    if (by === 'key') say(text);
  };
  const setRate = (change: number): void => {
    const rate = Math.min(3, Math.max(0.5, Math.round(media.playbackRate / RATE_STEP) * RATE_STEP + change));
    requests.setRate(rate);
    answer((strings) => strings.speedIs(rate.toLocaleString(lang)));
  };

  const actions: Readonly<Record<ActionName, () => void>> = {
    playPause: requests.playPause,
    back: () => requests.skip(-SKIP),
    forward: () => requests.skip(SKIP),
    previous: () => sentences.previous(),
    repeat: () => sentences.repeat(),
    next: () => {
      if (!sentences.next()) say(({ isLastSentence }) => isLastSentence);
    },
    loop: () => {
      insideOf(acting.player).triggers.run('user', () => (sentences.loop = !sentences.loop));
      answer(({ loopIs }) => loopIs[sentences.loop ? 'on' : 'off']);
    },
    slower: () => setRate(-RATE_STEP),
    faster: () => setRate(RATE_STEP),
    mute: () => {
      const muted = !media.muted;
      setVolume(acting.player, { muted });
      answer(({ muteIs }) => muteIs[muted ? 'on' : 'off']);
    },
    jump: () => requests.open('jump', { currentTarget: invoker }),
    where: () =>
      void loadTexts(lang).then(() =>
        sayAgain(announce, () => whereabouts(acting.narration, listening.timeline, media.currentTime, lang)),
      ),
    selection: () => {
      if (listening.hasSelection()) listening.playFromSelection();
      else say(({ selectFirst }) => selectFirst);
    },
    text: () => listening.goToText(),
    current: () => listening.backToWord(),
  };
  actions[name]();
}
