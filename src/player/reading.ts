import type { Narration } from '../core/narration/schema.js';
import { placeOfSentence, type Timeline, wordAtOffset } from '../core/timeline.js';
import { type AdoptedSheet, adoptSheet } from './adopt-sheet.js';
import type { TextChange } from './events.js';
import { followAlong } from './follow.js';
import type { Highlight } from './highlight/highlight.js';
import { layersOf } from './highlight/layers.js';
import { registryHighlight, supportsHighlights } from './highlight/registry.js';
import { focusText, mayMoveFocus } from './go-to-text.js';
import type { LookOfArticle } from './look/look.js';
import { type ChangedSentence, type PageText, readPage } from './page-text.js';
import { pointInText } from './point-in-text.js';
import { notePointer } from './pointer.js';
import { rectsOf } from './rects.js';
import { type SelectedPoint, selectionIn } from './selection.js';
import { isLookSet, onSettings, settings } from './settings.js';
import { untilLoaded } from './until-loaded.js';
import { viewOf } from './view-of.js';
import { wayBack } from './way-back.js';

/** Reading along in one article: the spoken word is marked and kept in view. */
export interface Reading {
  /**
   * @param word index in the timeline; −1: none yet
   * @param sentence likewise
   */
  show(word: number, sentence: number): void;
  /** Nothing is marked any more. */
  hide(): void;
  /** The page follows the voice again, if it had yielded to the reader. */
  followAgain(): void;
  backToWord(): void;
  /** When the word under a click begins, in ms; undefined if the click means something else or hit no word. */
  timeAt(click: MouseEvent): number | undefined;
  /** Something is selected in the text, or was, or the caret stood there last. */
  hasSelection(): boolean;
  /**
   * When what is selected in the text begins, in ms; undefined if nothing is. A caret means its sentence: it gets
   * to a line rather than to a word. Who selects words means the first of them.
   */
  timeOfSelection(): number | undefined;
  /** The focus goes to the paragraph that is being read. */
  goToText(): void;
  /** `[start, end)` of a block's text on the page; undefined if it is not there. */
  rangeOf(place: { readonly block: number; readonly start: number; readonly end: number }): Range | undefined;
  /** The sentences that the page does not say any more, in the order of the narration. */
  changedSentences(): readonly ChangedSentence[];
}

export interface ReadingOptions {
  readonly player: Element;
  readonly root: ShadowRoot;
  readonly article: Element;
  readonly narration: Narration;
  readonly timeline: Timeline;
  readonly media: HTMLMediaElement;
  readonly signal: AbortSignal;
}

/** A page that changes all the time is not read anew more often. */
const REREAD_MS = 250;

