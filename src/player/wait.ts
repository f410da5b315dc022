/** Settles after a time or when `stop` aborts, whichever comes first. @returns whether it was stopped */
export const wait = (ms: number, stop: AbortSignal): Promise<boolean> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve(true);
    const timer = setTimeout(() => resolve(false), ms);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
