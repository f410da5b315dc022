import type { FeedbackPlace } from '../core/feedback.js';
import { readNarration } from '../core/narration/read.js';
import {
  nextBoundary,
  placeOfSentence,
  sentenceAt,
  sentenceOfWord,
  type Timeline,
  timelineOf,
  wordAt,
} from '../core/timeline.js';
import type { Acting } from './actions.js';
import { afterFrame } from './after-frame.js';
import { runBoundaryTimer } from './boundary-timer.js';
import type { SettingsChange } from './events.js';
import { asTimePasses } from './exposed.js';
import { extrasWhenWanted } from './extras.js';
import { hasReceipts } from './feedback/pending.js';
import type { Inside } from './inside.js';
import { keepPlace } from './keep-place.js';
import { openLinks } from './links/opened-link.js';
import { joinMediaSession, type SessionRequests } from './media-session.js';
import { keepInView } from './mini/keep-in-view.js';
import type { Narrated } from './narration-source.js';
import { delayStart } from './start-delay.js';
import { mp3Lag } from './mp3-lag.js';
import { lowerWhileUsed } from './lower-while-used.js';
import { speakAlone } from './one-voice.js';
import type { PositionStore } from './position-store.js';
import { applySettings } from './preferences.js';
import type { ChangedSentence } from './page-text.js';
import { type Reading, readAlong } from './reading.js';
import { type Sentences, sentencesOf } from './sentences.js';
import { paintSeen } from './seen-positions.js';
import { onSettings } from './settings.js';
import { viewOf } from './view-of.js';
import { recover } from './trouble/recover.js';
import { msOf } from './steady-position.js';
import { soundtrackWhenHeard } from './soundtrack/when-heard.js';

/*
 * Everything that a page needs only once somebody listens: the clock, the marked word, the scrolling along, the
 * place that is kept, the lock screen. One lazy chunk, loaded at the first sign of interest.
 */

export interface ListeningOptions {
  /** The `<audio-article>`: events are dispatched on it. */
  readonly player: HTMLElement;
  readonly root: ShadowRoot;
  readonly media: HTMLMediaElement;
  readonly inside: Inside;
  readonly narrated: Narrated;
  /** The publisher's own. */
  readonly positionStore: PositionStore | undefined;
  readonly requests: SessionRequests & Acting['requests'];
  /** One polite status message, in answer to what the listener did. */
  readonly announce: (text: string) => void;
  readonly signal: AbortSignal;
}

export interface Listening {
  /** Reads along in this article from now on; undefined: the page has none. */
  readIn(article: Element | undefined): void;
  /** A click in the article; plays from the word that it hit, if it hit one. */
  clicked(event: MouseEvent): void;
  /**
   * The position was changed just now: marks its word before the media has got there.
   *
   * @returns whether all else that shows the position is brought up to date here, too
   */
  sought(): boolean;
  followAgain(): void;
  backToWord(): void;
  /** The focus goes to the paragraph that is being read. */
  goToText(): void;
  hasSelection(): boolean;
  /** Plays from the selection or the caret in the text, if there is one. */
  playFromSelection(): void;
  /** `[start, end)` of a block's text on the page; undefined if it is not there. */
  rangeOf(place: { readonly block: number; readonly start: number; readonly end: number }): Range | undefined;
  /** To where the page's address leads, if it leads into the audio: now, and whenever it changes. */
  openLinks(): void;
  /** The sentences that the page does not say any more. */
  changedSentences(): readonly ChangedSentence[];
  /** Where the listener stopped last time, in ms; undefined if there is nothing to go back to. */
  keptMs(): Promise<number | undefined>;
  readonly sentences: Sentences;
  readonly timeline: Timeline;
  /** Plays from here on, in answer to the listener: ms of the audio. */
  playFrom(ms: number): void;
  /** The word at the position, for a report; undefined before the first sentence. */
  place(): FeedbackPlace | undefined;
}

const DOUBLE_CLICK_MS = 300;
/** Where no word begins, the clock is not painted more often: it costs a frame, which a word has anyway. */
const CLOCK_MS = 250;

/** Only who has reported something here asks what became of it. */
async function tellIfReported(acting: Acting): Promise<void> {
  if (!(await hasReceipts(acting.narration.id))) return;
  // Where it cannot be loaded, the next visit tells.
  const loaded = await import('./feedback/corrected.js').catch(() => undefined);
  await loaded?.tellCorrected(acting);
}

type OwnEvents = Pick<HTMLElementEventMap, 'wordchange' | 'sentencechange'>;

