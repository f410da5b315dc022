import { loadavg } from 'node:os';
import { shown } from '../figure.js';
import { machine, writeDocs } from '../write-docs.js';
import { openDrawing } from './draw.js';
import { narratingSeries } from './narrating.js';
import { playingSeries } from './playing.js';
import { exponents, linearUpTo, type Series } from './series.js';
import { servingSeries } from './serving.js';

/*
 * npm run bench:growth: how costs grow with words, articles, reports and listeners, and where they stop being linear.
 * `-- --write` puts table and pictures into the docs.
 */

const parts: readonly (readonly [string, () => Promise<Series[]>])[] = [
  ['narrating', narratingSeries],
  ['serving', servingSeries],
  ['playing', playingSeries],
];

function rowOf({ name, title, of, unit, points }: Series): string {
  const upTo = linearUpTo(points);
  const cells = [
    `[${title}](images/growth-${name}.svg)`,
    points.map(({ size, cost }) => `${shown(size)}: ${shown(cost)}`).join(', '),
    `${unit}, by ${of}`,
    exponents(points)
      .map((exponent) => exponent.toFixed(2))
      .join(', '),
    upTo === undefined ? 'nowhere' : `beyond ${shown(upTo)}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

const isWritten = process.argv.includes('--write');
const loadBefore = loadavg()[0] ?? 0;
const all: Series[] = [];
for (const [name, measure] of parts) {
  console.error(`${name} …`);
  all.push(...(await measure()));
}
const table = [
  '| what | size: cost | in | exponent from size to size | faster than linear |',
  '| --- | --- | --- | --- | --- |',
  ...all.map(rowOf),
].join('\n');
const on = machine(loadBefore);
console.log(`${on}\n\n${table}`);

if (isWritten) {
  const draw = await openDrawing();
  await writeDocs([
    ...all.map((series): [string, string] => [`images/growth-${series.name}.svg`, `${draw(series)}\n`]),
    [
      'growth.md',
      `# How costs grow

Made by \`npm run bench:growth -- --write\`: ${on}.

The exponent k says that the cost grows as size^k from one size to the next: 0 not at all, 1 as the size does, 2 with its square. What is
above 1.2 is told as faster than linear. Processor time is of one process with its threads, so that what else the machine did is not in it;
what is in ms alone was timed, and is the middle one of several.

${table}

${all.map(({ name, title }) => `## ${title}\n\n![${title}](images/growth-${name}.svg)`).join('\n\n')}
`,
    ],
  ]);
}
