import fc from 'fast-check';
import { narrations, openBoth, settle, steps } from './any-order.js';
import { cleanUp, startServer } from './page.js';

/*
 * The player as a machine with states: whatever happens to it in whatever order, what must hold holds. A seed of its own
 * for each run of `npm run test:fuzz`, the same one here.
 */

interface Fuzz {
  readonly seed: number;
  readonly runs: number;
}

describe('Two players, in any order of what listener, page, audio, network, tab and device do', () => {
  it('one voice, no place lost, nothing written without a cause', async () => {
    const { seed, runs } = (await (await fetch('/fuzz.json')).json()) as Fuzz;
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 30, size: 'max' }), async (commands) => {
        const server = startServer();
        for (const narration of Object.values(narrations)) server.publish(narration);
        const { model, real, end } = await openBoth();
        try {
          await fc.asyncModelRun(() => ({ model, real }), commands);
          await settle(model, real);
        } finally {
          end();
          await cleanUp();
        }
      }),
      { seed, numRuns: runs, endOnFailure: true, includeErrorInReport: true },
    );
  });
});
