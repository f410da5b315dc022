import type { Narration } from '../../core/narration/schema.js';
import { pageStrings } from '../locales/strings.js';
import type { Problem } from '../problem.js';
import { html } from './html.js';
import { page } from './page.js';

/** All narrations of this server. */
export function listPage(
  narrations: readonly { readonly name: string; readonly narration: Narration }[],
  language: string,
): string {
  const { lang, strings } = pageStrings(language);
  return page({
    lang,
    title: strings.narrations,
    body: html`<h1>${strings.narrations}</h1>
      ${
        narrations.length === 0
          ? html`<p>${strings.noNarrations}</p>`
          : html`<ul>
              ${narrations.map(
                ({ name, narration }) =>
                  html`<li>
                    <a href="/articles/${encodeURIComponent(name)}" lang="${narration.lang}"
                      >${narration.title}</a
                    >
                  </li> `,
              )}
            </ul>`
      }`,
  });
}

export function thanksPage(id: string, language: string): string {
  const { lang, strings } = pageStrings(language);
  return page({
    lang,
    title: strings.thanks,
    body: html`<h1>${strings.thanks}</h1>
      <p>${strings.received(id)}</p>`,
  });
}

/** Answers the form of a reader without JavaScript. */
export function refusedPage({ title, detail, errors = [] }: Problem, language: string): string {
  const { lang, strings } = pageStrings(language);
  return page({
    lang,
    title: strings.refused,
    body: html`<h1>${strings.refused}</h1>
      <p>${title}. ${detail ?? ''}</p>
      <ul>
        ${errors.map((error) => html`<li>${error.pointer.replace(/^#\/?/, '')}: ${error.detail}</li>`)}
      </ul>
      <p>${strings.goBack}</p>`,
  });
}
