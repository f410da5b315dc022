import type { Narration } from '../core/narration/schema.js';
import { type Timeline, wordAtOffset } from '../core/timeline.js';
import { followAlong } from './follow.js';
import type { Highlight } from './highlight/highlight.js';
import { registryHighlight, supportsHighlights } from './highlight/registry.js';
import { type PageText, readPage } from './page-text.js';
import { pointInText } from './point-in-text.js';
import { notePointer } from './pointer.js';

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
}

export interface ReadingOptions {
  readonly player: Element;
  readonly root: ShadowRoot;
  readonly article: Element;
  readonly narration: Narration;
  readonly timeline: Timeline;
  readonly isPlaying: () => boolean;
  readonly yielded: (isYielding: boolean) => void;
  readonly signal: AbortSignal;
}

/** A page that changes all the time is not read anew more often. */
const REREAD_MS = 250;

export function readAlong(options: ReadingOptions): Reading {
  const { player, root, article, narration, timeline, isPlaying, yielded, signal } = options;
  article.addEventListener('pointerdown', notePointer, { signal });
  const follow = followAlong(article, player, isPlaying, yielded, signal);
  const word = article.ownerDocument.createRange();
  const sentence = article.ownerDocument.createRange();
  let highlight: Highlight | undefined;
  let page: PageText | undefined;
  let readAt = -Infinity;
  let [w, s] = [-1, -1];
  /** The word and the sentence, as far as they are on the page. */
  let shown: readonly [Range | undefined, Range | undefined] = [undefined, undefined];

  const changes = new MutationObserver(() => {
    // Read again when it is needed next, and until then not even watched.
    changes.disconnect();
    page = undefined;
  });
  let last: PageText | undefined;
  const pageText = (): PageText => {
    const now = performance.now();
    if (!page && last && now - readAt < REREAD_MS) return last;
    if (!page) {
      readAt = now;
      last = page = readPage(article, narration);
      changes.observe(article, { childList: true, characterData: true, subtree: true });
      [w, s] = [-1, -1];
    }
    return page;
  };

  if (supportsHighlights()) highlight = registryHighlight(article);
  else
    void import('./highlight/overlay.js').then(({ overlayHighlight }) => {
      if (signal.aborted) return;
      highlight = overlayHighlight(root, article, signal);
      highlight.show(...shown);
    });

  signal.addEventListener('abort', () => {
    changes.disconnect();
    highlight?.clear();
  });

  return {
    show(nextWord, nextSentence) {
      const text = pageText();
      if (nextWord === w && nextSentence === s) return;
      [w, s] = [nextWord, nextSentence];
      const block = timeline.sentenceBlock[s] ?? -1;
      const inBlock = narration.blocks[block]?.sentences[s - Number(timeline.blockSentence[block])];
      const isSentenceShown =
        inBlock !== undefined && text.select(sentence, block, inBlock.start, inBlock.end);
      const isWordShown =
        isSentenceShown &&
        w >= Number(timeline.sentenceWord[s]) &&
        text.select(word, block, Number(timeline.wordStart[w]), Number(timeline.wordEnd[w]));
      shown = [isWordShown ? word : undefined, isSentenceShown ? sentence : undefined];
      highlight?.show(...shown);
      if (isWordShown && isPlaying()) follow.keep(word);
    },
    hide() {
      [w, s] = [-1, -1];
      shown = [undefined, undefined];
      highlight?.show(...shown);
    },
    followAgain: () => follow.again(),
    backToWord() {
      if (shown[0]) follow.back(word);
    },
    timeAt(click) {
      const point = pointInText(click, article);
      const found = point && pageText().blockAt(point.node, point.offset);
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
  };
}

function isWithin({ clientX, clientY }: MouseEvent, range: Range): boolean {
  // A finger's breadth of line spacing, and the space or full stop behind the word.
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) =>
      clientX > left - 12 && clientX < right + 12 && clientY > top - 8 && clientY < bottom + 8,
  );
}
