/** Something that init would do to a file of the site. What is there already is not replaced by any of them. */
export type Change =
  | { readonly kind: 'create'; readonly file: string; readonly text: string }
  /** Text put into a file that is there; all that it holds stays. */
  | { readonly kind: 'insert'; readonly file: string; readonly before: string; readonly after: string }
  | { readonly kind: 'stands'; readonly file: string; readonly why: string };

export interface Plan {
  readonly changes: readonly Change[];
  /** Where the player's files go: a folder that the site gives out. None where a plugin brings them. */
  readonly playerDir: string | undefined;
  /** What init cannot do, and what comes next; the last says what to run. */
  readonly next: readonly string[];
}

/** A file of init's own, unless one is there. */
export const create = (file: string, text: string, there: string | undefined): Change =>
  there === undefined
    ? { kind: 'create', file, text }
    : { kind: 'stands', file, why: there === text ? 'as it would be made' : 'yours' };

/** The configuration that `narrate` reads where it is given no article. */
export const config = (values: {
  readonly articles: readonly string[];
  readonly audio: string;
  readonly transcripts: string;
}): string => `${JSON.stringify(values, null, 2)}\n`;
