import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Rule, Saying, SentencePlace } from '../core/inbox.js';
import type { Failure } from './api.js';
import { clipAsItIs, hear, type Clip, whatIsHeard } from './hearing.js';
import { markedPieces } from './marked.js';
import { languageName, strings } from './strings.js';

/* What several elements draw. */

/** What went wrong, beside what was asked, with a way on. */
export function failureNotice(failure: Failure, again?: () => void): TemplateResult {
  const { failures } = strings;
  return html`<div class="failure">
    ${
      failure.kind === 'refused'
        ? failure.detail === undefined
          ? html`<p>${failures.refusedSilently}</p>`
          : html`<p>${failures.refused('')}<span lang="en">${failure.detail}</span></p>`
        : html`<p>${failures[failure.kind]}</p>`
    }
    ${
      failure.kind === 'signed-out'
        ? html`<p><a href="/inbox/sign-in" target="_blank" rel="noopener">${failures.signIn}</a></p>`
        : nothing
    }
    ${again ? html`<button type="button" @click=${again}>${strings.tryAgain}</button>` : nothing}
  </div>`;
}

/** A sentence with the word in it marked, in its own language and direction. */
export const sentenceText = (
  { text, words, lang }: Pick<SentencePlace, 'text' | 'words' | 'lang'>,
  role = '',
): TemplateResult =>
  html`<p class="sentence ${role}" lang=${lang} dir="auto">${markedPieces(text, words).map(
    ({ text, isWord }) => (isWord ? html`<mark>${text}</mark>` : text),
  )}</p>`;

const svgPlay = svg`<path d="M3 1.5v13l11-6.5z" fill="currentColor" />`;
const svgStop = svg`<path d="M3 3h10v10H3z" fill="currentColor" />`;

/** Plays and stops; what it is called stands in it. @param about what the name goes on with, for who cannot see around it */
export function hearButton(
  id: string,
  label: string,
  clip: (signal: AbortSignal) => Promise<Clip>,
  about = '',
): TemplateResult {
  const heard = whatIsHeard();
  const state = heard.kind !== 'silence' && heard.id === id ? heard.kind : 'silence';
  return html`<button type="button" class="hear" data-state=${state} @click=${() => void hear(id, clip)}>
      <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
        ${state === 'playing' || state === 'loading' ? svgStop : svgPlay}
      </svg>
      ${state === 'playing' ? strings.stop : state === 'loading' ? strings.making : label}${
        about && html`<span class="unseen"> ${about}</span>`
      }
    </button>
    ${heard.kind === 'failed' && heard.id === id ? failureNotice(heard.failure) : nothing}`;
}

export const placeId = ({ article, block, sentence }: SentencePlace): string =>
  `${article}/${block}/${sentence}`;

/** A sentence with its article and a button that says it as it is now. */
export const placeView = (
  place: SentencePlace,
  prefix: string,
  more: unknown = nothing,
  label = strings.hearIt,
): TemplateResult =>
  html`<div class="place">
    ${sentenceText(place)}
    <p class="meta">
      <a href="/articles/${encodeURIComponent(place.article)}" lang=${place.lang}>${place.title}</a>
    </p>
    <div class="row">
      ${hearButton(
        `${prefix}:${placeId(place)}`,
        label,
        (signal) => clipAsItIs(place, signal),
        strings.inArticle(place.title),
      )}
      ${more}
    </div>
  </div>`;

export function sayingText(say: Saying): string {
  switch (say.kind) {
    case 'instead':
      return strings.isSaid.instead(say.text);
    case 'phonemes':
      return strings.isSaid.phonemes(say.ipa);
    case 'letters':
      return strings.isSaid.letters;
    case 'language':
      return strings.isSaid.language(languageName(say.lang));
  }
}

export function scopeText(scope: Rule['scope']): string {
  switch (scope.kind) {
    case 'site':
      return strings.holdsIn.site;
    case 'section':
      return strings.holdsIn.section(scope.section);
    case 'article':
      return strings.holdsIn.article(scope.article);
    case 'occurrence':
      return strings.holdsIn.occurrence(scope.article);
  }
}

export const ruleText = ({ word, say, scope }: Rule): string =>
  `${word} → ${sayingText(say)}, ${scopeText(scope)}`;
