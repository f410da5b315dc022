declare global {
  interface Window {
    /** Timers and frames that the page has asked for. */
    asked: string[];
  }
}

/** Runs in the page before its own scripts: notes each timer and frame that it asks for. */
export function countAsked(): void {
  window.asked = [];
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'] as const) {
    const original = window[name] as (...all: unknown[]) => number;
    Object.defineProperty(window, name, {
      value: (...all: unknown[]): number => {
        window.asked.push(name);
        return original.apply(window, all);
      },
    });
  }
}
