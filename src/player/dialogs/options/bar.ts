import { html } from 'lit';
import { actionStrings } from '../../action-strings.js';
import { barItems, itemsOf } from '../../bar/items.js';
import { setSettings, settings } from '../../settings.js';
import { check } from './fields.js';
import type { Section } from './section.js';

/** What the listener brings into the bar, beyond what everybody has there. */
export const barSection: Section = ({ context: { player, listening }, strings: { bar }, frame }) => {
  if (!listening) return html``;
  const { names } = actionStrings(frame.lang);
  const shown = itemsOf(settings().bar, player.getAttribute('bar'));
  return html`<section aria-labelledby="options-bar">
    <h3 id="options-bar">${bar.heading}</h3>
    ${barItems.map((item) =>
      check(
        bar.button(item === 'sentences' ? bar.sentences : names[item]),
        shown.includes(item),
        (isOn) =>
          void setSettings({ bar: barItems.filter((one) => (one === item ? isOn : shown.includes(one))) }),
      ),
    )}
  </section>`;
};
