import { html, nothing, type TemplateResult } from 'lit';
import { contrast } from '../../look/colours.js';
import { choicesOf, type Look, resetLook, setSettings, type Settings, settings } from '../../settings.js';
import { select } from './fields.js';
import type { Section } from './section.js';

/** How the text looks: WCAG 1.4.8. */
export const lookSection: Section = ({ strings: { look: strings }, frame: { lang } }) => {
  const now = settings();
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  const number = new Intl.NumberFormat(lang, { maximumFractionDigits: 2 });
  const field = <K extends keyof Look>(
    name: K,
    label: string,
    nameOf: (value: Exclude<Settings[K], 'page'>) => string,
  ): TemplateResult =>
    select<Settings[K]>(
      label,
      now[name],
      choicesOf(name).map(
        (value) =>
          [
            value,
            value === 'page' ? strings.asOnPage : nameOf(value as Exclude<Settings[K], 'page'>),
          ] as const,
      ),
      (value) => void setSettings({ [name]: value }),
    );
  const colour = (name: 'ink' | 'paper'): TemplateResult => html`<label class="field"
    ><span class="label">${strings[name]}</span
    ><input
      type="color"
      .value=${now[name]}
      @change=${({ target }: Event) => void setSettings({ [name]: (target as HTMLInputElement).value })}
  /></label>`;
  const ratio = contrast(now.ink, now.paper);
  // Never better than it is: 6.96 is not 7.
  const told = number.format(Math.floor(ratio * 10) / 10);

  return html`<section aria-labelledby="options-look">
    <h3 id="options-look">${strings.heading}</h3>
    ${field('textSize', strings.textSize, (value) => percent.format(value / 100))}
    ${field('lineHeight', strings.lineHeight, (value) => number.format(value))}
    ${field('paragraphGap', strings.paragraphGap, (value) => strings.lines(number.format(value)))}
    ${field('lineLength', strings.lineLength, (value) => strings.characters(number.format(value)))}
    ${field('align', strings.align, () => strings.alignStart)}
    ${field('colours', strings.colours, (value) => strings.pairs[value])}
    ${
      now.colours === 'own'
        ? html`${colour('ink')}${colour('paper')}
            <p class="hint" role="status">
              ${strings.contrast(told, ratio >= 7 ? 'good' : ratio >= 4.5 ? 'enough' : 'low')}
            </p>`
        : nothing
    }
    ${field('ruler', strings.ruler, (value) => strings.rulers[value])}
    <div class="actions">
      <button type="button" @click=${() => void resetLook()}>${strings.reset}</button>
    </div>
  </section>`;
};
