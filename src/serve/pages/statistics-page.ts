import { pageStrings } from '../locales/strings.js';
import type { StatisticsOfArticle } from '../statistics/routes.js';
import type { ArticleStatistics } from '../statistics/store.js';
import { html, type Markup } from './html.js';
import { page } from './page.js';

interface Shown {
  readonly days: number;
  /** BCP 47, the editor's. */
  readonly language: string;
}

const share = (count: number, of: number, lang: string): string =>
  of === 0 ? '–' : new Intl.NumberFormat(lang, { style: 'percent' }).format(count / of);

const spans = [7, 30, 365];

const daysMarkup = (path: string, days: number, label: (days: number) => string): Markup =>
  html`<p>
    ${spans.map((one) =>
      one === days
        ? html`<strong>${label(one)}</strong> `
        : html`<a href="${path}?days=${one}">${label(one)}</a> `,
    )}
  </p>`;

/** All articles that were played or reported, for editors. */
export function statisticsPage(articles: readonly ArticleStatistics[], { days, language }: Shown): string {
  const { lang, strings } = pageStrings(language);
  const { statistics } = strings;
  const number = (value: number): string => value.toLocaleString(lang);
  return page({
    lang,
    title: statistics.heading,
    body: html`<h1>${statistics.heading}</h1>
      <p>${statistics.nobody}</p>
      ${daysMarkup('/inbox/statistics', days, statistics.lastDays)}
      ${
        articles.length === 0
          ? html`<p>${statistics.nothing}</p>`
          : html`<div role="region" aria-label="${statistics.articles}" tabindex="0" class="wide">
              <table>
                <caption>${statistics.articles}</caption>
                <thead>
                  <tr>
                    <th scope="col">${statistics.article}</th>
                    <th scope="col">${statistics.plays}</th>
                    <th scope="col">${statistics.half}</th>
                    <th scope="col">${statistics.end}</th>
                    <th scope="col">${statistics.reports}</th>
                  </tr>
                </thead>
                <tbody>
                  ${articles.map(
                    (one) =>
                      html`<tr>
                        <th scope="row">
                          <a href="/inbox/statistics/${encodeURIComponent(one.narration)}?days=${days}"
                            lang="und" dir="auto">${one.title}</a>
                        </th>
                        <td>${number(one.plays)}</td>
                        <td>${share(one.deciles[4] ?? 0, one.plays, lang)}</td>
                        <td>${share(one.deciles[9] ?? 0, one.plays, lang)}</td>
                        <td>${number(one.reports)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
      }`,
  });
}

/** One article: how far it was heard, and what was heard again. */
export function statisticsOfArticlePage(found: StatisticsOfArticle, { days, language }: Shown): string {
  const { lang, strings } = pageStrings(language);
  const { statistics } = strings;
  const number = (value: number): string => value.toLocaleString(lang);
  const spoken = found.lang ?? 'und';
  return page({
    lang,
    title: `${statistics.heading}: ${found.title}`,
    body: html`<p><a href="/inbox/statistics?days=${days}">${statistics.all}</a></p>
      <h1>${statistics.heading}: <span lang="${spoken}" dir="auto">${found.title}</span></h1>
      ${daysMarkup(`/inbox/statistics/${encodeURIComponent(found.narration)}`, days, statistics.lastDays)}
      <dl>
        <dt>${statistics.plays}</dt>
        <dd>${number(found.plays)}</dd>
        <dt>${statistics.reports}</dt>
        <dd>${number(found.reports)}</dd>
      </dl>
      <table>
        <caption>${statistics.howFar}</caption>
        <thead>
          <tr>
            <th scope="col">${statistics.reached}</th>
            <th scope="col">${statistics.plays}</th>
            <th scope="col">${statistics.ofPlays}</th>
          </tr>
        </thead>
        <tbody>
          ${found.deciles.map(
            (count, i) =>
              html`<tr>
                <th scope="row">${share(i + 1, 10, lang)}</th>
                <td>${number(count)}</td>
                <td>${share(count, found.plays, lang)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <h2>${statistics.replayed}</h2>
      ${
        found.replayed.length === 0
          ? html`<p>${statistics.nothingReplayed}</p>`
          : html`<ol>
              ${found.replayed.map(
                ({ text, count }) =>
                  html`<li><q lang="${spoken}" dir="auto">${text}</q> (${statistics.visits(count)})</li>`,
              )}
            </ol>`
      }`,
  });
}
