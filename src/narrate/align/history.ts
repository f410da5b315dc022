/*
 * Who was before whom: the words that led to each hypothesis of a search, as links from the later to the earlier. What
 * no living hypothesis leads to is forgotten, so that memory does not grow with the square of the recording.
 */

export interface Heard {
  /** Index of the word. */
  readonly word: number;
  /** First frame, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

export interface History {
  /** @param before what was heard before it; −1: nothing */
  add(heard: Heard, before: number): number;
  readonly size: number;
  /** Forgets all that none of `living` leads to, and gives these their new names. */
  forget(living: Int32Array): void;
  /** In the order of time. */
  trace(last: number): Heard[];
}

const FIELDS = 4;

export function openHistory(): History {
  let links = new Int32Array(FIELDS * 4096);
  let size = 0;
  const field = (link: number, at: number): number => links[link * FIELDS + at] ?? -1;
  return {
    get size() {
      return size;
    },
    add({ word, start, end }, before) {
      if ((size + 1) * FIELDS > links.length) {
        const grown = new Int32Array(links.length * 2);
        grown.set(links);
        links = grown;
      }
      const at = size * FIELDS;
      links[at] = word;
      links[at + 1] = start;
      links[at + 2] = end;
      links[at + 3] = before;
      return size++;
    },
    forget(living) {
      const kept = new Uint8Array(size);
      for (const last of living)
        for (let link = last; link >= 0 && kept[link] === 0; link = field(link, 3)) kept[link] = 1;
      // A link's predecessor has the smaller number: one pass moves all.
      const renamed = new Int32Array(size);
      let next = 0;
      for (let link = 0; link < size; link++) {
        if (kept[link] === 0) continue;
        renamed[link] = next;
        const before = field(link, 3);
        links.copyWithin(next * FIELDS, link * FIELDS, (link + 1) * FIELDS);
        links[next * FIELDS + 3] = before < 0 ? -1 : (renamed[before] ?? -1);
        next++;
      }
      size = next;
      for (let i = 0; i < living.length; i++) {
        const last = living[i] ?? -1;
        living[i] = last < 0 ? -1 : (renamed[last] ?? -1);
      }
    },
    trace(last) {
      const heard: Heard[] = [];
      for (let link = last; link >= 0; link = field(link, 3))
        heard.push({ word: field(link, 0), start: field(link, 1), end: field(link, 2) });
      return heard.reverse();
    },
  };
}
