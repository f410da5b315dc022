import { html } from 'lit';
import type { DialogContext } from '../../dialog-context.js';
import { onSettings } from '../../settings.js';
import { openFrame } from '../frame.js';
import { barSection } from './bar.js';
import { jumpSection } from './jump.js';
import { listeningSection } from './listening.js';
import { linkSection } from './link.js';
import { lookSection } from './look.js';
import { offlineSection } from './offline.js';
import { readingSection } from './reading.js';
import type { Section } from './section.js';
import { sentencesSection } from './sentences.js';
import { shortcutsSection } from './shortcuts.js';
import { optionsStrings } from './strings.js';

/** In the order in which they stand in the dialog. */
const sections: readonly Section[] = [
  jumpSection,
  sentencesSection,
  listeningSection,
  readingSection,
  linkSection,
  offlineSection,
  lookSection,
  barSection,
  shortcutsSection,
];

/** Everything that a listener can do or set beyond the bar. Each change takes effect at once. */
export function openOptionsDialog(context: DialogContext): void {
  const frame = openFrame(context, 'any');
  const strings = optionsStrings(frame.lang);
  const draw = (): void =>
    frame.draw(
      strings.heading,
      html`${sections.map((section) => section({ context, frame, strings, redraw: draw }))}`,
    );
  draw();
  onSettings(draw, frame.closed);
  for (const event of ['play', 'pause', 'volumechange', 'sentenceloopchange'])
    context.player.addEventListener(event, draw, { signal: frame.closed });
}
