import { html, nothing, type TemplateResult } from 'lit';
import { durationOf } from '../../../core/duration.js';
import type { Found, HeadingPlace, Place } from './places.js';
import type { JumpStrings } from './strings.js';

/** Headings with their levels, then sentences under their headings: each a button. */
export function foundPlaces(
  found: Found,
  strings: JumpStrings,
  lang: string,
  goTo: (ms: number) => void,
): TemplateResult {
  const place = ({ text, lang: spoken, startMs }: Place, rest?: string): TemplateResult =>
    html`<button type="button" @click=${() => goTo(startMs)}>
      <span><bdi lang=${spoken}>${text}</bdi>${rest && html`<span class="hidden">, ${rest}</span>`}</span>
      <span class="when" aria-hidden="true">${durationOf(startMs, lang).text}</span>
    </button>`;

  const heading = (found: HeadingPlace): TemplateResult =>
    html`<li data-level=${found.level}>
      ${place(found, strings.level(new Intl.NumberFormat(lang).format(found.level)))}
    </li>`;

  const { headings, groups } = found;
  return html`${
    headings.length
      ? html`<h3>${strings.headings}</h3>
          <ul class="places" role="list">
            ${headings.map(heading)}
          </ul>`
      : nothing
  }
  ${groups.length ? html`<h3>${strings.sentences}</h3>` : nothing}
  ${groups.map(
    ({ heading: over, sentences }) =>
      html`<h4 lang=${over?.lang ?? lang} dir="auto">${over?.text ?? strings.beginning}</h4>
        <ul class="places" role="list">
          ${sentences.map((sentence) => html`<li>${place(sentence)}</li>`)}
        </ul>`,
  )}`;
}
