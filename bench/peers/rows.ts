/* What was measured beside its goal, as the lines of a table. */

export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  readonly ratio?: number;
  readonly goal: string;
  readonly isReached: boolean;
}

/** Of the other player and, where it was measured, of the browser alone: no goal below that can be reached. */
export interface Beside {
  readonly peer: string;
  readonly ours: number;
  readonly theirs: number;
  readonly alone?: number;
}

/** @param goal of ours to theirs, at most */
export function compared(
  what: string,
  { peer, ours, theirs, alone }: Beside,
  goal: number,
  unit: string,
): Row {
  const shown = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  // As it is shown: two digits are as many as a goal has.
  const ratio = Math.round((100 * ours) / theirs) / 100;
  const browser =
    alone === undefined ? '' : `, browser alone ${shown(alone)} (${(alone / theirs).toFixed(2)})`;
  return {
    what,
    ours: shown(ours),
    theirs: `${peer} ${shown(theirs)}${browser}`,
    ratio,
    goal: `≤ ${goal} ×`,
    isReached: ratio <= goal,
  };
}

export function within(what: string, ours: number, goal: number, unit: string, theirs = ''): Row {
  const shown = `${Number.isInteger(ours) ? ours : ours.toFixed(Math.abs(ours) < 1 ? 3 : 1)} ${unit}`;
  return { what, ours: shown, theirs, goal: `≤ ${goal}`, isReached: ours <= goal };
}

export const tableOf = (rows: readonly Row[]): string =>
  table(
    ['what', 'ours', 'other', 'ratio', 'goal', ''],
    rows.map(({ what, ours, theirs, ratio, goal, isReached }) => [
      what,
      ours,
      theirs,
      ratio?.toFixed(2) ?? '',
      goal,
      isReached ? 'reached' : '**MISSED**',
    ]),
  );

export const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
