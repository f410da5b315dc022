import { asTimePasses } from './exposed.js';
import type { ShownPosition } from './shown-position.js';

/**
 * While the player is out of view its clock costs a style and a layout a second for nobody.
 *
 * @returns paints the positions that are in view; the others are painted as soon as they come into it
 */
export function paintSeen(positions: ReadonlySet<ShownPosition>, signal: AbortSignal): () => void {
  /** By what is watched: it may be drawn anew, and then another one is. */
  const paints = new WeakMap<Element, () => void>();
  const away = new WeakSet<Element>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      if (!isIntersecting) away.add(target);
      else if (away.delete(target)) asTimePasses(() => paints.get(target)?.());
  });
  signal.addEventListener('abort', () => observer.disconnect());
  return () => {
    for (const { root, paint } of positions) {
      const clock = root.querySelector('.elapsed');
      if (!clock || away.has(clock)) continue;
      if (!paints.has(clock)) {
        paints.set(clock, paint);
        observer.observe(clock);
      }
      paint();
    }
  };
}
