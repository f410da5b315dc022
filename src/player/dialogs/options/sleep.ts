import { html, nothing, type TemplateResult } from 'lit';
import { durationOf } from '../../../core/duration.js';
import { insideOf } from '../../inside.js';
import {
  extendSleep,
  setSleep,
  type Sleep,
  sleepChoice,
  sleepMinutes,
  sleepsInMs,
} from '../../sleep/sleep-timer.js';
import type { Frame } from '../frame.js';
import { select } from './fields.js';
import type { SectionContext } from './section.js';

/** What was said last, in each dialog: drawn anew for another reason, it is not said again. */
const said = new WeakMap<Frame, string>();

const EXTEND_MIN = 10;
const MINUTE_MS = 60_000;

/** The sleep timer. The time that is left is that of the moment when the dialog was opened, or of the last change. */
export function sleepFields({ context, frame, strings: { sleep }, redraw }: SectionContext): TemplateResult {
  const { listening, narration, player } = context;
  if (!listening) return html``;
  const phrase = (ms: number): string => durationOf(ms, frame.lang).phrase;
  const tell = (): string => {
    const leftMs = sleepsInMs();
    if (leftMs !== undefined) return sleep.stopsIn(phrase(Math.round(leftMs / 1000) * 1000));
    return sleepChoice() === 'section' ? sleep.stopsAfterSection : sleep.isOff;
  };
  const changed = (): void => {
    said.set(frame, tell());
    redraw();
  };
  const choose = (choice: Sleep | 'off'): void => {
    const where = { media: insideOf(player).media, narration, timeline: listening.timeline };
    setSleep(choice === 'off' ? undefined : choice, where);
    changed();
  };
  const extend = (): void => {
    extendSleep(EXTEND_MIN);
    changed();
  };
  const choice = sleepChoice();
  return html`${select<Sleep | 'off'>(
    sleep.label,
    choice ?? 'off',
    [
      ['off', sleep.off],
      ...sleepMinutes.map((minutes) => [minutes, phrase(minutes * MINUTE_MS)] as const),
      ['section', sleep.section],
    ],
    choose,
  )}
    ${choice === undefined || said.has(frame) ? nothing : html`<p>${tell()}</p>`}
    <p role="status">${said.get(frame)}</p>
    ${
      typeof choice === 'number'
        ? html`<p class="actions"
            ><button type="button" @click=${extend}>${sleep.extend(phrase(EXTEND_MIN * MINUTE_MS))}</button></p
          >`
        : nothing
    }`;
}
