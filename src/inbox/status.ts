/*
 * One polite status message for what the editor has done, and nothing else: what happens by itself is seen, not said.
 */

const CLEARED_AFTER_MS = 10_000;
let timer = 0;

export function say(message: string): void {
  const region = document.querySelector('#status');
  if (!region) return;
  region.textContent = message;
  clearTimeout(timer);
  timer = window.setTimeout(() => (region.textContent = ''), CLEARED_AFTER_MS);
}
