import { html, type TemplateResult } from 'lit-html';
import { durationOf } from '../core/duration.js';
import { numberIn } from '../core/numbers.js';
import { type Requests, SKIP, STEP } from './requests.js';
import { writtenIn } from './shown-position.js';
import { durationIn, type PlayerState } from './store.js';
import type { PlayerStrings, Spoken } from './strings.js';

const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];

const icons = {
  play: 'M2 1v14l12-7z',
  pause: 'M2 1h4v14H2zM10 1h4v14h-4z',
};

export function controls(state: PlayerState, spoken: Spoken, requests: Requests): TemplateResult {
  const { paused, rate } = state;
  const { strings, lang } = spoken;
  const onRate = ({ target }: Event): void => requests.setRate(Number((target as HTMLSelectElement).value));
  const isUseless = state.problem?.startsWith('narration');
  const act = paused ? 'play' : 'pause';
  return html`<div
    class="controls"
    part="controls"
    role="group"
    aria-label=${strings.controls}
    ?hidden=${isUseless}
  >
    <div class="transport" role="none">
      <button type="button" class="play" part="button play" @click=${requests.playPause}>
        <span aria-hidden="true"
          ><slot name="${act}-icon"><svg viewBox="0 0 16 16"><path d=${icons[act]} /></svg></slot></span
        >${strings[act]}
      </button>
      ${skip(strings.back, -SKIP, strings, requests)}${skip(strings.forward, SKIP, strings, requests)}
    </div>
    <label class="speed" part="speed"
      >${strings.speed}<select part="select" .value=${String(rate)} @change=${onRate}>
        ${rateChoices(rate).map(
          (choice) =>
            html`<option value=${choice} ?selected=${choice === rate}>${numberIn(choice, lang)}×</option>`,
        )}
      </select></label
    >
    <button
      type="button"
      class="options"
      part="button options"
      aria-haspopup="dialog"
      @click=${(event: Event) => requests.open('options', event)}
    >
      ${strings.options}
    </button>
    <slot name="controls"></slot>
    ${position(state, spoken, requests)}
  </div>`;
}

/** A page's script may have set a rate that is not offered. */
const rateChoices = (rate: number): readonly number[] =>
  rates.includes(rate) ? rates : [...rates, rate].sort((a, b) => a - b);

function skip(label: string, by: number, { seconds }: PlayerStrings, requests: Requests): TemplateResult {
  return html`<button type="button" part="button skip" @click=${() => requests.skip(by)}>
    ${label}&nbsp;<span aria-hidden="true">${seconds[0]}</span><span class="hidden">${seconds[1]}</span>
  </button>`;
}

/** The range is what is operated and heard; the rail under it is what is seen. Only the rail moves with time. */
export function position(state: PlayerState, { strings, lang }: Spoken, requests: Requests): TemplateResult {
  const seconds = durationIn(state) || 0;
  const onKey = (event: KeyboardEvent): void => {
    const by = keys[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    requests.skip(by);
  };
  const onInput = ({ target }: Event): void => {
    const range = target as HTMLInputElement;
    // Where assistive technology steps from is where the range was written, not where the audio is.
    if (range.step === '1') requests.seek(Number(range.value));
    else requests.skip(Math.sign(Number(range.value) - writtenIn(range)) * STEP);
  };
  return html`<div class="progress" part="progress"
    ><div class="position" part="position">
      <input
        type="range"
        aria-label=${strings.position}
        min="0"
        max=${Math.ceil(seconds)}
        step=${STEP}
        @keydown=${onKey}
        @input=${onInput}
        @pointerdown=${fine}
        @pointerup=${coarse}
        @pointercancel=${coarse}
        @change=${coarse}
      />
      <div class="rail" part="rail" aria-hidden="true">
        <div class="heard" part="heard"></div>
        <div class="thumb" part="thumb"></div>
      </div>
    </div>
    <div class="time" part="time" aria-hidden="true"
      ><span class="elapsed"></span> / ${durationOf(seconds * 1000, lang).text}</div
    ></div
  >`;
}

/** A pointer may go to any second; swipes of a screen reader move by `step`. */
function fine({ target }: Event): void {
  (target as HTMLInputElement).step = '1';
}
function coarse({ target }: Event): void {
  (target as HTMLInputElement).step = String(STEP);
}

/** Seconds that a key moves the position by; the range itself would step from where it was written last. */
const keys: Readonly<Record<string, number>> = {
  ArrowRight: STEP,
  ArrowUp: STEP,
  ArrowLeft: -STEP,
  ArrowDown: -STEP,
  PageUp: 6 * STEP,
  PageDown: -6 * STEP,
  Home: -Infinity,
  End: Infinity,
};
