/** Said again, a text would be no change, and a screen reader would be silent: it goes for a moment. */
export function sayAgain(say: (text: string) => void, text: () => string): void {
  say('');
  requestAnimationFrame(() => say(text()));
}
