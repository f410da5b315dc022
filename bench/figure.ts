/** A measured time: it depends on the machine, so it is shown beside its goal and never fails a build. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly goal?: string;
}

export const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(q * values.length) - 1)] ?? NaN;

export const spread = (ms: readonly number[]): string =>
  [
    `p50 ${quantile(ms, 0.5).toFixed(1)}`,
    `p95 ${quantile(ms, 0.95).toFixed(1)}`,
    `max ${quantile(ms, 1).toFixed(1)} ms`,
    `(${ms.length} values)`,
  ].join(', ');

export const figureLine = ({ name, value, goal }: Figure): string =>
  `     ${name}: ${value}${goal === undefined ? '' : ` (goal: ${goal})`}`;

/** Three digits are as many as were measured. */
export const shown = (value: number): string => Number(value.toPrecision(3)).toLocaleString('en-US');
