/**
 * @param load code that is needed once
 * @returns asks for it, but not again while it comes or when it is there; what did not arrive is asked for with the next
 *   call, and until then the player is as good as before
 */
export function untilLoaded(load: () => Promise<unknown>): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    load().catch(() => (isAsked = false));
  };
}
