import type { FeedbackOutcome } from '../../core/feedback.js';
import type { Narration } from '../../core/narration/schema.js';
import { pageStrings } from '../locales/strings.js';
import { html, type Markup } from './html.js';
import { page } from './page.js';

export interface ReceiptPageOptions {
  /** It was sent just now. */
  readonly isNew: boolean;
  /** As it is now, where this server has it. */
  readonly narration: Narration | undefined;
  /** BCP 47, the reader's. */
  readonly language: string;
}

/** When the reported sentence is said now, in seconds; undefined where it is not said any more. */
function secondsOf(narration: Narration, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  for (const block of narration.blocks)
    for (const { start, end, startMs } of block.sentences)
      if (block.text.slice(start, end) === text) return startMs / 1000;
  return undefined;
}

function listenLink(narration: Narration, { report }: FeedbackOutcome, label: string): Markup {
  const seconds = secondsOf(narration, report.place?.text);
  const address = `/articles/${encodeURIComponent(narration.id)}${seconds === undefined ? '' : `#t=${seconds}`}`;
  return html`<p><a href="${address}">${label}</a></p>`;
}

/** What became of a report and what is kept of it, for whoever holds its receipt. */
export function receiptPage(outcome: FeedbackOutcome, options: ReceiptPageOptions): string {
  const { isNew, narration, language } = options;
  const { lang, strings } = pageStrings(language);
  const { receipt } = strings;
  const { id, state, report } = outcome;
  const day = (time: string): string =>
    new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time));
  const spoken = narration?.lang ?? 'und';
  const kept: readonly (readonly [string, string | undefined, string?])[] = [
    [receipt.number, id],
    [receipt.date, day(outcome.createdAt)],
    [receipt.article, narration?.title ?? report.narration, spoken],
    [strings.category, strings.categories[report.category]],
    [receipt.word, report.place?.word, spoken],
    [receipt.sentence, report.place?.text, spoken],
    [receipt.comment, report.comment, 'und'],
    [receipt.contact, report.contact],
  ];
  const title = isNew ? strings.thanks : receipt.heading;
  return page({
    lang,
    title,
    body: html`<h1>${title}</h1>
      <p>${receipt.states[state]}${
        outcome.correctedAt === undefined ? '' : ` ${receipt.correctedOn(day(outcome.correctedAt))}`
      }</p>
      ${
        outcome.reason === undefined
          ? html``
          : html`<p>${receipt.reason}</p>
              <blockquote><p lang="und" dir="auto">${outcome.reason}</p></blockquote>`
      }
      ${narration ? listenLink(narration, outcome, receipt.listen) : html``}
      <p>${receipt.keepAddress}</p>
      <h2>${receipt.kept}</h2>
      <dl>
        ${kept.map(([term, value, of]) =>
          value === undefined
            ? html``
            : html`<dt>${term}</dt>
                <dd${of === undefined ? html`` : html` lang="${of}" dir="auto"`}>${value}</dd> `,
        )}
      </dl>
      <p><a href="/api/feedback/${id}" download="feedback-${id}.json">${receipt.save}</a></p>
      <details>
        <summary>${receipt.remove}</summary>
        <p>${receipt.removeWhat}</p>
        <form method="post" action="/feedback/${id}/delete"><button>${receipt.removeNow}</button></form>
      </details>`,
  });
}

/** After a report was deleted by whoever sent it. */
export function deletedPage(language: string): string {
  const { lang, strings } = pageStrings(language);
  const { deleted, deletedWhat } = strings.receipt;
  return page({ lang, title: deleted, body: html`<h1>${deleted}</h1> <p>${deletedWhat}</p>` });
}
