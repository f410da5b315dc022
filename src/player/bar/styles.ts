/** Of the buttons that were brought into the bar: three in a row, so that the room they need is known (docs/element.md). */
export const barStyles = `
.extras > div {
  display: grid;
  grid-template-columns: repeat(3, minmax(0, 1fr));
  align-items: start;
  gap: 0 0.5rem;
}
.extras button {
  min-block-size: 3.25rem;
  margin-block-start: 0.5rem;
  padding-inline: 0.25rem;
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
@container (inline-size < 18rem) {
  .extras > div {
    grid-template-columns: minmax(0, 1fr);
  }
}
@container (inline-size >= 37rem) {
  .extras button {
    min-block-size: 2.75rem;
  }
}
`;