/** @throws AudioArticleError AA_E_NARRATION_INVALID */
export function listen(options: ListeningOptions): Listening {
  const { player, root, media, inside, narrated, positionStore: store, requests, announce, signal } = options;
  const narration = readNarration(narrated.narration);
  const timeline = timelineOf(narration);
  const view = viewOf(player);
  let reading: Reading | undefined;
  let endReading: AbortController | undefined;
  let [word, sentence] = [-1, -1];
  let begin: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(begin));

  const textOf = (block: number): string => narration.blocks[block]?.text ?? '';

  const dispatch = <K extends keyof OwnEvents>(
    type: K,
    detail: Omit<OwnEvents[K]['detail'], 'trigger'>,
  ): void => {
    const trigger = inside.triggers.ofPosition;
    player.dispatchEvent(new CustomEvent(type, { detail: { ...detail, trigger } }));
  };

  const paintClock = paintSeen(inside.positions, signal);
  let paintedAt = -Infinity;
  const tick = (ms: number): void => {
    const before = { word, sentence };
    word = wordAt(timeline, ms, word);
    sentence = sentenceAt(timeline, ms, sentence);
    asTimePasses(() => {
      if (media.ended) reading?.hide();
      else reading?.show(word, sentence);
      const now = performance.now();
      if (word === before.word && now - paintedAt < CLOCK_MS) return;
      paintedAt = now;
      paintClock();
    });
    if (sentence !== before.sentence && sentence >= 0)
      dispatch('sentencechange', placeOfSentence(timeline, sentence));
    if (word !== before.word && word >= 0) {
      const at = placeOfSentence(timeline, sentenceOfWord(timeline, word, sentence));
      const [start, end] = [Number(timeline.wordStart[word]), Number(timeline.wordEnd[word])];
      dispatch('wordchange', { ...at, word: textOf(at.block).slice(start, end), start, end });
    }
  };

  const playFrom = (ms: number): void => {
    requests.seekTo(ms / 1000);
    requests.play();
  };
  /** Somebody has clicked on a word. Their eyes are there: what stands elsewhere follows when it is painted. */
  let isOfClick = false;
  const playFromWord = (ms: number): void => {
    isOfClick = true;
    playFrom(ms);
    isOfClick = false;
  };
  const showPositions = (): void => {
    if (!signal.aborted) for (const { show } of inside.positions) show();
  };

  const remote = inside.requestsBy('media-session');
  const sessionRequests = { ...remote, seekTo: remote.seek, seekBy: remote.skip };

  applySettings(media, signal);
  delayStart(inside, view, signal);
  lowerWhileUsed(inside, view, signal);
  soundtrackWhenHeard(media, narration, narrated.url, signal);
  speakAlone(media, () => inside.requestsBy('other-tab').pause(), signal);
  onSettings((settings) => {
    const detail: SettingsChange = { settings, trigger: 'user' };
    player.dispatchEvent(new CustomEvent('settingschange', { detail }));
  }, signal);
  const { keptMs } = keepPlace({ media, player, store, narration, timeline, signal });
  keepInView(player, root, media, signal);
  joinMediaSession(
    media,
    narration,
    sessionRequests,
    sentencesOf({ player, media, narration, timeline, ...sessionRequests, signal }),
    signal,
  );
  recover(inside, view, narrated, signal);
  runBoundaryTimer(
    media,
    player.ownerDocument,
    (ms) => nextBoundary(timeline, ms, word, sentence),
    tick,
    mp3Lag(media, narrated, signal),
    signal,
  );

  const sentences = sentencesOf({ player, media, narration, timeline, ...requests, signal });
  const listening: Listening = {
    readIn(article) {
      endReading?.abort();
      reading = undefined;
      if (!article) return;
      const ended = (endReading = new AbortController());
      signal.addEventListener('abort', () => ended.abort(), { signal: ended.signal });
      reading = readAlong({
        player,
        root,
        article,
        narration,
        timeline,
        media,
        signal: ended.signal,
      });
      if (media.currentTime > 0) tick(msOf(media));
    },
    clicked(event) {
      // A second click selects the word: before it is heard, there is time to see whether one comes.
      clearTimeout(begin);
      const ms = reading?.timeAt(event);
      if (ms === undefined) return;
      if (media.paused) begin = setTimeout(() => playFromWord(ms), DOUBLE_CLICK_MS);
      else playFromWord(ms);
    },
    sought() {
      tick(msOf(media));
      sentences.sought();
      if (isOfClick) afterFrame(showPositions);
      return isOfClick;
    },
    followAgain() {
      const again = (): void => reading?.followAgain();
      if (isOfClick) afterFrame(again);
      else again();
    },
    backToWord: () => reading?.backToWord(),
    keptMs,
    goToText: () => reading?.goToText(),
    hasSelection: () => reading?.hasSelection() ?? false,
    playFromSelection() {
      const ms = reading?.timeOfSelection();
      if (ms !== undefined) playFrom(ms);
    },
    rangeOf: (place) => reading?.rangeOf(place),
    openLinks() {
      const open = (ms: number): void => {
        requests.seekTo(ms / 1000);
        tick(ms);
        reading?.backToWord();
      };
      openLinks({ player, narration, media, open, signal });
    },
    changedSentences: () => reading?.changedSentences() ?? [],
    sentences,
    timeline,
    playFrom,
    place() {
      if (sentence < 0) return undefined;
      const at = placeOfSentence(timeline, sentence);
      const { start, end } = narration.blocks[at.block]?.sentences[at.sentence] ?? {};
      const text = textOf(at.block);
      const isInSentence = word >= Number(timeline.sentenceWord[sentence]);
      return {
        ...at,
        ...(isInSentence && {
          word: text.slice(timeline.wordStart[word], timeline.wordEnd[word]).slice(0, 200),
        }),
        text: text.slice(start, end).slice(0, 2000),
        timeMs: Math.round(media.currentTime * 1000),
      };
    },
  };
  const acting: Acting = { player, root, media, narration, listening, requests, announce, signal };
  extrasWhenWanted(acting);
  void tellIfReported(acting);
  if (player.hasAttribute('statistics'))
    // Who cannot be counted listens all the same.
    import('./statistics.js').then(
      ({ countVisit }) => signal.aborted || countVisit(acting),
      () => undefined,
    );
  return listening;
}
