import { html, nothing, type TemplateResult } from 'lit-html';
import { durationOf } from '../core/duration.js';
import { controls } from './controls-view.js';
import type { Dialog } from './open-dialog.js';
import type { Requests } from './requests.js';
import type { PlayerState } from './store.js';
import type { Spoken } from './strings.js';

/**
 * Of a player that is bare: what is said nowhere else on the page.
 * @param download address of the audio
 */
export function view(state: PlayerState, requests: Requests, download: string): TemplateResult {
  const { spoken, hasText, isBare } = state;
  const isDisclosed = isBare && state.disclosures.length > 0;
  const isAnswered = isBare && state.controls.length > 0;
  return html`${
    isDisclosed && isAnswered
      ? nothing
      : html`<section
          class="player ${isBare ? 'bare' : ''}"
          part="player"
          aria-label=${nameOf(state)}
          lang=${spoken?.lang ?? nothing}
          dir=${spoken?.dir ?? nothing}
        >
          <div class="card" part="card">
            ${
              spoken && [
                isDisclosed ? nothing : disclosure(state, spoken, requests),
                isBare ? nothing : controls(state, spoken, requests),
                isAnswered ? nothing : answers(state, spoken, requests, download, isBare),
              ]
            }
          </div>
          <div class="extras" part="extras"></div>
        </section>`
  }${
    spoken && hasText
      ? html`<button
          type="button"
          class="back"
          part="back"
          tabindex="-1"
          lang=${spoken.lang}
          dir=${spoken.dir}
          @click=${requests.backToSentence}
        >
          ${spoken.strings.backToSentence}
        </button>`
      : nothing
  }<slot @slotchange=${requests.articleChanged}></slot>`;
}

/** Two players on a page are told apart by their titles. */
export function nameOf({ spoken, narration }: PlayerState): string {
  const { region = '' } = spoken?.strings ?? {};
  return narration ? `${region}: ${narration.title}` : region;
}

export function disclosure(state: PlayerState, { strings }: Spoken, requests: Requests): TemplateResult {
  const byPerson = state.narration !== undefined && 'kind' in state.narration.voice;
  const about = byPerson ? strings.moreInfoAboutRecording : strings.moreInfoAbout;
  return html`<div class="disclosure" part="disclosure">
    <p>
      <strong part="name">${strings.region}</strong>
      <span>${byPerson ? strings.readByPerson : strings.disclosure} <slot name="disclosure"></slot></span>
    </p>
    <div class="links"
      >${opener('info', strings.moreInfo, about, requests)}${opener(
        'feedback',
        strings.sendFeedback,
        strings.sendFeedbackAbout,
        requests,
      )}</div
    >
  </div>`;
}

function opener(dialog: Dialog, label: string, about: string, { open }: Requests): TemplateResult {
  return html`<button
    type="button"
    part="link"
    aria-haspopup="dialog"
    @click=${(event: Event) => open(dialog, event)}
  >
    ${label}<span class="hidden"> ${about}</span>
  </button>`;
}

/**
 * One row that is there at all times: what it says changes, its size does not.
 * @param isBrief only what went wrong, and what the listener has asked for
 * @param role of what it says: where it is said twice, one of the two is silent
 */
export function answers(
  state: PlayerState,
  { strings, lang }: Spoken,
  requests: Requests,
  download: string,
  isBrief: boolean,
  role: 'status' | 'none' = 'status',
): TemplateResult {
  const { problem, trouble, resumeMs, status, hasText } = state;
  const button = (label: string, press: () => void): TemplateResult =>
    html`<button type="button" part="button" @click=${press}>${label}</button>`;
  const isIdle = !problem && !status && resumeMs === undefined && !isBrief;
  return html`<div class="answers" part="answers">
    <p role=${role} part="status">${problem ? (trouble ?? strings.problems[problem]) : status}</p>
    <div class="choices">${
      problem
        ? [
            problem !== 'narration-invalid' && problem !== 'refused'
              ? button(strings.tryAgain, requests.retry)
              : nothing,
            problem === 'audio'
              ? html`<a href=${download} part="link" download>${strings.download}</a>`
              : nothing,
          ]
        : resumeMs !== undefined && !isBrief
          ? [
              button(strings.resumeFrom(durationOf(resumeMs, lang).phrase), requests.resume),
              button(strings.startOver, requests.startOver),
            ]
          : nothing
    }</div>
    ${isIdle && hasText ? html`<p class="hint" part="hint">${strings.hint}</p>` : nothing}
  </div>`;
}
