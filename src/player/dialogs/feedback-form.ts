import { html, nothing, type TemplateResult } from 'lit';
import { durationOf } from '../../core/duration.js';
import type { FeedbackPlace } from '../../core/feedback.js';
import { categories, type FeedbackForm, type FormProblem } from '../feedback/form.js';
import type { News } from '../feedback/outbox.js';
import type { Receipt } from '../feedback/receipts.js';
import { busyButton } from './busy-button.js';
import { counted } from './counted.js';
import { receiptsView } from './feedback-answers.js';
import { dateInWords } from './formats.js';
import type { Frame } from './frame.js';

/** What stands above the form. */
export interface Notices {
  readonly news: readonly News[];
  /** The form holds an earlier draft. */
  readonly restored: boolean;
  /** What this device has reported here before. */
  readonly receipts: readonly Receipt[];
}

/** What the form shows and what the reader can do with it. */
export interface FormModel {
  readonly form: FeedbackForm;
  /** What “Add again” would add. */
  readonly removed: FeedbackPlace | undefined;
  readonly notices: Notices;
  readonly isSending: boolean;
  readonly isPlaying: boolean;
  readonly narrationLang: string;
  readonly problems: readonly FormProblem[];
  /** Why the server did not take the report. */
  readonly refused: string | undefined;
  readonly change: (fields: Partial<FeedbackForm>) => void;
  readonly removePlace: () => void;
  readonly addPlace: () => void;
  readonly playPause: (wasPlaying: boolean) => void;
  readonly startAgain: () => void;
  readonly submit: () => void;
}

type Field = FormProblem['field'];

/** The id of the field itself; of the category, the first choice's. */
const idOf = (field: Field): string => `feedback-${field}`;
const errorIdOf = (field: Field): string => `feedback-${field}-error`;

const value = (event: Event): string => (event.target as HTMLInputElement | HTMLTextAreaElement).value;

export function formView(frame: Frame, model: FormModel): TemplateResult {
  const { strings } = frame;
  const submit = (event: Event): void => {
    event.preventDefault();
    model.submit();
  };
  return html`
    <p class="listen">
      <button type="button" @click=${() => model.playPause(model.isPlaying)}>
        ${model.isPlaying ? strings.pause : strings.play}
      </button>
      <span>${strings.feedback.listen}</span>
    </p>
    ${noticesView(frame, model)} ${summaryView(frame, model)}
    <form novalidate @submit=${submit}>
      ${categoryView(frame, model)} ${placeView(frame, model)} ${commentView(frame, model)}
      ${contactView(frame, model)}
      <p class="hint">${strings.feedback.privacy}</p>
      <p class="actions">
        ${busyButton(strings.feedback.send, strings.feedback.sending, model.isSending)}
        <button type="button" @click=${frame.close}>${strings.feedback.cancel}</button>
      </p>
    </form>
    ${receiptsView(frame, model.notices.receipts, model.narrationLang)}
  `;
}

export const focusSummary = (dialog: HTMLDialogElement): void =>
  dialog.querySelector<HTMLElement>('.summary')?.focus();

function noticesView({ strings, lang }: Frame, model: FormModel): TemplateResult | typeof nothing {
  const { feedback } = strings;
  const { news, restored } = model.notices;
  const inWords = (item: News): string => {
    const date = dateInWords(item.since, lang);
    switch (item.is) {
      case 'accepted':
        return feedback.newsAccepted(date, item.receipt);
      case 'refused':
        return feedback.newsRefused(date, item.reason);
      case 'expired':
        return feedback.newsExpired(date);
    }
  };
  return html`
    ${
      news.length
        ? html`<div class="notice">
            <h3>${feedback.newsHeading}</h3>
            ${news.map((item) => html`<p>${inWords(item)}</p>`)}
          </div>`
        : nothing
    }
    ${
      restored
        ? html`<div class="notice">
            <p>${feedback.restored}</p>
            <p><button type="button" @click=${model.startAgain}>${feedback.startAgain}</button></p>
          </div>`
        : nothing
    }
  `;
}

/**
 * Gets the focus instead of being an alert: both would be read out twice. The same words stand beside the fields
 * (the GOV.UK pattern).
 */
