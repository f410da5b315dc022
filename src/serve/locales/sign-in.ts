import type { OidcFault, SignInFault } from '../pages/sign-in-page.js';

/** What the sign-in page says, and the frame of the editors' pages. */
export interface SignInStrings {
  readonly inbox: string;
  readonly lexicon: string;
  readonly needsScript: string;
  readonly title: string;
  readonly error: string;
  readonly token: string;
  readonly tokenHint: string;
  readonly name: string;
  readonly nameHint: string;
  readonly signIn: string;
  /** By the organisation's own sign-in. */
  readonly byOrganisation: string;
  readonly orToken: string;
  readonly oidcFaults: Readonly<Record<OidcFault, string>>;
  readonly faults: Readonly<Record<Exclude<SignInFault['kind'], 'wait'>, string>>;
  readonly wait: (seconds: number) => string;
}
