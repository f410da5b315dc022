import { html, nothing } from 'lit';
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
export const readingSection: Section = ({ strings: { reading }, frame, context: { listening } }) => {
  const { highlight, follow, clickToPlay, textAfterPause } = settings();
  const hasSelection = listening?.hasSelection() ?? false;
  const playFromSelection = (): void => {
    if (!hasSelection) return;
    frame.close();
    listening?.playFromSelection();
  };
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
    ${check(reading.textAfterPause, textAfterPause, (isOn) => void setSettings({ textAfterPause: isOn }), {
      id: 'options-text-after-pause',
      text: reading.textAfterPauseHint,
    })}
    <div class="actions">
      <button type="button" @click=${() => frame.leaveFor(() => listening?.goToText())}>
        ${reading.goToText}
      </button>
      <button
        type="button"
        aria-disabled=${hasSelection ? nothing : 'true'}
        aria-describedby="options-from-selection"
        @click=${playFromSelection}
      >
        ${reading.playFromSelection}
      </button>
    </div>
    <p class="hint" id="options-from-selection">${reading.playFromSelectionHint}</p>
  </section>`;
};
