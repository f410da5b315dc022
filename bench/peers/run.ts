import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../test/e2e/demo.js';
import { openPlot } from '../plot/plot.js';
import { machine, writeDocs } from '../write-docs.js';
import { type Figure, picturesOf, tableOfFigures } from './figures.js';
import { installFrom } from './install.js';
import { measures } from './measures.js';
import { OURS, players } from './players.js';
import { type Row, tableOf } from './rows.js';
import { servePeers } from './site.js';

/*
 * npm run bench:peers: the player beside others, in one run, on one machine, in one browser. What counts is the ratio
 * within the run. Words pick what is measured (`-- click playing`); `--turns 7` says how often each player has its turn,
 * 3 times if nothing is said. `--quick` measures each thing once: to see that it runs, not for figures to show. `--write`
 * puts all of it into the docs, with pictures.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    turns: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
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

if (values.write && (isQuick || positionals.length > 0)) {
  console.error('--write puts a whole run into the docs: leave out --quick and the words that pick a part.');
  process.exit(2);
}

const NOTES = `A dash: it has no such thing. Howler has no interface: the page gives it a button, and nothing that shows the time. \`<audio>\` is the browser alone; where
words are marked it is the bare reader of [\`bare.ts\`](../bench/peers/bare.ts).`;

const all = await players(await installFrom(import.meta.dirname));
const loadBefore = loadavg()[0] ?? 0;
const site = await servePeers(all, [...new Set(picked.flatMap(({ sizes }) => sizes))]);
const browser = await launchBrowser();
const rows: Row[] = [];
const figures: Figure[] = [];

try {
  const say = (text: string): void => console.error(text);
  for (const { name, run } of picked) {
    say(`${name} …`);
    await run({ browser, site, all, turns, isQuick, rows, say, figures });
  }
  const peersNamed = all.map((player) => `${player.name} ${player.version}`).join(', ');
  const on = `${machine(loadBefore)}, ${await browser.version()}; ${turns} turns`;
  const missed = rows.filter(({ isReached }) => !isReached).length;
  const summary = `${rows.length - missed} goals reached, ${missed} missed`;
  const byPlayer = tableOfFigures(
    figures,
    all.map(({ name }) => name),
  );
  console.log(`${peersNamed}\n${on}\n\n${tableOf(rows)}\n\n${byPlayer}\n\n${summary}`);
  if (values.write) {
    const pictures = picturesOf(figures, OURS, await openPlot());
    const page = `# Side by side

Made by \`npm run bench:peers -- --write\`: ${on}. ${peersNamed.replaceAll('<audio>', '`<audio>`')}. All in one run, players by turns, the middle figure of the turns: only what is
beside each other in it can be compared. What lies behind the figures is told in [Beside other players](peers.md).

## Goals: ${summary}

${tableOf(rows).replaceAll('<audio>', '`<audio>`')}

## Every player

${NOTES}

${byPlayer.replaceAll('<audio>', '`<audio>`')}

${pictures.map(({ title, name }) => `## ${title}\n\n![${title}](images/peers-${name}.svg)`).join('\n\n')}
`;
    await writeDocs([
      ...pictures.map(({ name, svg }): [string, string] => [`images/peers-${name}.svg`, `${svg}\n`]),
      ['side-by-side.md', page],
    ]);
  }
} finally {
  await browser.close();
  await site.close();
}
