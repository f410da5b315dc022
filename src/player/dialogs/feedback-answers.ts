import { html, nothing, type TemplateResult } from 'lit';
import type { KeptOn } from '../feedback/lists.js';
import type { Receipt } from '../feedback/receipts.js';
import { busyButton } from './busy-button.js';
import { dateInWords } from './formats.js';
import type { Frame } from './frame.js';

/** The audio goes on, so the page opens beside it; its address is nobody else's business. */
const receiptLink = (page: string, label: string): TemplateResult =>
  html`<a href=${page} target="_blank" rel="noopener noreferrer">${label}</a>`;

/** What this device has reported here before, and what became of it. */
export function receiptsView(
  { strings, lang }: Frame,
  receipts: readonly Receipt[],
  narrationLang: string,
): TemplateResult | typeof nothing {
  const { feedback } = strings;
  if (receipts.length === 0) return nothing;
  const became = ({ state, reason }: Receipt): string => {
    switch (state) {
      case 'received':
      case 'open':
        return feedback.arrived;
      case 'accepted':
        return feedback.accepted;
      case 'corrected':
        return feedback.mended;
      case 'rejected':
        return feedback.rejected(reason);
    }
  };
  return html`<h3>${feedback.reportsHeading}</h3>
    <ul class="reports">
      ${receipts.map(
        (one) =>
          html`<li>
            ${dateInWords(one.since, lang)}${
              one.word ? html`, <q lang=${narrationLang} dir="auto">${one.word}</q>` : nothing
            }. ${became(one)} ${receiptLink(one.page, feedback.receiptPage)}
          </li>`,
      )}
    </ul>`;
}

/** The report has arrived. */
export function sentView(
  { strings, close }: Frame,
  { receipt, page }: { readonly receipt: string | undefined; readonly page?: string | undefined },
): TemplateResult {
  const { feedback } = strings;
  return html`
    <p>${feedback.sent}</p>
    ${receipt ? html`<p class="receipt">${feedback.receipt(receipt)}</p>` : nothing}
    ${
      page
        ? html`<p>${feedback.receiptKept}</p>
            <p>${receiptLink(page, feedback.receiptPage)}</p>`
        : nothing
    }
    <p class="actions"><button type="button" class="primary" @click=${close}>${strings.done}</button></p>
  `;
}

export interface KeptModel {
  readonly on: KeptOn;
  readonly isSending: boolean;
  readonly tryAgain: () => void;
  readonly takeBack: () => void;
}

/** The report has not arrived, and is not lost. */
export function keptView({ strings, close }: Frame, model: KeptModel): TemplateResult {
  const { feedback } = strings;
  return html`
    <p>${model.on === 'device' ? feedback.keptOnDevice : feedback.keptOnPage}</p>
    <p class="actions">
      <button type="button" class="primary" @click=${close}>${strings.done}</button>
      ${busyButton(feedback.tryAgain, feedback.sending, model.isSending, model.tryAgain)}
      <button type="button" @click=${model.takeBack}>${feedback.takeBack}</button>
    </p>
  `;
}
