import { adoptSheet } from '../adopt-sheet.js';
import type { Inside } from '../inside.js';

/** Under the rail, which is hidden from assistive technology: for the eyes alone, and nothing moves. */
const css = `.rail .awaited{position:absolute;inset:auto 0 0;font-size:.75em;line-height:calc(17em/12);
text-align:center;color:var(--ink);white-space:nowrap;overflow:hidden;text-overflow:ellipsis}`;

/** Says wherever the position is shown that the network is waited for. @returns ends it */
export function showWaiting({ positions }: Inside, text: string): () => void {
  const shown = [...positions].flatMap(({ root }) => {
    const rail = root.querySelector('.rail');
    if (!rail) return [];
    const { release } = adoptSheet(root, css);
    const line = document.createElement('span');
    line.className = 'awaited';
    line.textContent = text;
    rail.append(line);
    return [
      () => {
        line.remove();
        release();
      },
    ];
  });
  return () => shown.forEach((end) => end());
}
