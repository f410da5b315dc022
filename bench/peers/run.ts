import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../test/e2e/demo.js';
import { installFrom } from './install.js';
import { measures } from './measures.js';
import { players } from './players.js';
import { type Row, tableOf } from './rows.js';
import { servePeers } from './site.js';

/*
 * npm run bench:peers: the player beside others, in one run, on one machine, in one browser. What counts is the ratio
 * within the run. Words pick what is measured (`-- click playing`); `--turns 7` says how often each player has its turn,
 * 3 times if nothing is said. `--quick` measures each thing once: to see that it runs, not for figures to show.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, turns: { type: 'string' } },
});
const isQuick = values.quick;
const turns = Number(values.turns ?? (isQuick ? 1 : 3));
const picked = measures.filter(
  ({ name }) => positionals.length === 0 || positionals.some((word) => name.includes(word)),
);
if (!Number.isInteger(turns) || turns < 1 || picked.length === 0) {
  console.error(
    `What can be measured: ${measures.map(({ name }) => name).join('; ')}. --turns is a whole number.`,
  );
  process.exit(2);
}

const all = await players(await installFrom(import.meta.dirname));
const loadBefore = loadavg()[0] ?? 0;
const site = await servePeers(all, [...new Set(picked.flatMap(({ sizes }) => sizes))]);
const browser = await launchBrowser();
const rows: Row[] = [];
const tables: string[] = [];

try {
  const say = (text: string): void => console.error(text);
  for (const { name, run } of picked) {
    say(`${name} …`);
    await run({ browser, site, all, turns, isQuick, rows, say, tables });
  }
  const peersNamed = all.map((player) => `${player.name} ${player.version}`).join(', ');
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, ${process.platform}, Node ${process.versions.node}, ${await browser.version()}`;
  console.log(`${peersNamed}\n${machine}`);
  console.log(
    `load average ${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after; ${turns} turns\n`,
  );
  console.log([tableOf(rows), ...tables].join('\n\n'));
  const missed = rows.filter(({ isReached }) => !isReached).length;
  console.log(`\n${rows.length - missed} goals reached, ${missed} missed`);
} finally {
  await browser.close();
  await site.close();
}
