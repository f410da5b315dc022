import { css } from './css.js';
import { palette } from './palette.js';

/*
 * What has a shape has it by a border: forced colours drop backgrounds and shadows. Lengths are in em of the letters
 * that the reader has set in the browser: rem would be the publisher's, of whom many set 62.5 %. Bare elements are told within
 * .player, because the dialogs share the root. The least block sizes are those that audio-article.css keeps free before
 * the player is there; a test holds the two together. “Back to current sentence” lies over the page, because the player
 * has scrolled away when it is wanted; it is named and operable at all times, so that nothing comes or goes for a
 * screen reader. The range lies over the rail and is not seen itself.
 * Over 300 lines: one sheet, whose rules depend on their order.
 */
export const styles = css`
  :host {
    display: block;
    position: relative;
  }
  :host([hidden]) {
    display: none;
  }
  .player,
  .back {
    ${palette}
    color: var(--ink);
    font: 400 var(--audio-article-font-size, medium)/1.5 var(--audio-article-font, system-ui, sans-serif);
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    forced-color-adjust: auto;
  }
  .player {
    container-type: inline-size;
  }
  section.player:not(.bare) {
    margin-block-end: 1.5em;
  }
  .player *,
  .back {
    box-sizing: border-box;
  }
  .card {
    display: flow-root;
    min-block-size: 24.125em;
    padding: 0.75em;
    border: 1px solid var(--line);
    border-radius: 0.75em;
    background: var(--paper);
  }
  :where(.player) p {
    margin: 0;
  }
  .disclosure strong {
    display: block;
    font-weight: 650;
  }
  .links {
    display: flex;
    margin-block: -0.5em 0;
  }
  .links button + button::before {
    content: '';
    position: absolute;
    inset-block: 0.875em;
    inset-inline-start: 0;
    border-inline-start: 1px solid var(--edge);
  }
  :where(.player) :is(button, select),
  button:where(.back) {
    min-block-size: 2.75em;
    min-inline-size: 2.75em;
    padding: 0.25em 0.75em;
    border: 1px solid var(--edge);
    border-radius: 0.5em;
    color: var(--ink);
    background: var(--paper);
    font: inherit;
    line-height: 1.25;
    cursor: pointer;
  }
  :where(.player) :is(button, select):hover,
  button:where(.back):hover {
    border-color: var(--strong);
    background: var(--tint);
  }
  .links button,
  :where(.player) a {
    position: relative;
    border: 0;
    color: var(--strong);
    background: none;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .links button {
    padding-inline: 0 0.75em;
  }
  .links button + button {
    padding-inline: 0.75em 0;
  }
  :where(.player) a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75em;
  }
  :is(.links button, .player a):hover {
    text-decoration-thickness: 2px;
  }
  .controls {
    display: grid;
    grid-template-columns: repeat(3, minmax(min-content, auto));
    gap: 0.5em;
    margin-block-start: 0.5em;
  }
  .controls[hidden] {
    visibility: hidden;
  }
  .transport {
    grid-column: 1/-1;
    display: inherit;
    grid-template-columns: subgrid;
    gap: inherit;
  }
  .controls button {
    min-inline-size: auto;
    padding-inline: 0.375em;
    overflow-wrap: anywhere;
  }
  .play {
    border-color: var(--strong);
    color: var(--on-strong);
    background: var(--strong);
    font-weight: 650;
    white-space: nowrap;
  }
  .play:hover {
    background: var(--strong);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  :where(.player) svg {
    inline-size: 0.875em;
    block-size: 0.875em;
    margin-inline-end: 0.5em;
    fill: currentColor;
    vertical-align: -0.05em;
  }
  .speed {
    grid-column: span 2;
  }
  .speed,
  .progress {
    display: flex;
    gap: 0.5em;
    align-items: center;
  }
  .speed select,
  .position,
  [role='status']:not(:empty) {
    flex: 1;
  }
  .speed select {
    inline-size: 4.75em;
    padding-inline: 0.5em 0.25em;
  }
  .progress {
    grid-column: 1/-1;
  }
  .time {
    color: var(--quiet-ink);
    direction: ltr;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .position {
    position: relative;
    block-size: 2.75em;
    direction: ltr;
  }
  :where(.player) input {
    appearance: none;
    position: absolute;
    inset: 0;
    z-index: 1;
    inline-size: 100%;
    margin: 0;
    border-radius: 0.5em;
    background: none;
    font: inherit;
    cursor: pointer;
    forced-color-adjust: none;
  }
  :where(.player) input::-webkit-slider-thumb {
    appearance: none;
    inline-size: 2.75em;
    block-size: 2.75em;
    opacity: 0;
  }
  :where(.player) input::-moz-range-thumb {
    inline-size: 2.75em;
    block-size: 2.75em;
    border: 0;
    opacity: 0;
  }
  .rail {
    position: absolute;
    inset: 0;
    contain: strict;
  }
  .rail::before,
  .rail div {
    content: '';
    position: absolute;
    inset: 1.125em 0;
    border: 2px solid var(--edge);
    border-radius: 0.25em;
  }
  .rail .heard {
    border: solid var(--strong);
    border-width: 0.25em 0;
    transform: scaleX(var(--progress));
    transform-origin: left;
  }
  .rail .thumb {
    inset: 0.625em 0.75em auto;
    border: 0;
    transform: translateX(calc(var(--progress) * 100%));
  }
  .thumb::before {
    content: '';
    position: absolute;
    inline-size: 0.75em;
    block-size: 0.75em;
    margin-inline-start: -0.75em;
    border: 0.375em solid var(--strong);
    border-radius: 50%;
    background: var(--paper);
    box-sizing: content-box;
  }
  .extras {
    min-block-size: var(--audio-article-bar-room, 0);
  }
  .answers,
  .choices {
    display: flex;
    gap: 0.25em 0.5em;
    align-items: center;
  }
  .answers {
    flex-wrap: wrap;
    min-block-size: 5em;
    margin-block-start: 0.25em;
  }
  .choices:empty {
    display: none;
  }
  [role='status']:empty {
    margin-inline-end: -0.5em;
  }
  ::slotted([slot='disclosure']) {
    margin-inline-start: 0.3em;
  }
  .hint {
    color: var(--quiet-ink);
  }
  .back {
    position: fixed;
  }
  .back:not(.wanted, :focus-visible) {
    opacity: 0;
    pointer-events: none;
  }
  :focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--paper), 0 0 0 7px var(--paper);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bare :is(.card, .answers) {
    min-block-size: 0 !important;
    margin: 0;
    padding: 0;
    border: 0;
  }
  @container (inline-size < 18em) {
    .card {
      min-block-size: 46em;
    }
    .controls {
      grid-template-columns: minmax(0, 1fr);
    }
    .speed {
      grid-column: 1;
    }
    .links,
    .speed,
    .progress,
    .choices {
      flex-wrap: wrap;
    }
    .position {
      flex-basis: 100%;
    }
    .links button + button::before {
      display: none;
    }
    .links button {
      padding: 0 !important;
    }
  }
  @container (inline-size >= 26em) {
    .card {
      min-block-size: 20.25em;
    }
    .answers {
      flex-wrap: nowrap;
      min-block-size: 3.25em;
    }
  }
  @container (inline-size >= 37em) {
    .card {
      min-block-size: 17em;
    }
    .controls {
      display: flex;
      flex-wrap: wrap;
    }
    .controls button {
      padding-inline: 0.5em;
    }
    .progress {
      flex: 0 0 100%;
    }
  }
  @container (inline-size >= 41em) {
    .card {
      min-block-size: 14.75em;
      padding-inline: 1em;
    }
    .disclosure {
      display: flex;
      justify-content: space-between;
    }
    .links {
      margin: 0;
    }
  }
  @media print {
    .player,
    .back {
      display: none;
    }
  }
  @media (prefers-contrast: more) {
    .player {
      --edge: var(--ink);
      --line: var(--ink);
      --quiet-ink: var(--ink);
    }
  }
  @media (prefers-contrast: more), (forced-colors: active) {
    .card,
    :where(.player) :is(button, select) {
      border-width: 2px;
    }
  }
  @media (forced-colors: active) {
    .player,
    .back {
      --edge: ButtonText;
      --strong: Highlight;
      --on-strong: HighlightText;
      --paper: Canvas;
      --ink: CanvasText;
    }
    .play,
    .rail {
      forced-color-adjust: none;
    }
    .card {
      border-color: CanvasText;
    }
  }
`;
