/*
 * Quotations and brackets around a place where a sentence may end: “No. Never.” is said in one breath, and what
 * opened within a sentence that goes on after it closes in that sentence.
 */

const closersOf: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '"': '"',
  '‚': '‘’',
  '‘': '’',
  "'": "'",
};
/** Those that may also be an apostrophe. */
const single = /['‘’‚]/;
/** Words that begin with an apostrophe: ’tis, ’90s, the German ’ne. */
const elided = /^(?:tis|twas|em|cause|til|bout|round|n|ne|nen|ner|nem|s|\d+s?)(?!\p{L})/iu;
const openBracket = /[([（［【《〈]/;
const closeBracket = /[)\]）］】》〉]/;

/** How far the end of a quotation or a bracket is looked for, so that time grows only with the text. */
const reach = 250;
const shortQuotation = 24;
/** A quotation within a sentence is one piece with it up to this length. */
const shortWithin = 50;

interface Quotation {
  readonly start: number;
  readonly closers: string;
}

/** Walks once through a text and knows which quotation and bracket are open. */
export class Nesting {
  #at = 0;
  #quotation: Quotation | undefined;
  #brackets: number[] = [];

  constructor(private readonly text: string) {}

  /** Whether a quotation is open. */
  get quoted(): boolean {
    return this.#quotation !== undefined;
  }

  /** Moves on to an offset that is not before the last one. */
  advance(end: number): void {
    for (; this.#at < end; this.#at++) {
      const char = this.text.charAt(this.#at);
      if (openBracket.test(char)) this.#brackets.push(this.#at);
      else if (closeBracket.test(char)) this.#brackets.pop();
      else if (this.#quotation && this.#closes(this.#at, this.#quotation)) this.#quotation = undefined;
      else if (!this.#quotation || (char === '"' && this.#quotation.closers === char)) {
        const closers = closersOf[char];
        if (closers && this.#opens(this.#at, closers)) this.#quotation = { start: this.#at, closers };
      }
    }
  }

  /** Forgets brackets that never closed. A quotation may run over several sentences. */
  endSentence(): void {
    this.#brackets = [];
  }

  /** Whether what is open here keeps the sentence that began at `start` from ending at `end`. */
  holds(start: number, end: number): boolean {
    const bracket = this.#brackets[0];
    if (bracket !== undefined && this.text.slice(start, bracket).trim() !== '')
      if (closeBracket.test(this.text.slice(end, bracket + reach))) return true;
    const quotation = this.#quotation;
    const close = quotation && this.#closeOf(quotation);
    if (!quotation || close === undefined) return false;
    const length = close - quotation.start;
    if (length < shortQuotation && /^\s*\S+$/u.test(this.text.slice(quotation.start + 1, end).trimEnd()))
      return true;
    const within = this.text.slice(start, quotation.start).trim() !== '';
    const goesOn = /^(?:,|\s+[(\p{Ll}])/u.test(this.text.slice(close + 1, close + 5));
    return within ? goesOn || length < shortWithin : goesOn && length < shortWithin;
  }

  #opens(at: number, closers: string): boolean {
    const char = this.text.charAt(at);
    // The same mark opens and closes: it opens before a word. So a forgotten one does not turn all others round.
    if (char === '"')
      return /^(?:\s|[([—–-]|)$/.test(this.text.charAt(at - 1)) && /\S/.test(this.text.charAt(at + 1));
    if (!single.test(char)) return true;
    if (/[\p{L}\p{N}]/u.test(this.text.charAt(at - 1)) || elided.test(this.text.slice(at + 1, at + 8)))
      return false;
    return this.#closeOf({ start: at, closers }) !== undefined;
  }

  #closes(at: number, { closers }: Quotation): boolean {
    const char = this.text.charAt(at);
    if (!closers.includes(char)) return false;
    if (char === '"' && this.#opens(at, char)) return false;
    // dragon’s blood · the boys’ school: only the first is surely an apostrophe
    return !single.test(char) || !/\p{L}/u.test(this.text.charAt(at + 1));
  }

  #closeOf(quotation: Quotation): number | undefined {
    const limit = Math.min(this.text.length, quotation.start + reach);
    for (let at = quotation.start + 1; at < limit; at++) if (this.#closes(at, quotation)) return at;
    return undefined;
  }
}
