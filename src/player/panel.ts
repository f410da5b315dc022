import { expose } from './exposed.js';
import type { Inside } from './inside.js';
import { type ShownPosition, showPosition } from './shown-position.js';

/** An element in which a player is seen: its own, or one elsewhere on the page. */
export interface PanelElement extends HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  requestUpdate(): void;
}

/** Renders the player's state, and keeps its position true, until `signal` aborts. */
export function joinPanel(element: PanelElement, inside: Inside, signal: AbortSignal): ShownPosition {
  const position = showPosition(element.renderRoot as ShadowRoot, inside, signal);
  const update = (): void => element.requestUpdate();
  inside.store.onChange((cause) => expose(cause, update), signal);
  element.addEventListener(
    'focusin',
    () => {
      // Before assistive technology asks for the position, it is brought up to date.
      position.expose('action');
      void inside.session?.listen();
    },
    { signal },
  );
  expose('load', update);
  return position;
}
