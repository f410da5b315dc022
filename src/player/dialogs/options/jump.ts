import { html } from 'lit';
import { sayAgain } from '../../say-again.js';
import { whereabouts } from '../../whereabouts.js';
import { openJumpDialog } from '../jump/jump-dialog.js';
import { jumpStrings } from '../jump/strings.js';
import { actionStrings } from '../../action-strings.js';
import type { Section } from './section.js';

/** Finding one's way: to another place, and where one is. */
export const jumpSection: Section = ({ context, frame, strings: { place } }) => {
  const { listening, narration, player } = context;
  if (!listening) return html``;
  const jump = (): void => {
    frame.close();
    openJumpDialog(context);
  };
  const where = ({ currentTarget }: Event): void => {
    const said = (currentTarget as Element).closest('section')?.querySelector('[role=status]');
    sayAgain(
      (text) => said && (said.textContent = text),
      () => whereabouts(narration, listening.timeline, player.currentTime, frame.lang),
    );
  };
  return html`<section aria-labelledby="options-place">
    <h3 id="options-place">${place.heading}</h3>
    <p class="actions">
      <button type="button" aria-haspopup="dialog" @click=${jump}>${jumpStrings(frame.lang).heading}</button>
      <button type="button" @click=${where}>${actionStrings(frame.lang).names.where}</button>
    </p>
    <p role="status"></p>
  </section>`;
};
