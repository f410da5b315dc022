/*
 * Quotations and brackets around a place where a sentence may end: “No. Never.” is said in one breath, and a
 * bracket that opened within a sentence closes in it.
 */

const closersOf: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '「': '」',
  '『': '』',
  '"': '"',
};
const bracketReach = 250;
const shortQuotation = 24;

/** Walks once through a text and knows which quotation and bracket are open. */
export class Nesting {
  #at = 0;
  #quote: { readonly start: number; readonly closers: string } | undefined;
  #brackets: number[] = [];

  constructor(private readonly text: string) {}

  /** Moves on to an offset that is not before the last one. */
  advance(end: number): void {
    for (; this.#at < end; this.#at++) {
      const char = this.text.charAt(this.#at);
      if (char === '(' || char === '[') this.#brackets.push(this.#at);
      else if (char === ')' || char === ']') this.#brackets.pop();
      else if (this.#quote) {
        if (this.#quote.closers.includes(char)) this.#quote = undefined;
      } else {
        const closers = closersOf[char];
        if (closers) this.#quote = { start: this.#at, closers };
      }
    }
  }

  /** Forgets brackets that never closed. A quotation may run over several sentences. */
  endSentence(): void {
    this.#brackets = [];
  }

  /** Whether what is open here keeps the sentence that began at `start` from ending. */
  holds(start: number, end: number): boolean {
    const bracket = this.#brackets[0];
    if (bracket !== undefined && this.text.slice(start, bracket).trim() !== '')
      if (/[)\]]/.test(this.text.slice(end, bracket + bracketReach))) return true;
    if (!this.#quote) return false;
    const quotation = this.text.slice(this.#quote.start + 1, this.#quote.start + shortQuotation);
    const { closers } = this.#quote;
    const closed = Array.from(quotation).some((char) => closers.includes(char));
    return closed && /^\s*\S+$/u.test(this.text.slice(this.#quote.start + 1, end).trimEnd());
  }
}
