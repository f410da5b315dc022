import { css } from './css.js';
import { adoptSheet } from './adopt-sheet.js';
import { expose } from './exposed.js';

/**
 * “Back to current sentence”. Between the reader's act that leads away and the one that leads back it is a stop of the
 * Tab key; whether it is seen in between may change with time, and assistive technology does not learn of that.
 */
export interface WayBack {
  /** The reader has gone elsewhere in the text. */
  offer(): void;
  /** The voice has come to where the reader is. */
  fade(): void;
  /** The page has been brought back. */
  withdraw(): void;
}

/** How it looks, which nobody sees before. */
const styles = css`
  .back {
    inset: auto 0 1em;
    z-index: 1000;
    inline-size: fit-content;
    margin-inline: auto;
    border-radius: 2em;
    padding-inline: 1.25em;
    box-shadow: 0 0.25em 1em rgb(0 0 0/30%);
  }
`;

/** Until `signal` aborts. */
export function wayBack(root: ShadowRoot, signal: AbortSignal): WayBack {
  signal.addEventListener('abort', adoptSheet(root, styles).release);
  // The view may have made it anew.
  const button = (): HTMLElement | null => root.querySelector('.back');
  const write = (isOffered: boolean): void => {
    const element = button();
    if (element && element.tabIndex !== (isOffered ? 0 : -1))
      expose('action', () => (element.tabIndex = isOffered ? 0 : -1));
    element?.classList.toggle('wanted', isOffered);
  };
  return {
    offer: () => write(true),
    fade: () => button()?.classList.remove('wanted'),
    withdraw: () => write(false),
  };
}
