import { html, nothing, type TemplateResult } from 'lit';
import { type ActionName, actionStrings } from '../../action-strings.js';
import { setSettings, settings } from '../../settings.js';
import { judgeKey, keyedActions, type KeyProblem, keysWith } from '../../shortcuts/keys.js';
import type { Frame } from '../frame.js';
import { check } from './fields.js';
import type { Section, SectionContext } from './section.js';

interface Answer {
  /** Undefined: of all of them. */
  readonly of: ActionName | undefined;
  readonly text: string;
}
/** What was said last, as long as the dialog is open. */
const answers = new WeakMap<Frame, Answer>();

/** Where letters work, and which: off until the listener switches them on. */
export const shortcutsSection: Section = (section) => {
  const { context, frame, strings, redraw } = section;
  if (!context.listening) return html``;
  const { shortcuts } = strings;
  const { keysInPlayer, keysOnPage, keys } = settings();
  const reset = (): void => {
    answers.set(frame, { of: undefined, text: shortcuts.resetDone });
    void setSettings({ keys: {} });
    for (const field of frame.element.querySelectorAll<HTMLInputElement>('.letters input'))
      field.value = keysWith({}).get(field.name as ActionName) ?? '';
    redraw();
  };
  return html`<section aria-labelledby="options-shortcuts">
    <h3 id="options-shortcuts">${shortcuts.heading}</h3>
    ${check(shortcuts.inPlayer, keysInPlayer, (isOn) => void setSettings({ keysInPlayer: isOn }))}
    ${check(shortcuts.onPage, keysOnPage, (isOn) => void setSettings({ keysOnPage: isOn }))}
    <p class="hint" id="options-letters-hint">${shortcuts.hint}</p>
    <table class="letters">
      <caption>
        ${shortcuts.letters}
      </caption>
      <thead>
        <tr>
          <th scope="col">${shortcuts.action}</th>
          <th scope="col">${shortcuts.letter}</th>
        </tr>
      </thead>
      <tbody>
        ${keyedActions.map((action) => row(action, keysWith(keys).get(action) ?? '', section))}
      </tbody>
    </table>
    <p role="status" id="options-letters-answer" class=${answers.get(frame)?.of ? 'error' : nothing}>
      ${answers.get(frame)?.text}
    </p>
    <p class="actions"><button type="button" @click=${reset}>${shortcuts.reset}</button></p>
  </section>`;
};

function row(action: ActionName, key: string, section: SectionContext): TemplateResult {
  const { frame, strings, redraw } = section;
  const name = actionStrings(frame.lang).names[action];
  const isWrong = answers.get(frame)?.of === action;
  const onInput = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    // Typed behind the letter that was there.
    field.value = (Array.from(field.value.trim()).at(-1) ?? '').toUpperCase();
    const { keys } = settings();
    const judged = judgeKey(field.value, action, keysWith(keys));
    if (typeof judged === 'string') {
      answers.delete(frame);
      void setSettings({ keys: { ...keys, [action]: judged } });
    } else answers.set(frame, { of: action, text: problemIn(judged, section) });
    redraw();
  };
  const onBlur = ({ target }: Event): void => {
    // What was refused does not stay as if it had been taken.
    (target as HTMLInputElement).value = keysWith(settings().keys).get(action) ?? '';
  };
  return html`<tr>
    <th scope="row">${name}</th>
    <td>
      <input
        type="text"
        name=${action}
        aria-label=${strings.shortcuts.letterFor(name)}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        value=${key}
        aria-invalid=${isWrong ? 'true' : nothing}
        aria-describedby=${isWrong ? 'options-letters-answer' : 'options-letters-hint'}
        @focus=${({ target }: Event) => (target as HTMLInputElement).select()}
        @input=${onInput}
        @blur=${onBlur}
      />
    </td>
  </tr>`;
}

function problemIn(problem: KeyProblem, { frame, strings: { shortcuts } }: SectionContext): string {
  switch (problem.is) {
    case 'no-letter':
      return shortcuts.noLetter;
    case 'browser':
      return shortcuts.browser(problem.key);
    case 'taken':
      return shortcuts.taken(problem.key, actionStrings(frame.lang).names[problem.by]);
  }
}
