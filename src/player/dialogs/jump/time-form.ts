import { html, nothing, type TemplateResult } from 'lit';
import { durationOf } from '../../../core/duration.js';
import { enteredTime } from '../../../core/entered-time.js';
import type { JumpStrings } from './strings.js';

export type TimeProblem = 'noTime' | 'tooLate';

/** @returns ms, or what is wrong with it */
export function timeTyped(typed: string, lang: string, totalMs: number): number | TimeProblem {
  const ms = enteredTime(typed, lang);
  if (ms === undefined) return 'noTime';
  return ms < totalMs ? ms : 'tooLate';
}

/** @param submit gets what was typed, and the field */
export function timeForm(
  strings: JumpStrings,
  lang: string,
  totalMs: number,
  problem: TimeProblem | undefined,
  submit: (typed: string, field: HTMLInputElement) => void,
): TemplateResult {
  const total = durationOf(totalMs, lang);
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const field = (event.target as HTMLFormElement).querySelector('input');
    if (field) submit(field.value, field);
  };
  return html`<form class="field" novalidate @submit=${onSubmit}>
    <label for="jump-time">${strings.time}</label>
    <p class="hint" id="jump-time-hint">${strings.timeHint(total.phrase)}</p>
    ${
      problem &&
      html`<p class="error" id="jump-time-error">
        ${problem === 'noTime' ? strings.noTime : strings.tooLate(total.phrase, total.text)}
      </p>`
    }
    <p class="time-form">
      <input
        id="jump-time"
        type="text"
        autocomplete="off"
        spellcheck="false"
        aria-describedby=${problem ? 'jump-time-error jump-time-hint' : 'jump-time-hint'}
        aria-invalid=${problem ? 'true' : nothing}
      />
      <button type="submit">${strings.go}</button>
    </p>
  </form>`;
}
