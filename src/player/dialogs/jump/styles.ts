/** Of the dialog “Jump to…” alone; dialog-styles.ts is of all. */
export const jumpStyles = `
.audio-article-dialog .time-form {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5em;
}
.audio-article-dialog .time-form input {
  flex: 1 1 8em;
  inline-size: auto;
  min-inline-size: 0;
  max-inline-size: 14em;
}
.audio-article-dialog h4 {
  margin: 1.25em 0 0;
  font-size: 1em;
  font-weight: 650;
  line-height: 1.25;
}
.audio-article-dialog .places {
  max-inline-size: none;
  margin-block-start: 0.5em;
  padding: 0;
  list-style: none;
}
.audio-article-dialog .places li + li {
  margin-block-start: 0.5em;
}
.audio-article-dialog .places button {
  display: flex;
  justify-content: space-between;
  gap: 1em;
  inline-size: 100%;
  text-align: start;
}
.audio-article-dialog .places .when {
  color: var(--quiet-ink);
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}
.audio-article-dialog form.field > .hint {
  margin-block-start: 0.25em;
}
.audio-article-dialog .places [data-level='3'] {
  padding-inline-start: 1em;
}
.audio-article-dialog .places [data-level='4'] {
  padding-inline-start: 2em;
}
.audio-article-dialog .places :is([data-level='5'], [data-level='6']) {
  padding-inline-start: 3em;
}
`;
