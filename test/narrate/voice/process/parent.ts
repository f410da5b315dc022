import { startChildren } from '../../../../src/narrate/voice/process/children.js';
import { oddChild, type OddRequest } from './odd-request.js';

/* A process with children, told by its argument: prints their ids, then leaves one of them deep in work, or ends. */

const children = startChildren<OddRequest>({
  script: oddChild,
  most: 2,
  patience: () => 60_000,
});
await Promise.all(['a', 'b'].map((value) => children.run({ do: 'echo', value })));
process.stdout.write(`${children.pids.join(' ')}\n`);
if (process.argv[2] === 'hang') await children.run({ do: 'hang' });
