import { pageStrings } from '../locales/strings.js';
import { html } from './html.js';
import { page } from './page.js';

/** Why somebody was not let in. */
export type SignInFault =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly ms: number }
  /** The form stood on another site's page. */
  | { readonly kind: 'foreign' }
  /** Plain http, and not on the machine itself. */
  | { readonly kind: 'unencrypted' };

export interface SignInPageOptions {
  readonly language: string;
  /** Path of the page to go to. */
  readonly to: string;
  readonly name?: string;
  readonly fault?: SignInFault;
}

/** A form that needs no script. What went wrong stands at the field, which has the focus. */
export function signInPage({ language, to, name = '', fault }: SignInPageOptions): string {
  const { lang, strings: all } = pageStrings(language);
  const strings = all.signIn;
  const said =
    fault?.kind === 'wait' ? strings.wait(Math.ceil(fault.ms / 1000)) : fault && strings.faults[fault.kind];
  return page({
    lang,
    title: said === undefined ? strings.title : `${strings.error}: ${strings.title}`,
    body: html`<h1>${strings.title}</h1>
      <form method="post" action="/inbox/sign-in">
        <input type="hidden" name="to" value="${to}" />
        <p>
          <label for="token">${strings.token}</label><br /><span id="token-hint">${strings.tokenHint}</span
          ><br />${
            said === undefined
              ? html``
              : html`<strong id="token-error"><span>${strings.error}:</span> ${said}</strong><br />`
          }<input
            id="token"
            name="token"
            type="password"
            required
            autocomplete="current-password"
            autofocus
            ${said === undefined ? html`aria-describedby="token-hint"` : html`aria-invalid="true" aria-describedby="token-error token-hint"`}
          />
        </p>
        <p>
          <label for="name">${strings.name}</label><br /><span id="name-hint">${strings.nameHint}</span
          ><br /><input id="name" name="name" value="${name}" maxlength="100" autocomplete="name" aria-describedby="name-hint" />
        </p>
        <p><button>${strings.signIn}</button></p>
      </form>`,
  });
}