function summaryView(frame: Frame, { problems, refused }: FormModel): TemplateResult | typeof nothing {
  const { element, strings } = frame;
  if (!problems.length && !refused) return nothing;
  const goTo =
    (field: Field) =>
    (event: Event): void => {
      event.preventDefault(); // the page's address is the publisher's
      element.querySelector<HTMLElement>(`#${idOf(field)}`)?.focus();
    };
  return html`<div class="summary" role="group" tabindex="-1" aria-labelledby="feedback-problem">
    <h3 id="feedback-problem">${strings.feedback.problemHeading}</h3>
    ${refused ? html`<p>${refused}</p>` : nothing}
    ${
      problems.length
        ? html`<ul>
            ${problems.map(
              (problem) =>
                html`<li>
                  <a href="#${idOf(problem.field)}" @click=${goTo(problem.field)}
                    >${problemInWords(problem, frame)}</a
                  >
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </div>`;
}

function problemInWords(problem: FormProblem, { strings, lang }: Frame): string {
  const { problems } = strings.feedback;
  switch (problem.field) {
    case 'category':
      return problems.category;
    case 'word':
      return counted(problem.by, problems.wordTooLong, lang);
    case 'comment':
      return problem.is === 'missing'
        ? problems.commentMissing
        : counted(problem.by, problems.commentTooLong, lang);
    case 'contact':
      return problems.contact;
  }
}

/** What a field says about its own problem. */
interface FieldProblem {
  readonly text: TemplateResult | typeof nothing;
  readonly invalid: 'true' | typeof nothing;
  /** For aria-describedby, with the ids of the hints. */
  describedBy(...hints: readonly string[]): string | typeof nothing;
}

function problemOf(field: Field, frame: Frame, { problems }: FormModel): FieldProblem {
  const problem = problems.find((one) => one.field === field);
  return {
    text: problem
      ? html`<p class="error" id=${errorIdOf(field)}>${problemInWords(problem, frame)}</p>`
      : nothing,
    invalid: problem ? 'true' : nothing,
    describedBy: (...hints) => [...hints, ...(problem ? [errorIdOf(field)] : [])].join(' ') || nothing,
  };
}

function categoryView(frame: Frame, model: FormModel): TemplateResult {
  const { feedback } = frame.strings;
  const problem = problemOf('category', frame, model);
  return html`<fieldset
    role="radiogroup"
    aria-required="true"
    aria-invalid=${problem.invalid}
    aria-describedby=${problem.describedBy()}
  >
    <legend>${feedback.category}</legend>
    ${problem.text}
    ${categories.map(
      (category, i) =>
        html`<label class="choice">
          <input
            type="radio"
            name="feedback-category"
            id=${i === 0 ? idOf('category') : `feedback-category-${category}`}
            value=${category}
            .checked=${model.form.category === category}
            @change=${() => model.change({ category })}
          />
          ${feedback.categories[category]}
        </label>`,
    )}
  </fieldset>`;
}

function placeView(frame: Frame, model: FormModel): TemplateResult | typeof nothing {
  const { feedback } = frame.strings;
  const { place } = model.form;
  if (!place && !model.removed) return nothing;
  const problem = problemOf('word', frame, model);
  return html`<fieldset>
    <legend>${feedback.place}</legend>
    ${
      place
        ? html`
            <div class="field">
              <label for=${idOf('word')}>${feedback.word}</label>
              <p class="hint" id="feedback-word-hint">${feedback.wordHint}</p>
              ${problem.text}
              <input
                type="text"
                id=${idOf('word')}
                lang=${model.narrationLang}
                dir="auto"
                autocomplete="off"
                aria-invalid=${problem.invalid}
                aria-describedby=${problem.describedBy('feedback-word-hint')}
                .value=${place.word ?? ''}
                @input=${(event: Event) => model.change({ place: { ...place, word: value(event) } })}
              />
            </div>
            <dl>
              ${
                place.text
                  ? html`<div>
                      <dt>${feedback.sentence}</dt>
                      <dd lang=${model.narrationLang} dir="auto">${place.text}</dd>
                    </div>`
                  : nothing
              }
              <div>
                <dt>${feedback.time}</dt>
                <dd>${durationOf(place.timeMs, frame.lang).phrase}</dd>
              </div>
            </dl>
          `
        : html`<p>${feedback.placeRemoved}</p>`
    }
    <button type="button" @click=${place ? model.removePlace : model.addPlace}>
      ${place ? feedback.removePlace : feedback.addPlace}
    </button>
  </fieldset>`;
}

function commentView(frame: Frame, model: FormModel): TemplateResult {
  const { feedback } = frame.strings;
  const problem = problemOf('comment', frame, model);
  return html`<div class="field">
    <label for=${idOf('comment')}>${feedback.comment}</label>
    <div class="hint" id="feedback-comment-hint">
      <p>${feedback.commentWhen}</p>
      <p>${feedback.commentHint}</p>
    </div>
    ${problem.text}
    <textarea
      id=${idOf('comment')}
      rows="5"
      aria-invalid=${problem.invalid}
      aria-describedby=${problem.describedBy('feedback-comment-hint')}
      .value=${model.form.comment}
      @input=${(event: Event) => model.change({ comment: value(event) })}
    ></textarea>
  </div>`;
}

function contactView(frame: Frame, model: FormModel): TemplateResult {
  const { feedback } = frame.strings;
  const problem = problemOf('contact', frame, model);
  return html`<div class="field">
    <label for=${idOf('contact')}>${feedback.contact}</label>
    <p class="hint" id="feedback-contact-hint">${feedback.contactHint}</p>
    ${problem.text}
    <input
      type="email"
      id=${idOf('contact')}
      autocomplete="email"
      aria-invalid=${problem.invalid}
      aria-describedby=${problem.describedBy('feedback-contact-hint')}
      .value=${model.form.contact}
      @input=${(event: Event) => model.change({ contact: value(event) })}
    />
  </div>`;
}
