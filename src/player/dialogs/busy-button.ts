import { html, nothing, type TemplateResult } from 'lit';

/**
 * A button that says that it is at work. Both labels take the same room, so that nothing moves; it stays focusable
 * while it is busy, because a disabled button would lose the focus.
 * @param press for a plain button; without it, the button submits its form
 */
export function busyButton(
  label: string,
  busyLabel: string,
  isBusy: boolean,
  press?: () => void,
): TemplateResult {
  return html`<button
    class="primary swap"
    type=${press ? 'button' : 'submit'}
    aria-disabled=${isBusy ? 'true' : nothing}
    @click=${press ?? nothing}
  >
    <span class=${isBusy ? 'away' : ''}>${label}</span><span class=${isBusy ? '' : 'away'}>${busyLabel}</span>
  </button>`;
}
