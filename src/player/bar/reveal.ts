/*
 * A row that comes into a page that is already seen would push the article down. In the accessibility tree, and for the
 * Tab key, it is there at once; it takes room only when that moves nothing that anybody looks at, or in answer to what
 * the listener does in the player.
 */

const acts = ['pointerover', 'pointerdown', 'keydown', 'focusin', 'play'];

/** @param row it takes no room as long as it has the class `waiting` */
export function revealQuietly(row: Element, player: Element, signal: AbortSignal): void {
  if (!performance.getEntriesByType('paint').length) return;
  row.classList.add('waiting');
  const done = new AbortController();
  signal.addEventListener('abort', () => done.abort(), { signal: done.signal });
  const reveal = (): void => {
    row.classList.remove('waiting');
    done.abort();
  };
  const card = row.closest('.player') ?? player;
  for (const act of acts)
    (act === 'play' ? player : card).addEventListener(act, reveal, { signal: done.signal });
  const view = new IntersectionObserver((entries) => {
    const last = entries.at(-1);
    if (!last || last.isIntersecting) return;
    // Above what is seen, only where the browser keeps that in its place.
    if (last.boundingClientRect.top > 0 || CSS.supports('overflow-anchor', 'auto')) reveal();
  });
  view.observe(card);
  done.signal.addEventListener('abort', () => view.disconnect());
}
