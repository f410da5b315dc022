import { css } from '../css.js';

/*
 * The bar is the player's own group of buttons, which a popover lifts into the top layer: no ancestor's transform or
 * overflow holds it back, no attribute changes, and its place in the document, its names and its order of Tab stay.
 * As long as it is not lifted, a popover is to look as if it were none. What has a shape has it by a border.
 */
export const miniStyles = css`
  .transport[popover] {
    position: static;
    inset: auto;
    inline-size: auto;
    block-size: auto;
    margin: 0;
    border: 0;
    padding: 0;
    overflow: visible;
    color: inherit;
    background: none;
  }
  .back[popover] {
    display: inline-block;
    overflow: visible;
  }
  .dismiss {
    display: none;
  }
  .transport:popover-open {
    position: fixed;
    inset: auto 0 0;
    display: flex;
    flex-wrap: nowrap;
    gap: 8px;
    border: 0 solid var(--edge);
    border-block-start-width: 1px;
    padding: 6px calc(6px + env(safe-area-inset-right, 0px)) calc(6px + env(safe-area-inset-bottom, 0px))
      calc(6px + env(safe-area-inset-left, 0px));
    overflow: hidden;
    background: var(--paper);
    box-shadow: 0 0 0.75em rgb(0 0 0/25%);
  }
  .transport:popover-open > .play {
    margin-inline-start: auto;
  }
  .transport:popover-open > * {
    flex: none;
    min-inline-size: 44px;
    min-block-size: min(44px, 25vh - 14px);
    border-radius: 8px;
    padding-block: 0;
    white-space: nowrap;
  }
  .transport:popover-open :focus-visible {
    outline-offset: -3px;
    box-shadow: inset 0 0 0 5px var(--paper);
  }
  .transport:popover-open .dismiss {
    display: grid;
    margin-inline-start: auto;
    place-items: center;
    cursor: pointer;
  }
  .dismiss::before,
  .dismiss::after {
    content: '';
    grid-area: 1/1;
    inline-size: 1em;
    border-block-start: 2px solid currentColor;
    rotate: 45deg;
  }
  .dismiss::after {
    rotate: -45deg;
  }
  .back:popover-open {
    inset: auto;
    min-inline-size: 44px;
    min-block-size: min(44px, 25vh - 14px);
    margin: 0;
    border-radius: 0.5em;
    padding: 0 0.75em;
    box-shadow: none;
    white-space: nowrap;
  }
  @media print {
    .transport:popover-open,
    .back[popover] {
      display: none;
    }
  }
`;

/** For a view that is not wide enough for all words: signs say the same, and the names stay. */
const shortLabels = css`
  .transport:popover-open > .play ~ button,
  .back:popover-open {
    padding-inline: 6px;
    font-size: 0;
    text-align: center;
  }
  .transport:popover-open > .play ~ button > [aria-hidden] {
    display: none;
  }
  .transport:popover-open > .play ~ button::after {
    content: '15' / '';
    font-size: var(--audio-article-font-size, medium);
  }
  .transport:popover-open > .play ~ button::before,
  .back:popover-open::before {
    content: '';
    display: inline-block;
    font-size: var(--audio-article-font-size, medium);
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline: 0.25em;
    border: solid currentColor;
    border-width: 0 0 3px 3px;
    rotate: 45deg;
  }
  .transport:popover-open > .play + button + button::before {
    margin-inline: 0 0.5em;
    rotate: -135deg;
  }
  .back:popover-open::before {
    margin: 0 0 0.25em;
    rotate: -45deg;
  }
`;

const playWithoutWord = css`
  .transport:popover-open > .play {
    padding-inline: 0;
    font-size: 0;
  }
  .transport:popover-open > .play > [aria-hidden] {
    font-size: var(--audio-article-font-size, medium);
  }
  .transport:popover-open > .play svg {
    margin: 0;
    vertical-align: -0.1em;
  }
`;

/** Of “15” only its direction is left. */
const directionsOnly = css`
  .transport:popover-open {
    gap: 4px;
  }
  .transport:popover-open > .play ~ button,
  .back:popover-open {
    padding-inline: 0;
  }
  .transport:popover-open > .play ~ button::after {
    content: none;
  }
`;

/** From all words to the fewest. */
export const wordings: readonly string[] = [
  '',
  shortLabels,
  shortLabels + playWithoutWord,
  shortLabels + playWithoutWord + directionsOnly,
];
