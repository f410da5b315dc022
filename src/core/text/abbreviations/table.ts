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

export function table(written: Written): Abbreviations {
  return {
    opening: list(written.opening),
    closing: list(written.closing),
    ending: list(written.ending),
    beforeNumber: list(written.beforeNumber),
    alsoWords: list(written.alsoWords),
    starters: list(written.starters),
    continuers: list(written.continuers),
    dottedOrdinals: written.dottedOrdinals ?? false,
    colonIsFullStop: written.colonIsFullStop ?? false,
  };
}

function list(words = ''): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}
