/** What stands below the controls when a reported word has been corrected. */
export const correctedStyles = `
.corrected {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 0.25em 0.75em;
  margin-block-start: 0.5em;
  padding: 0.5em 0.75em;
  border: 1px solid var(--edge);
  border-radius: 0.5em;
  background: var(--tint);
  color: var(--ink);
}
.corrected > p {
  margin: 0;
}
.corrected.waiting {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
}
`;
