/** Waits for the element that `for` names: it may come into the page later than the narration. */
export function whenThere(
  player: Element,
  find: () => Element | undefined,
  found: () => void,
  signal: AbortSignal,
): void {
  const look = (): void => {
    if (!signal.aborted && find()) found();
  };
  const changes = new MutationObserver(look);
  if (!signal.aborted)
    changes.observe(player.getRootNode(), { childList: true, subtree: true, attributeFilter: ['id'] });
  signal.addEventListener('abort', () => changes.disconnect());
  look();
}
