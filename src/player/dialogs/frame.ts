import { html, render, type TemplateResult } from 'lit';
import { adoptSheet } from '../adopt-sheet.js';
import type { DialogContext } from '../dialog-context.js';
import { directionOf } from '../direction.js';
import { dialogStyles } from './dialog-styles.js';
import { type DialogStrings, dialogStrings } from './strings.js';

/** One native modal dialog in the player's shadow root: the browser keeps the focus in and the page inert. */
export interface Frame {
  readonly element: HTMLDialogElement;
  readonly strings: DialogStrings;
  /** Of the texts, BCP 47: for Intl. */
  readonly lang: string;
  /** Aborted when the dialog has closed. */
  readonly closed: AbortSignal;
  readonly draw: (heading: string, content: TemplateResult) => void;
  /** To the heading, after the dialog's content was replaced: a screen reader goes on there. */
  readonly focusHeading: () => void;
  readonly close: () => void;
  /** Closes it for something that takes the focus itself: it does not go back first, which would be heard. */
  readonly leaveFor: (next: () => void) => void;
}

/** Whether a click beside the dialog closes it (the `closedby` attribute). */
export type ClosedBy = 'any' | 'closerequest';

/** Opens with the focus on its heading; closed, it is gone, and the focus is back where it was. */
export function openFrame(context: DialogContext, closedBy: ClosedBy): Frame {
  const { strings, lang } = dialogStrings(context.lang);
  const element = document.createElement('dialog');
  element.className = 'audio-article-dialog';
  element.lang = lang;
  element.dir = directionOf(lang);
  element.setAttribute('closedby', closedBy);
  element.setAttribute('aria-labelledby', 'dialog-heading');
  const sheet = adoptSheet(context.root, dialogStyles);
  context.root.append(element);

  const closed = new AbortController();
  closed.signal.addEventListener('abort', sheet.release);
  const close = (): void => {
    if (closed.signal.aborted) return;
    closed.abort();
    element.close();
    element.remove();
    // Safari does not focus a clicked button, so the browser alone would not come back to it.
    context.invoker.focus({ preventScroll: true });
  };
  const leaveFor = (next: () => void): void => {
    closed.abort();
    // A dialog that is closed gives the focus back, one that is removed does not.
    element.remove();
    next();
  };
  // The event of closing may come when the reader has gone on already: it would take the focus back. This one does not wait.
  element.addEventListener('cancel', ({ target }) => {
    if (target === element) close();
  });
  element.addEventListener('close', close);
  context.removed.addEventListener('abort', close, { signal: closed.signal });

  const focusHeading = (): void => {
    element.scrollTop = 0;
    element.querySelector<HTMLElement>('#dialog-heading')?.focus();
  };

  let hasOpened = false;
  const draw = (heading: string, content: TemplateResult): void => {
    if (closed.signal.aborted) return; // an answer that came too late
    render(
      html`<header>
          <h2 id="dialog-heading" tabindex="-1">${heading}</h2>
          <button type="button" class="close" @click=${close}>
            <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14">
              <path d="M2 2 14 14M14 2 2 14" fill="none" stroke="currentColor" stroke-width="2.5" />
            </svg>
            ${strings.close}
          </button>
        </header>
        ${content}`,
      element,
    );
    // Closed, it stays so: its close event comes later, and what is drawn until then must not open it again.
    if (hasOpened) return;
    hasOpened = true;
    element.showModal();
    focusHeading();
  };

  return { element, strings, lang, closed: closed.signal, draw, focusHeading, close, leaveFor };
}
