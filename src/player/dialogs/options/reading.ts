import { html } from 'lit';
import { setSettings, type Settings, settings } from '../../settings.js';
import { check, select } from './fields.js';
import type { Section } from './section.js';

const highlights = [
  'auto',
  'both',
  'sentence',
  'word',
  'off',
] as const satisfies readonly Settings['highlight'][];

/** What the page does with the text while the voice reads it. */
export const readingSection: Section = ({ strings: { reading } }) => {
  const { highlight, follow, clickToPlay } = settings();
  return html`<section aria-labelledby="options-reading">
    <h3 id="options-reading">${reading.heading}</h3>
    ${select(
      reading.highlight,
      highlight,
      highlights.map((value) => [value, reading.highlights[value]] as const),
      (value) => void setSettings({ highlight: value }),
    )}
    ${check(reading.follow, follow, (isOn) => void setSettings({ follow: isOn }))}
    ${check(reading.clickToPlay, clickToPlay, (isOn) => void setSettings({ clickToPlay: isOn }))}
  </section>`;
};
