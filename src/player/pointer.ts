/** When a text was selected as the pointer came down: the click then only takes the selection back. */
let selectedAt = -Infinity;
/** Longer than a click takes. */
const CLICK_MS = 1000;

const isSelected = (): boolean => getSelection()?.isCollapsed === false;

export function notePointer(): void {
  if (isSelected()) selectedAt = performance.now();
}

/** Whether a click is about a selection: there is one, or there was one until the pointer came down. */
export const isAboutSelection = (): boolean => isSelected() || performance.now() - selectedAt < CLICK_MS;