export function readAlong(options: ReadingOptions): Reading {
  const { player, root, article, narration, timeline, media, signal } = options;
  article.addEventListener('pointerdown', () => notePointer(article), { signal });
  let selected: SelectedPoint | undefined;
  const noteSelection = (): void => {
    selected = selectionIn(article) ?? selected;
  };
  noteSelection();
  article.ownerDocument.addEventListener('selectionchange', noteSelection, { signal });
  const follow = followAlong({
    article,
    player,
    isPlaying: () => !media.paused,
    isWanted: () => settings().follow,
    wayBack: wayBack(root, signal),
    signal,
  });
  const word = article.ownerDocument.createRange();
  const sentence = article.ownerDocument.createRange();
  let highlight: Highlight | undefined;
  let page: PageText | undefined;
  let readAt = -Infinity;
  let [w, s] = [-1, -1];
  /** The word and the sentence, as far as they are on the page. */
  let found: readonly [Range | undefined, Range | undefined] = [undefined, undefined];

  const view = viewOf(article);
  const calm = view.matchMedia('(prefers-reduced-motion: reduce)');
  const paint = (): void => {
    const layers = layersOf(settings().highlight, media.playbackRate, calm.matches);
    highlight?.show(layers.word ? found[0] : undefined, layers.sentence ? found[1] : undefined);
    look?.readAt(found[0]);
  };
  // The hint in the player says that a click plays.
  let noHint: AdoptedSheet | undefined;
  const hint = (isTrue: boolean): void => {
    if (isTrue === !noHint) return;
    noHint?.release();
    noHint = isTrue ? undefined : adoptSheet(root, '.answers>.hint{display:none}');
  };
  let look: LookOfArticle | undefined;
  const dress = untilLoaded(async () => {
    const { dressArticle } = await import('./look/look.js');
    if (signal.aborted) return;
    look = dressArticle(root, article, signal);
    look.readAt(found[0]);
  });
  const obey = (): void => {
    if (isLookSet()) dress();
    paint();
    hint(settings().clickToPlay);
  };
  obey();
  onSettings(obey, signal);
  media.addEventListener('ratechange', paint, { signal });
  calm.addEventListener('change', paint, { signal });

  const changes = new MutationObserver(() => {
    // Read again when it is needed next, and until then not even watched.
    changes.disconnect();
    page = undefined;
  });
  let last: PageText | undefined;
  let told: readonly ChangedSentence[] = [];
  const tellChanges = (sentences: readonly ChangedSentence[]): void => {
    const isTold =
      sentences.length === told.length &&
      sentences.every(({ block, sentence }, i) => block === told[i]?.block && sentence === told[i].sentence);
    told = sentences;
    if (isTold) return;
    // Not in the middle of what is being painted.
    queueMicrotask(() =>
      player.dispatchEvent(
        new CustomEvent<TextChange>('textchange', { detail: { sentences, trigger: 'page' } }),
      ),
    );
  };
  /** In which the ranges were set. */
  let shownIn: PageText | undefined;
  const pageText = (): PageText => {
    const now = performance.now();
    if (!page && last && now - readAt < REREAD_MS) return last;
    if (!page) {
      readAt = now;
      last = page = readPage(article, narration);
      changes.observe(article, { childList: true, characterData: true, subtree: true });
      tellChanges(page.changed);
    }
    return page;
  };

  const lay = untilLoaded(async () => {
    const { overlayHighlight } = await import('./highlight/overlay.js');
    if (signal.aborted) return;
    highlight = overlayHighlight(root, article, signal);
    paint();
  });
  if (supportsHighlights()) highlight = registryHighlight(article);
  else lay();

  signal.addEventListener('abort', () => {
    changes.disconnect();
    highlight?.clear();
    hint(true);
  });

  const goToText = (): void => {
    const { block, sentence: nth } = placeOfSentence(timeline, Math.max(s, 0));
    const { start = 0 } = narration.blocks[block]?.sentences[nth] ?? {};
    const element = pageText().elementOf({ block, offset: start });
    // Text right in the player stands in no paragraph that could have the focus.
    if (!element || element === player) return;
    focusText(element as HTMLElement, article);
    const at = found[0] ?? found[1];
    if (at) follow.back(at);
    else element.scrollIntoView({ block: 'nearest' });
  };
  media.addEventListener(
    'pause',
    () => {
      if (settings().textAfterPause && !media.ended && mayMoveFocus(player, article)) goToText();
    },
    { signal },
  );

  return {
    show(nextWord, nextSentence) {
      const text = pageText();
      const isSameSentence = text === shownIn && nextSentence === s;
      if (isSameSentence && nextWord === w) return;
      [shownIn, w, s] = [text, nextWord, nextSentence];
      if (!highlight) lay();
      const { block, sentence: nth } = placeOfSentence(timeline, s);
      const inBlock = narration.blocks[block]?.sentences[nth];
      // Setting a range anew has the browser paint it anew.
      const isSentenceFound =
        inBlock !== undefined &&
        (isSameSentence ? found[1] !== undefined : text.select(sentence, block, inBlock.start, inBlock.end));
      const isWordFound =
        isSentenceFound &&
        w >= Number(timeline.sentenceWord[s]) &&
        text.select(word, block, Number(timeline.wordStart[w]), Number(timeline.wordEnd[w]));
      found = [isWordFound ? word : undefined, isSentenceFound ? sentence : undefined];
      paint();
      if (isWordFound && !media.paused) follow.keep(word);
    },
    hide() {
      [w, s] = [-1, -1];
      found = [undefined, undefined];
      paint();
    },
    followAgain: () => follow.again(),
    backToWord() {
      const at = found[0] ?? found[1];
      if (at) follow.back(at);
    },
    timeAt(click) {
      if (!settings().clickToPlay) return undefined;
      const point = pointInText(click, article);
      const found = point && pageText().placeAt(point.node, point.offset);
      if (!found) return undefined;
      const hit = wordAtOffset(timeline, found.block, found.offset);
      const [start, end] = [timeline.wordStart[hit], timeline.wordEnd[hit]];
      if (start === undefined || end === undefined) return undefined;
      const range = article.ownerDocument.createRange();
      // The browser gives the nearest text for a click beside it, too.
      return pageText().select(range, found.block, start, end) && isWithin(click, range)
        ? timeline.wordStartMs[hit]
        : undefined;
    },
    hasSelection: () => selected !== undefined && article.contains(selected.node),
    timeOfSelection() {
      if (!selected || !article.contains(selected.node)) return undefined;
      const { block, offset, isBefore } = pageText().placeNear(selected.node, selected.offset);
      const first = Number(timeline.blockSentence[block]);
      const { sentences = [] } = narration.blocks[block] ?? {};
      if (isBefore || selected.isCaret) {
        const next = sentences.findIndex(({ start, end }) => (isBefore ? start >= offset : end >= offset));
        return timeline.sentenceStartMs[next < 0 ? first + sentences.length : first + next];
      }
      let next = Number(timeline.sentenceWord[first]);
      const end = Number(timeline.sentenceWord[first + sentences.length]);
      while (next < end && Number(timeline.wordEnd[next]) <= offset) next++;
      return timeline.wordStartMs[next];
    },
    goToText,
    rangeOf({ block, start, end }) {
      const range = article.ownerDocument.createRange();
      return pageText().select(range, block, start, end) ? range : undefined;
    },
    changedSentences() {
      pageText();
      return told;
    },
  };
}

function isWithin({ clientX, clientY }: MouseEvent, range: Range): boolean {
  // A finger's breadth of line spacing, and the space or full stop behind the word.
  return rectsOf(range).some(
    ({ left, right, top, bottom }) =>
      clientX > left - 12 && clientX < right + 12 && clientY > top - 8 && clientY < bottom + 8,
  );
}
