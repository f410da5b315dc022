import type { Narration } from '../core/narration/schema.js';
import { type Timeline, wordAtOffset } from '../core/timeline.js';
import { type AdoptedSheet, adoptSheet } from './adopt-sheet.js';
import { followAlong } from './follow.js';
import type { Highlight } from './highlight/highlight.js';
import { layersOf } from './highlight/layers.js';
import { registryHighlight, supportsHighlights } from './highlight/registry.js';
import { type PageText, readPage } from './page-text.js';
import { pointInText } from './point-in-text.js';
import { notePointer } from './pointer.js';
import { onSettings, settings } from './settings.js';
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
  article.addEventListener('pointerdown', notePointer, { signal });
  const follow = followAlong({
    article,
    player,
    isPlaying: () => !media.paused,
    isWanted: () => settings().follow,
    wayBack: wayBack(root),
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

  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const paint = (): void => {
    const layers = layersOf(settings().highlight, media.playbackRate, calm.matches);
    highlight?.show(layers.word ? found[0] : undefined, layers.sentence ? found[1] : undefined);
  };
  // The hint in the player says that a click plays.
  let noHint: AdoptedSheet | undefined;
  const hint = (isTrue: boolean): void => {
    noHint?.release();
    noHint = isTrue ? undefined : adoptSheet(root, '.hint{display:none}');
  };
  const obey = (): void => {
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
      paint();
    });

  signal.addEventListener('abort', () => {
    changes.disconnect();
    highlight?.clear();
    hint(true);
  });

  return {
    show(nextWord, nextSentence) {
      const text = pageText();
      if (nextWord === w && nextSentence === s) return;
      [w, s] = [nextWord, nextSentence];
      const block = timeline.sentenceBlock[s] ?? -1;
      const inBlock = narration.blocks[block]?.sentences[s - Number(timeline.blockSentence[block])];
      const isSentenceFound =
        inBlock !== undefined && text.select(sentence, block, inBlock.start, inBlock.end);
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
