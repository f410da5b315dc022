import { setTimeout as delay } from 'node:timers/promises';

/** Waits for what others do, for a minute at the most. */
export async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 1200) throw new Error(`It has not come to pass: ${what}`);
    await delay(50);
  }
}
