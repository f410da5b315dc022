import { html, nothing, type TemplateResult } from 'lit';
import type { Session, SessionSchema } from '../core/inbox.js';
import { askFor, failureOf, isAbort, tell } from './api.js';
import { strings } from './strings.js';

/* What stands around both pages. */

/** Who is signed in; undefined where it cannot be told just now, which the page's other requests will say. */
export async function whoIsHere(signal: AbortSignal): Promise<Session | undefined> {
  try {
    return await askFor<typeof SessionSchema>('/api/session', { signal });
  } catch (error) {
    if (!isAbort(error)) failureOf(error);
    return undefined;
  }
}

async function signOut(): Promise<void> {
  try {
    await tell('/api/session', { method: 'DELETE' });
  } catch (error) {
    // It has ended already, or the sign-in page will tell what is wrong.
    failureOf(error);
  }
  location.assign('/inbox/sign-in');
}

export function frame(
  current: 'inbox' | 'lexicon',
  session: Session | undefined,
  content: TemplateResult,
): TemplateResult {
  const link = (page: 'inbox' | 'lexicon', href: string): TemplateResult =>
    html`<a href=${href} aria-current=${page === current ? 'page' : nothing}>${strings[page]}</a>`;
  return html`<a class="skip" href="#content">${strings.skip}</a>
    <header class="top">
      <p class="brand">${strings.brand}</p>
      <nav aria-label=${strings.pages}>${link('inbox', '/inbox')}${link('lexicon', '/inbox/lexicon')}</nav>
      <div class="who">
        <span class="name" dir="auto">${session ? strings.signedInAs(session.editor) : nothing}</span>
        <button type="button" class="quiet" @click=${signOut}>${strings.signOut}</button>
      </div>
    </header>
    <main id="content" tabindex="-1">${content}</main>`;
}
