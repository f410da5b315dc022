/*
 * What no reader of this browser can do without: one Range in one highlight that looks as ours does, one timer to the next
 * word, one listener for clicks. Nothing follows, nothing is kept, no sentence is marked. It is what the browser's own part
 * of a figure is measured with.
 */

declare global {
  interface Window {
    bare: {
      /** Marks a word. */
      mark(word: number): void;
      /** Is told of each word that the timer or a click has marked. */
      told: ((word: number) => void) | undefined;
      play(starts: readonly number[]): void;
    };
  }
}

/** Runs in the page. */
export function readBarely(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('::highlight(bare){color:#fff;background-color:#17407f;text-decoration:underline 2px}');
  document.adoptedStyleSheets.push(sheet);
  const places = [...document.querySelectorAll('#article > p')].flatMap(({ firstChild }) =>
    [...firstChild!.textContent!.matchAll(/word\d+/g)].map(({ 0: { length }, index }) => ({
      node: firstChild!,
      start: index,
      end: index + length,
    })),
  );
  const range = document.createRange();
  CSS.highlights.set('bare', new Highlight(range));
  const mark = (word: number): void => {
    const { node, start, end } = places[word]!;
    range.setStart(node, start);
    range.setEnd(node, end);
  };
  const show = (word: number): void => {
    mark(word);
    window.bare.told?.(word);
  };
  window.bare = {
    mark,
    told: undefined,
    play(starts) {
      const { media } = window;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = (word: number): void => {
        clearTimeout(timer);
        const ms = Math.ceil((starts[word + 1]! - media.currentTime * 1000) / media.playbackRate);
        timer = setTimeout(() => {
          show(word + 1);
          wait(word + 1);
        }, ms);
      };
      wait(starts.findLastIndex((ms) => ms <= media.currentTime * 1000));
      document.addEventListener('click', ({ clientX, clientY }) => {
        const at = document.caretPositionFromPoint(clientX, clientY);
        const word = places.findIndex(
          ({ node, start, end }) => node === at?.offsetNode && start <= at.offset && at.offset <= end,
        );
        if (word < 0) return;
        media.currentTime = starts[word]! / 1000;
        show(word);
        wait(word);
      });
    },
  };
}
