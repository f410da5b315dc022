/* What the odd child is told, and where its program is: the compiled one, as those who start it name it. */

export const oddChild = new URL(import.meta.resolve('./odd-child.js').replace(/ts$/, 'js'));

export type OddRequest =
  | { readonly do: 'echo'; readonly value: string }
  | { readonly do: 'die' | 'hang' | 'babble' | 'throw' }
  /** The first time, which leaves the file behind. */
  | { readonly do: 'die-once' | 'hang-once'; readonly file: string };
