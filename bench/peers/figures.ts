import { shown } from '../figure.js';
import type { Draw } from '../plot/plot.js';
import { table } from './rows.js';

/* What was measured of each player, with or without a goal: as a table and as pictures. */

export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly player: string;
  /** Words of the article, where it was measured in several. */
  readonly at?: number;
  readonly value: number;
}

interface Group {
  readonly what: string;
  readonly unit: string;
  readonly figures: readonly Figure[];
}

function groupsOf(figures: readonly Figure[]): Group[] {
  const groups = new Map<string, Group & { figures: Figure[] }>();
  for (const figure of figures) {
    const { what, unit } = figure;
    const group = groups.get(what) ?? { what, unit, figures: [] };
    groups.set(what, group);
    group.figures.push(figure);
  }
  return [...groups.values()];
}

const head = ({ what, unit }: Group): string => (unit === '' ? what : `${what}, ${unit}`);

/** One line a player; a figure that was measured in articles of several lengths has them in one cell. */
export function tableOfFigures(figures: readonly Figure[], players: readonly string[]): string {
  const groups = groupsOf(figures);
  const cell = (group: Group, player: string): string =>
    group.figures
      .filter((one) => one.player === player)
      .map(({ at, value }) => (at === undefined ? shown(value) : `${shown(at)}: ${shown(value)}`))
      .join('; ') || '–';
  return table(
    ['', ...players],
    groups.map((group) => [head(group), ...players.map((player) => cell(group, player))]),
  );
}

const OTHER = '#8a8f98';
const COLOURS = ['#17407f', '#b3541e', '#5d7f17', '#7a2f86'];

export interface Picture {
  readonly title: string;
  /** Of its file. */
  readonly name: string;
  readonly svg: string;
}

/** @param ours whose bar is told from the others */
export const picturesOf = (figures: readonly Figure[], ours: string, draw: Draw): Picture[] =>
  groupsOf(figures).map((group) => ({
    title: head(group),
    name: group.what
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    svg: group.figures.some(({ at }) => at !== undefined) ? lines(group, draw) : bars(group, ours, draw),
  }));

function bars(group: Group, ours: string, draw: Draw): string {
  const all = [...group.figures].sort((a, b) => a.value - b.value);
  const said = `${head(group)}: ${all.map(({ player, value }) => `${player} ${shown(value)}`).join(', ')}.`;
  return draw(said, ({ barX, text }) => ({
    ...{ height: 40 + 26 * all.length, marginLeft: 120, marginRight: 60 },
    x: { label: `${group.unit} →`, grid: true },
    y: { domain: all.map(({ player }) => player), label: null },
    marks: [
      barX(all, {
        x: 'value',
        y: 'player',
        fill: ({ player }: Figure) => (player === ours ? COLOURS[0] : OTHER),
      }),
      text(all, {
        x: 'value',
        y: 'player',
        text: ({ value }: Figure) => shown(value),
        textAnchor: 'start',
        dx: 4,
      }),
    ],
  }));
}

function lines(group: Group, draw: Draw): string {
  const { figures, unit } = group;
  const players = [...new Set(figures.map(({ player }) => player))];
  const of = (player: string): Figure[] => figures.filter((one) => one.player === player);
  const said = `${head(group)}, by words of the article: ${players
    .map(
      (player) =>
        `${player} ${of(player)
          .map(({ at, value }) => `${shown(at ?? 0)}: ${shown(value)}`)
          .join(', ')}`,
    )
    .join('; ')}.`;
  // Names of lines that end beside each other are not to lie upon each other.
  const last = players.map((player) => of(player).at(-1)!).sort((a, b) => b.value - a.value);
  return draw(said, ({ lineY, dot, text }) => ({
    ...{ height: 320, marginLeft: 70, marginRight: 120, grid: true },
    x: { type: 'log', label: 'words →', tickFormat: shown, ticks: [...new Set(figures.map(({ at }) => at))] },
    y: { type: 'log', label: `↑ ${unit}`, tickFormat: shown },
    color: { domain: players, range: COLOURS },
    marks: [
      lineY(figures, { x: 'at', y: 'value', stroke: 'player', strokeWidth: 2 }),
      dot(figures, { x: 'at', y: 'value', fill: 'player' }),
      ...last.map((one, i) =>
        text([one], { x: 'at', y: 'value', text: 'player', textAnchor: 'start', dx: 8, dy: 6 * (i % 3) - 6 }),
      ),
    ],
  }));
}
