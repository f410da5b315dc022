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

/** What a program reads as problem+json, for a person. */
export function problemPage({ status, detail, errors = [] }: Problem, language: string): string {
  const { lang, strings } = pageStrings(language);
  const title = strings.problems[status] ?? (status < 500 ? strings.refused : strings.failed);
  const fields = new Set(errors.map(({ pointer }) => pointer.split('/')[1] ?? ''));
  return page({
    lang,
    title,
    body: html`<h1>${title}</h1>
      ${
        status === 422
          ? html`<p>${strings.goBack}</p>
              <ul>
                ${[...fields].map((field) => html`<li>${strings.fields[field] ?? field}</li>`)}
              </ul>`
          : html``
      }${status >= 500 && detail !== undefined ? html`<p lang="en">${detail}</p>` : html``}`,
  });
}
