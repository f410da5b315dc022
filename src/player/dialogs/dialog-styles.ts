import { css } from '../css.js';
import { palette } from '../palette.js';

/*
 * The dialogs’ look, in the colours of palette.ts; edges
 * are real borders, because forced colours drop backgrounds and shadows.
 * Over 300 lines: one sheet, whose rules depend on their order.
 */
export const dialogStyles = css`
  .audio-article-dialog {
    ${palette}
    --wrong: light-dark(#8f1414, #ffb8b0);
    color: var(--ink);
    background: var(--paper);
    box-sizing: border-box;
    inline-size: min(42em, 100vw - 1em);
    max-inline-size: none;
    max-block-size: calc(100dvh - 1em);
    margin: auto;
    padding: 0 clamp(1em, 4vw, 2em) 1.5em;
    border: 1px solid var(--edge);
    border-radius: 0.75em;
    box-shadow: 0 1em 3em rgb(0 0 0 / 30%);
    overflow: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
    font-family: var(--audio-article-font, system-ui, sans-serif);
    font-size: var(--audio-article-font-size, medium);
    font-style: normal;
    font-weight: 400;
    line-height: 1.5;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    cursor: auto;
  }
  .audio-article-dialog *,
  .audio-article-dialog *::before {
    box-sizing: border-box;
  }
  .audio-article-dialog::backdrop {
    background: rgb(0 0 0 / 55%);
  }

  .audio-article-dialog header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25em 1em;
    margin-inline: calc(-1 * clamp(1em, 4vw, 2em));
    padding: 1em clamp(1em, 4vw, 2em) 0.75em;
    background: var(--paper);
    border-block-end: 1px solid var(--line);
  }
  /* On a low screen the heading scrolls away: it must not cover what has the focus. */
  @media (min-height: 36em) {
    .audio-article-dialog {
      scroll-padding-block: 6em 1em;
    }
    .audio-article-dialog header {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }
  }
  .audio-article-dialog h2,
  .audio-article-dialog h3 {
    margin: 0;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }
  .audio-article-dialog h2 {
    font-size: 1.375em;
    /* As wide as its longest word, before the button goes below it. */
    overflow-wrap: break-word;
  }
  @media (max-width: 30em) {
    .audio-article-dialog header {
      align-items: start;
    }
    .audio-article-dialog h2 {
      flex: 1;
      padding-block: 0.4em;
      font-size: 1.25em;
    }
  }
  .audio-article-dialog h3 {
    margin-block-start: calc(1.75em / 1.125);
    font-size: 1.125em;
  }
  .audio-article-dialog p,
  .audio-article-dialog ul,
  .audio-article-dialog dl {
    max-inline-size: 60ch;
    margin: 0.75em 0 0;
  }
  .audio-article-dialog ul {
    padding-inline-start: 1.25em;
  }
  .audio-article-dialog li + li {
    margin-block-start: 0.375em;
  }
  .audio-article-dialog .files {
    padding: 0;
    list-style: none;
  }
  .audio-article-dialog a {
    display: inline-block;
    padding-block: 0.65em;
    color: var(--strong);
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .audio-article-dialog a:hover {
    text-decoration-thickness: 2px;
  }
  .audio-article-dialog dl > div {
    display: grid;
    grid-template-columns: minmax(8em, 30%) 1fr;
    gap: 0 1em;
    padding-block: 0.5em;
    border-block-end: 1px solid var(--line);
  }
  .audio-article-dialog dt {
    color: var(--quiet-ink);
  }
  .audio-article-dialog dd {
    margin: 0;
  }
  @media (max-width: 30em) {
    .audio-article-dialog dl > div {
      display: block;
    }
  }

  .audio-article-dialog button {
    min-block-size: 2.75em;
    min-inline-size: 2.75em;
    padding: 0.5em 1em;
    border: 2px solid var(--edge);
    border-radius: 0.5em;
    color: var(--ink);
    background: var(--paper);
    font: inherit;
    line-height: 1.25;
    cursor: pointer;
  }
  .audio-article-dialog button:hover {
    border-color: var(--strong);
    background: var(--tint);
  }
  .audio-article-dialog button.primary {
    border-color: var(--strong);
    color: var(--on-strong);
    background: var(--strong);
    font-weight: 600;
  }
  .audio-article-dialog button.primary:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .audio-article-dialog .close {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    margin-inline-start: auto;
  }
  .audio-article-dialog .swap {
    display: inline-grid;
    justify-items: center;
  }
  .audio-article-dialog .swap > span {
    grid-area: 1 / 1;
  }
  .audio-article-dialog .away {
    visibility: hidden;
  }
  .audio-article-dialog :focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--paper);
  }

  .audio-article-dialog .listen {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
    max-inline-size: none;
  }
  .audio-article-dialog .listen button {
    min-inline-size: 7em;
  }
  .audio-article-dialog fieldset,
  .audio-article-dialog .field {
    min-inline-size: 0;
    margin: 1.75em 0 0;
    padding: 0;
    border: 0;
  }
  .audio-article-dialog fieldset .field,
  .audio-article-dialog section .field {
    margin-block-start: 0.75em;
  }
  .audio-article-dialog legend,
  .audio-article-dialog .field > :is(label, .label) {
    padding: 0;
    font-weight: 650;
  }
  .audio-article-dialog .field,
  .audio-article-dialog .field > :is(label, .label) {
    display: block;
  }
  .audio-article-dialog fieldset > button {
    margin-block-start: 0.75em;
  }
  .audio-article-dialog .choice {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-block-size: 2.75em;
    padding-block: 0.375em;
    cursor: pointer;
  }
  .audio-article-dialog input {
    font: inherit;
  }
  .audio-article-dialog input:is([type='radio'], [type='checkbox']) {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--strong);
  }
  .audio-article-dialog table {
    margin-block-start: 0.75em;
    border-collapse: collapse;
  }
  .audio-article-dialog caption {
    text-align: start;
    font-weight: 650;
  }
  .audio-article-dialog :is(th, td) {
    padding-block: 0.25em;
    padding-inline: 0 1.5em;
    border-block-end: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
  }
  .audio-article-dialog td input {
    max-inline-size: 4.5em;
  }
  .audio-article-dialog .hint {
    color: var(--quiet-ink);
    margin-block-start: 0.25em;
  }
  .audio-article-dialog form > .hint {
    margin-block-start: 1.5em;
  }
  .audio-article-dialog .hint p {
    margin-block-start: 0.25em;
  }
  .audio-article-dialog .field > .hint + :is(input, textarea),
  .audio-article-dialog .field > .error + :is(input, textarea) {
    margin-block-start: 0.5em;
  }
  .audio-article-dialog input:not([type='radio'], [type='checkbox'], [type='range']),
  .audio-article-dialog select,
  .audio-article-dialog textarea {
    display: block;
    inline-size: 100%;
    min-block-size: 2.75em;
    padding: 0.5em 0.75em;
    border: 2px solid var(--edge);
    border-radius: 0.375em;
    color: var(--ink);
    background: var(--paper);
    font: inherit;
  }
  /* A long choice is whole, in as many lines as it takes, where the browser can … */
  @supports (appearance: base-select) {
    .audio-article-dialog select {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 0.5em;
      appearance: base-select;
      text-align: start;
      white-space: normal;
    }
  }
  /* … and elsewhere its words lie over a field that shows none: those in the field never break. */
  .audio-article-dialog .select {
    display: grid;
  }
  .audio-article-dialog .select > * {
    grid-area: 1 / 1;
  }
  .audio-article-dialog .chosen {
    display: none;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em;
    padding: 0.5em calc(0.75em + 2px);
    line-height: 1.25;
    pointer-events: none;
  }
  .audio-article-dialog .chosen::after {
    content: '▾';
  }
  @supports not (appearance: base-select) {
    @media (forced-colors: none) {
      .audio-article-dialog .select > select {
        appearance: none;
        -webkit-text-fill-color: transparent;
      }
      .audio-article-dialog .chosen {
        display: flex;
      }
    }
  }
  .audio-article-dialog .choice + .choice,
  .audio-article-dialog :is(.field, .slider, .actions) + .choice,
  .audio-article-dialog :is(.files, .summary) li + li {
    margin-block-start: 0.5em;
  }
  .audio-article-dialog input[type='range'] {
    flex: 1;
    min-inline-size: 0;
    max-inline-size: 20em;
    block-size: 2.75em;
    margin: 0;
    accent-color: var(--strong);
  }
  .audio-article-dialog textarea {
    resize: vertical;
  }
  .audio-article-dialog input[type='email'] {
    max-inline-size: 26em;
  }
  .audio-article-dialog :is(input, textarea)[aria-invalid] {
    border-color: var(--wrong);
    border-width: 3px;
  }
  .audio-article-dialog .error {
    margin-block-start: 0.5em;
    padding-inline-start: 0.75em;
    border-inline-start: 4px solid var(--wrong);
    color: var(--wrong);
    font-weight: 600;
  }
  .audio-article-dialog .summary,
  .audio-article-dialog .notice {
    margin-block-start: 1em;
    padding: 0.75em 1em;
    border: 1px solid var(--edge);
    border-radius: 0.5em;
    background: var(--tint);
  }
  .audio-article-dialog .summary {
    border: 3px solid var(--wrong);
    background: var(--paper);
  }
  .audio-article-dialog :is(.summary, .notice) > :first-child {
    margin-block-start: 0;
  }
  .audio-article-dialog .summary ul {
    padding: 0;
    list-style: none;
  }
  .audio-article-dialog .summary a {
    display: block;
    color: var(--wrong);
    font-weight: 600;
  }
  .audio-article-dialog .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
    margin-block-start: 1.5em;
    max-inline-size: none;
  }
  @media (max-width: 30em) {
    .audio-article-dialog .actions button {
      flex: 1 1 100%;
    }
  }
  @media (prefers-contrast: more) {
    .audio-article-dialog {
      border-width: 3px;
      --quiet-ink: var(--ink);
      --edge: var(--ink);
      --line: var(--ink);
    }
  }
  @media (forced-colors: active) {
    .audio-article-dialog :focus-visible {
      outline-color: Highlight;
    }
    .audio-article-dialog button.primary {
      border-width: 4px;
    }
    .audio-article-dialog [aria-disabled] {
      color: GrayText;
    }
  }
`;
