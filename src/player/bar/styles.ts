/** Of the buttons that were brought into the bar: three in a row, so that the room they need is known (docs/element.md). */
export const barStyles = `
.extras > div {
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  align-items: start;
  gap: 0 0.5em;
}
.extras button {
  min-block-size: 3.25em;
  margin-block-start: 0.5em;
  padding-inline: 0.25em;
  overflow-wrap: anywhere;
}
.extras [aria-pressed='true'] {
  border-width: 5px;
  border-color: var(--strong);
  font-weight: 650;
}
.extras > .waiting {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
@container (inline-size < 18em) {
  .extras > div {
    grid-template-columns: minmax(0, 1fr);
  }
}
@container (inline-size >= 37em) {
  .extras button {
    min-block-size: 2.75em;
  }
}
`;
