/* How a cost grows with what it is paid for. */

export interface Point {
  readonly size: number;
  /** In the unit of its series. */
  readonly cost: number;
}

export interface Series {
  /** Of its picture; letters and hyphens. */
  readonly name: string;
  readonly title: string;
  /** What there is more and more of. */
  readonly of: string;
  readonly unit: string;
  readonly points: readonly Point[];
}

/**
 * Between each size and the next the exponent k of cost ~ size^k: 0 does not grow, 1 is linear, 2 quadratic.
 * @returns one fewer than points
 */
export const exponents = (points: readonly Point[]): number[] =>
  points.slice(1).map(({ size, cost }, i) => {
    const before = points[i] as Point;
    return Math.log(cost / before.cost) / Math.log(size / before.size);
  });

/** Of what is measured on a machine that does other things, too. */
const LINEAR_UP_TO = 1.2;

/** @returns the size from which on it grows faster than what it is paid for, if there is one */
export function linearUpTo(points: readonly Point[]): number | undefined {
  const at = exponents(points).findIndex((exponent) => exponent > LINEAR_UP_TO);
  return at < 0 ? undefined : points[at]?.size;
}

/** The middle one of several. */
export async function measured(times: number, measure: () => Promise<number> | number): Promise<number> {
  const all: number[] = [];
  for (let time = 0; time < times; time++) all.push(await measure());
  return all.sort((a, b) => a - b)[Math.floor((times - 1) / 2)] ?? NaN;
}

/** ms of processor of this process and its threads: what else the machine does is not in it. */
export async function processorMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
