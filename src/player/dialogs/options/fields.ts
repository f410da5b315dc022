import { html, nothing, type TemplateResult } from 'lit';

/* The fields of which the sections are made. A change takes effect as it is made. */

/** @param hint read out with the field */
export function check(
  label: string,
  isOn: boolean,
  set: (isOn: boolean) => void,
  hint?: { readonly id: string; readonly text: string },
): TemplateResult {
  return html`<label class="choice"
      ><input
        type="checkbox"
        .checked=${isOn}
        aria-describedby=${hint?.id ?? nothing}
        @change=${({ target }: Event) => set((target as HTMLInputElement).checked)}
      />
      ${label}</label
    >
    ${hint && html`<p class="hint" id=${hint.id}>${hint.text}</p>`}`;
}

/** @param choices what can be chosen, and how it is called, in order */
export function select<T extends string | number>(
  label: string,
  value: T,
  choices: readonly (readonly [value: T, label: string])[],
  set: (value: T) => void,
  hint?: { readonly id: string; readonly text: string },
): TemplateResult {
  const onChange = ({ target }: Event): void => {
    const chosen = choices[(target as HTMLSelectElement).selectedIndex];
    if (chosen) set(chosen[0]);
  };
  return html`<label class="field"
    ><span class="label">${label}</span
    ><span class="select"
      ><select aria-describedby=${hint?.id ?? nothing} @change=${onChange}>
        ${choices.map(([of, name]) => html`<option .selected=${of === value}>${name}</option>`)}</select
      ><span class="chosen" aria-hidden="true">${choices.find(([of]) => of === value)?.[1]}</span></span
    ></label>
    ${hint && html`<p class="hint" id=${hint.id}>${hint.text}</p>`}`;
}
