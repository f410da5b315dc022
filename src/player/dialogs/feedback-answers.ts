import { html, nothing, type TemplateResult } from 'lit';
import type { KeptOn } from '../feedback/lists.js';
import { busyButton } from './busy-button.js';
import type { Frame } from './frame.js';

/** The report has arrived. */
export function sentView({ strings, close }: Frame, receipt: string | undefined): TemplateResult {
  const { feedback } = strings;
  return html`
    <p>${feedback.sent}</p>
    ${receipt ? html`<p class="receipt">${feedback.receipt(receipt)}</p>` : nothing}
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
