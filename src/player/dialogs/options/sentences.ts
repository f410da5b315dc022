import { html } from 'lit';
import { actionStrings } from '../../action-strings.js';
import { check } from './fields.js';
import type { Section } from './section.js';

/** Listening sentence by sentence. */
export const sentencesSection: Section = ({ context, frame, strings, redraw }) => {
  const { listening } = context;
  if (!listening) return html``;
  const { sentences } = listening;
  const { names } = actionStrings(frame.lang);
  const button = (label: string, press: () => void): ReturnType<typeof html> =>
    html`<button type="button" @click=${press}>${label}</button>`;
  return html`<section aria-labelledby="options-sentences">
    <h3 id="options-sentences">${strings.sentences.heading}</h3>
    <p class="actions">
      ${button(context.isPlaying() ? frame.strings.pause : frame.strings.play, () => {
        context.playPause();
        redraw();
      })}
      ${button(names.previous, () => sentences.previous())}
      ${button(names.repeat, () => {
        sentences.repeat();
        redraw();
      })}
      ${button(names.next, () => void sentences.next())}
    </p>
    ${check(names.loop, sentences.loop, (isOn) => (sentences.loop = isOn))}
  </section>`;
};
