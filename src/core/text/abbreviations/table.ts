import type { Abbreviations } from './abbreviations.js';

/** A language's table as it is written down: the words of a list in one text, so that it reads like a dictionary page. */
interface Written {
  readonly opening?: string;
  readonly closing?: string;
  readonly ending?: string;
  readonly beforeNumber?: string;
  readonly alsoWords?: string;
  readonly starters?: string;
  readonly continuers?: string;
  readonly dottedOrdinals?: boolean;
  readonly colonIsFullStop?: boolean;
}

type ListName = {
  [Key in keyof Abbreviations]: Abbreviations[Key] extends boolean ? never : Key;
}[keyof Abbreviations];

/** Its lists are made when they are asked for: of all languages an article has one or two. */
export function table(written: Written): Abbreviations {
  const made = new Map<ListName, ReadonlySet<string>>();
  function list(name: ListName): ReadonlySet<string> {
    const words = made.get(name) ?? new Set((written[name] ?? '').split(/\s+/).filter(Boolean));
    made.set(name, words);
    return words;
  }
  return {
    get opening() {
      return list('opening');
    },
    get closing() {
      return list('closing');
    },
    get ending() {
      return list('ending');
    },
    get beforeNumber() {
      return list('beforeNumber');
    },
    get alsoWords() {
      return list('alsoWords');
    },
    get starters() {
      return list('starters');
    },
    get continuers() {
      return list('continuers');
    },
    dottedOrdinals: written.dottedOrdinals ?? false,
    colonIsFullStop: written.colonIsFullStop ?? false,
  };
}
