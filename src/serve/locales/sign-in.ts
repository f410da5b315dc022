import type { SignInFault } from '../pages/sign-in-page.js';

/** What the sign-in page says. */
export interface SignInStrings {
  readonly title: string;
  readonly error: string;
  readonly token: string;
  readonly tokenHint: string;
  readonly name: string;
  readonly nameHint: string;
  readonly signIn: string;
  readonly faults: Readonly<Record<Exclude<SignInFault['kind'], 'wait'>, string>>;
  readonly wait: (seconds: number) => string;
}
