import { html, nothing, type TemplateResult } from 'lit';
import { durationOf } from '../core/duration.js';
import type { Dialog } from './open-dialog.js';
import { type Requests, SKIP, STEP } from './requests.js';
import { writtenIn } from './shown-position.js';
import { durationIn, type PlayerState } from './store.js';
import type { PlayerStrings, Spoken } from './strings.js';

const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];

const icons = {
  play: 'M2 1v14l12-7z',
  pause: 'M2 1h4v14H2zM10 1h4v14h-4z',
};

/** @param download address of the audio */
export function view(state: PlayerState, requests: Requests, download: string): TemplateResult {
  const { spoken } = state;
  return html`<section class="player" aria-labelledby="name" lang=${spoken?.lang ?? nothing}>
      <div class="card">${spoken && card(state, spoken, requests, download)}</div>
    </section>
    ${
      spoken && state.hasText
        ? html`<button type="button" class="back" tabindex="-1" lang=${spoken.lang} @click=${requests.backToSentence}>
          ${spoken.strings.backToSentence}
        </button>`
        : nothing
    }
    <slot @slotchange=${requests.articleChanged}></slot>`;
}

function card(state: PlayerState, spoken: Spoken, requests: Requests, download: string): TemplateResult {
  const { strings } = spoken;
  const title = state.narration?.title;
  const byPerson = state.narration !== undefined && 'kind' in state.narration.voice;
  return html`<p class="name" id="name">
      ${strings.region}${title && html`<span class="hidden">: ${title}</span>`}
    </p>
    <p>
      ${byPerson ? strings.readByPerson : strings.disclosure}
      <span class="links"
        >${opener('info', strings.moreInfo, byPerson ? strings.moreInfoAboutRecording : strings.moreInfoAbout, requests)}${opener(
          'feedback',
          strings.sendFeedback,
          strings.sendFeedbackAbout,
          requests,
        )}</span
      >
    </p>
    ${controls(state, spoken, requests)} ${answers(state, spoken, requests, download)}`;
}

function opener(dialog: Dialog, label: string, about: string, { open }: Requests): TemplateResult {
  return html`<button type="button" aria-haspopup="dialog" @click=${(event: Event) => open(dialog, event)}>
    ${label}<span class="hidden"> ${about}</span>
  </button>`;
}

function controls(state: PlayerState, spoken: Spoken, requests: Requests): TemplateResult {
  const { paused, rate } = state;
  const { strings, lang } = spoken;
  const onRate = ({ target }: Event): void => requests.setRate(Number((target as HTMLSelectElement).value));
  const isUseless = state.problem?.startsWith('narration');
  return html`<div class="controls" role="group" aria-label=${strings.controls} ?hidden=${isUseless}>
    <button type="button" class="play" @click=${requests.playPause}>
      <svg aria-hidden="true" viewBox="0 0 16 16"><path d=${paused ? icons.play : icons.pause} /></svg
      >${paused ? strings.play : strings.pause}
    </button>
    ${skip(strings.back, -SKIP, strings, requests)}${skip(strings.forward, SKIP, strings, requests)}
    <label class="speed"
      >${strings.speed}<select .value=${String(rate)} @change=${onRate}>
        ${rateChoices(rate).map(
          (choice) =>
            html`<option value=${choice} ?selected=${choice === rate}>${choice.toLocaleString(lang)}×</option>`,
        )}
      </select></label
    >
    <button
      type="button"
      class="options"
      aria-haspopup="dialog"
      @click=${(event: Event) => requests.open('options', event)}
    >
      ${strings.options}
    </button>
    ${position(state, spoken, requests)}
  </div>`;
}

/** A page's script may have set a rate that is not offered. */
const rateChoices = (rate: number): readonly number[] =>
  rates.includes(rate) ? rates : [...rates, rate].sort((a, b) => a - b);

function skip(label: string, by: number, { seconds }: PlayerStrings, requests: Requests): TemplateResult {
  return html`<button type="button" @click=${() => requests.skip(by)}>
    ${label} <span aria-hidden="true">${seconds[0]}</span><span class="hidden">${seconds[1]}</span>
  </button>`;
}

/** The range is what is operated and heard; the rail under it is what is seen. Only the rail moves with time. */
function position(state: PlayerState, { strings, lang }: Spoken, requests: Requests): TemplateResult {
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
  return html`<div class="position">
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
      <div class="rail" aria-hidden="true"><div class="heard"></div><div class="thumb"></div></div>
    </div>
    <div class="time" aria-hidden="true"><span class="elapsed"></span> / ${durationOf(seconds * 1000, lang).text}</div>`;
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

/** One row that is there at all times: what it says changes, its size does not. */
function answers(
  state: PlayerState,
  { strings, lang }: Spoken,
  requests: Requests,
  download: string,
): TemplateResult {
  const { problem, resumeMs, status, hasText } = state;
  const button = (label: string, press: () => void): TemplateResult =>
    html`<button type="button" @click=${press}>${label}</button>`;
  const isIdle = !problem && !status && resumeMs === undefined;
  return html`<div class="answers">
    <p role="status">${problem ? strings.problems[problem] : status}</p>
    ${problem && problem !== 'narration-invalid' ? button(strings.tryAgain, requests.retry) : nothing}
    ${problem === 'audio' ? html`<a href=${download} download>${strings.download}</a>` : nothing}
    ${
      !problem && resumeMs !== undefined
        ? [
            button(strings.resumeFrom(durationOf(resumeMs, lang).phrase), requests.resume),
            button(strings.startOver, requests.startOver),
          ]
        : nothing
    }
    ${isIdle && hasText ? html`<p class="hint">${strings.hint}</p>` : nothing}
  </div>`;
}
