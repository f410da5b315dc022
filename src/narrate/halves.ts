import { rmSync } from 'node:fs';

/** What is half written now. A process that is told to end takes it along. */
const halves = new Set<string>();

const signals = ['SIGINT', 'SIGTERM'] as const;

function removeAll(): void {
  for (const half of halves)
    try {
      rmSync(half, { force: true });
    } catch {
      // The next process sweeps it away.
    }
}

function end(signal: NodeJS.Signals): void {
  removeAll();
  // Another listener says itself how the process ends.
  if (process.listenerCount(signal) > 1) return;
  // With nobody listening the signal ends the process, and whoever started it learns which one it was.
  process.off(signal, end);
  process.kill(process.pid, signal);
}

/** Listened for only as long as something is half written: a process that is busy ends at once at all other times. */
export function rememberHalf(half: string): void {
  // First, so that listeners for one time are still counted.
  if (halves.size === 0) for (const signal of signals) process.prependListener(signal, end);
  halves.add(half);
}

export function forgetHalf(half: string): void {
  if (halves.delete(half) && halves.size === 0) for (const signal of signals) process.off(signal, end);
}
