/*
 * A list that stands in one block: "1. Bread 2. Milk", "a) bread b) milk", "• bread • milk". Its items are sentences,
 * whether or not they end in a full stop. A number alone makes no list: there are two markers of one kind at least,
 * each one more than the last, and the first stands where a sentence begins.
 */

interface Marker {
  readonly start: number;
  /** Markers of one list look alike: brackets and full stops around the number, the number as `#`. */
  readonly look: string;
  readonly ordinal: number;
}

const marker =
  /(?<!\S)(?<bullet>[•⁃‣▪◦●■]+)|(?<!\S|[•⁃‣▪◦●■]\s)\(?(?:(?<number>\d{1,3})|(?<letter>\p{L})|(?<roman>[ivx]{2,5}))(?:\.?\)|\.)(?=\s)/gu;

/**
 * Where the items of lists begin.
 *
 * @param dottedOrdinals whether `2.` is mostly an ordinal, so that it is no marker where no sentence has ended
 */
export function listItems(text: string, dottedOrdinals: boolean): ReadonlySet<number> {
  const items = new Set<number>();
  const last = new Map<string, Marker>();
  for (const found of markers(text)) {
    const before = last.get(found.look);
    const begins = sentenceBegins(text, found.start);
    const follows =
      before !== undefined && (found.ordinal === before.ordinal + 1 || found.look === bulletLook);
    if (follows && (begins || !(dottedOrdinals && found.look === '#.'))) {
      items.add(before.start).add(found.start);
      last.set(found.look, found);
    } else if (begins) last.set(found.look, found);
  }
  return items;
}

const bulletLook = '•';

function* markers(text: string): Generator<Marker> {
  for (const { 0: written, index: start, groups } of text.matchAll(marker)) {
    const { bullet, number, letter, roman } = groups ?? {};
    if (bullet !== undefined) yield { start, look: bulletLook, ordinal: 0 };
    if (number !== undefined) yield { start, look: written.replace(number, '#'), ordinal: Number(number) };
    // A capital with a full stop is somebody's initial.
    if (letter !== undefined && !/^\p{Lu}\.$/u.test(written))
      yield { start, look: written.replace(letter, 'a'), ordinal: letter.codePointAt(0) ?? 0 };
    const numeral = romanNumerals.indexOf(roman ?? letter ?? '') + 1;
    if (numeral > 0) yield { start, look: written.replace(/[ivx]+/, 'i'), ordinal: numeral };
  }
}

const romanNumerals = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

function sentenceBegins(text: string, at: number): boolean {
  return /(?:^|[.!?…։。！？]["'”’»)\]]*)$/u.test(text.slice(Math.max(0, at - 10), at).trimEnd());
}
