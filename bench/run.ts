import { bytes } from './bytes.js';
import { type Gate, gateLine, holds } from './gate.js';
import { narrateBench } from './narrate.js';
import { playerFigures } from './lateness.js';
import { playerGates } from './player.js';

/*
 * npm run bench: what the promises cost and keep. Times depend on the machine and are shown beside their goals;
 * `-- --gates` measures only what is the same everywhere, counts and bytes, and fails if one has grown.
 */

const gatesOnly = process.argv.includes('--gates');

const parts: readonly (readonly [string, () => Promise<Gate[]>])[] = [
  ['What a page loads', bytes],
  ['What playing costs the page', playerGates],
  ['What narrating costs', () => narrateBench(gatesOnly)],
];

const gates: Gate[] = [];
for (const [title, measure] of parts) {
  console.log(`\n${title}`);
  const found = await measure();
  for (const gate of found) console.log(gateLine(gate));
  gates.push(...found);
}
if (!gatesOnly) {
  console.log('\nHow exact the marked word is');
  await playerFigures();
}

const failed = gates.filter((gate) => !holds(gate));
console.log(`\n${gates.length - failed.length} gates hold, ${failed.length} fail`);
process.exitCode = failed.length > 0 ? 1 : 0;
