import { pageStrings } from '../locales/strings.js';
import { html } from './html.js';
import { editorsPage } from './inbox-page.js';

/** Why a token did not let somebody in. */
export type SignInFault =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly ms: number }
  /** The form stood on another site's page. */
  | { readonly kind: 'foreign' }
  /** Plain http, and not on the machine itself. */
  | { readonly kind: 'unencrypted' };

/** Why the organisation's own sign-in did not. */
export type OidcFault =
  | 'unreachable'
  /** Broken off, too late, or an answer that does not hold. */
  | 'refused'
  /** Known there, but not allowed here. */
  | 'stranger';

export interface SignInPageOptions {
  readonly language: string;
  /** Path of the page to go to. */
  readonly to: string;
  readonly name?: string;
  readonly fault?: SignInFault;
  /** Missing: there is no other way than by token. */
  readonly oidc?: { readonly fault?: OidcFault | undefined } | undefined;
}

/** A form that needs no script. What went wrong stands at the field, which has the focus. */
export function signInPage({ language, to, name = '', fault, oidc }: SignInPageOptions): string {
  const strings = pageStrings(language).strings.signIn;
  const said =
    fault?.kind === 'wait' ? strings.wait(Math.ceil(fault.ms / 1000)) : fault && strings.faults[fault.kind];
  const isWrong = said !== undefined || oidc?.fault !== undefined;
  return editorsPage({
    language,
    title: () => (isWrong ? `${strings.error}: ${strings.title}` : strings.title),
    body: html`<main class="door">
<h1>${strings.title}</h1>
${
  oidc
    ? html`${oidc.fault === undefined ? html`` : html`<p class="fault">${strings.oidcFaults[oidc.fault]}</p>`}
<p><a class="button" href="/inbox/sign-in/oidc?to=${encodeURIComponent(to)}">${strings.byOrganisation}</a></p>
<p class="or">${strings.orToken}</p>`
    : html``
}
<form method="post" action="/inbox/sign-in">
<input type="hidden" name="to" value="${to}">
<div class="field">
<label for="token">${strings.token}</label>
<p class="hint" id="token-hint">${strings.tokenHint}</p>
${said === undefined ? html`` : html`<p class="fault" id="token-fault">${strings.error}: ${said}</p>`}
<input id="token" name="token" type="password" required autocomplete="current-password" ${
      said === undefined
        ? html`aria-describedby="token-hint"`
        : html`autofocus aria-invalid="true" aria-describedby="token-fault token-hint"`
    }>
</div>
<div class="field">
<label for="name">${strings.name}</label>
<p class="hint" id="name-hint">${strings.nameHint}</p>
<input id="name" name="name" value="${name}" maxlength="100" autocomplete="name" aria-describedby="name-hint">
</div>
<p class="actions"><button class="primary">${strings.signIn}</button></p>
</form>
</main>`,
  });
}
