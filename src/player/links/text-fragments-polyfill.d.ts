/** What we use of it; it brings no types of its own. */
declare module 'text-fragments-polyfill/dist/fragment-generation-utils.js' {
  interface Generated {
    /** None where no part of the text is on the page only once, or none was found in time. */
    readonly fragment?: {
      readonly prefix?: string;
      readonly textStart: string;
      readonly textEnd?: string;
      readonly suffix?: string;
    };
  }
  export function generateFragmentFromRange(range: Range): Generated;
}

/** For our tests: what a browser finds. */
declare module 'text-fragments-polyfill/text-fragment-utils' {
  export function processTextFragmentDirective(fragment: { readonly textStart: string }): Range[];
}
