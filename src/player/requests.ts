import type { AudioArticle } from './audio-article.js';
import type { PositionRestore } from './events.js';
import type { Inside } from './inside.js';
import type { Dialog } from './open-dialog.js';
import type { Trigger } from './trigger.js';

/** What the listener can ask for. Views decide nothing else. Seconds, as everywhere at this border. */
export interface Requests {
  readonly play: () => void;
  readonly pause: () => void;
  readonly playPause: () => void;
  /** By so many seconds. */
  readonly skip: (seconds: number) => void;
  readonly seek: (seconds: number) => void;
  readonly setRate: (rate: number) => void;
  readonly resume: () => void;
  readonly startOver: () => void;
  readonly backToSentence: () => void;
  readonly retry: () => void;
  /** The event’s current target gets the focus back. */
  readonly open: (dialog: Dialog, event: Pick<Event, 'currentTarget'>) => void;
  readonly articleChanged: () => void;
}

/** Seconds of the two buttons. */
export const SKIP = 15;
/** Seconds that an arrow key or a swipe of a screen reader moves the position. */
export const STEP = 5;

export function createRequests(player: AudioArticle, inside: Inside, trigger: Trigger): Requests {
  const { store, source, triggers } = inside;
  let isOpening = false;

  const start = async (): Promise<void> => {
    try {
      await triggers.run(trigger, () => player.play());
    } catch (error) {
      // Pausing while it loads ends the promise as well; what is wrong with the audio comes as its error event.
      if ((error as Error).name === 'NotAllowedError') store.set('error', { problem: 'refused' });
    }
  };
  const play = (): void => void start();

  const seek = (seconds: number): void => {
    if (source.narrated)
      triggers.run(trigger, () => (player.currentTime = Math.max(0, Math.min(seconds, player.duration))));
    inside.session?.listening?.followAgain();
    store.set('action', { resumeMs: undefined, status: '' });
  };

  const open = async (dialog: Dialog, invoker: HTMLElement): Promise<void> => {
    try {
      const [{ openDialog }] = await Promise.all([import('./open-dialog.js'), source.loading]);
      await openDialog(dialog, invoker, player, inside);
    } catch {
      inside.announce(store.state.spoken?.strings.notOpened ?? '');
    }
  };

  const pause = (): void => triggers.run(trigger, () => player.pause());
  const playPause = (): void => (player.paused ? play : pause)();

  return {
    play,
    pause,
    playPause,
    skip: (seconds) => seek(player.currentTime + seconds),
    seek,
    setRate(rate) {
      triggers.run(trigger, () => (player.playbackRate = rate));
      void import('./settings.js').then(({ setSettings }) => setSettings({ rate }));
    },
    resume() {
      const currentTime = Number(store.state.resumeMs) / 1000;
      seek(currentTime);
      player.dispatchEvent(
        new CustomEvent<PositionRestore>('positionrestore', { detail: { currentTime, trigger } }),
      );
      play();
    },
    startOver() {
      seek(0);
      play();
    },
    backToSentence: () => inside.session?.listening?.backToWord(),
    articleChanged: () => source.narrated && inside.session?.findArticle(),
    retry() {
      if (source.failure) player.load();
      else play();
    },
    open(dialog, { currentTarget }) {
      if (isOpening) return;
      isOpening = true;
      void open(dialog, currentTarget as HTMLElement).finally(() => (isOpening = false));
    },
  };
}
