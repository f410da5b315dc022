/** A figure that may not grow past its limit: a count or a number of bytes, the same on every machine. */
export interface Gate {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
}

export const holds = ({ value, limit }: Gate): boolean => value <= limit;

export const gateLine = (gate: Gate): string =>
  `${holds(gate) ? 'ok  ' : 'FAIL'} ${gate.name}: ${gate.value} ${gate.unit} (at most ${gate.limit})`;
