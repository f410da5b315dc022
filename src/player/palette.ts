import { css } from './css.js';

/**
 * Declarations of the colours that player and dialogs share, in the page's own colour scheme. Text on paper or tint
 * has a contrast of 7:1 and more, edges 3:1 and more. Where light-dark() is not known, the page's own colours stay.
 */
export const palette = css`
  --ink: var(--audio-article-ink, light-dark(#1a1b1f, #f1f2f5));
  --quiet-ink: var(--audio-article-quiet-ink, light-dark(#43454d, #c9ccd6));
  --paper: var(--audio-article-paper, light-dark(#fff, #17191e));
  --tint: var(--audio-article-tint, light-dark(#eef3fb, #232833));
  --edge: var(--audio-article-edge, light-dark(#6b6e78, #8d919d));
  --line: var(--audio-article-line, light-dark(#d5d7de, #3a3e49));
  --strong: var(--audio-article-strong, light-dark(#123c7c, #b3cdff));
  --on-strong: var(--audio-article-on-strong, light-dark(#fff, #0c1a33));
`;
