import { html, nothing } from 'lit';
import type { DialogContext } from '../../dialog-context.js';
import type { Frame } from '../frame.js';
import type { Section } from './section.js';

/** Of one dialog: the link to the sentence at which it was opened, and what became of it. */
interface LinkState {
  link?: Promise<string> | undefined;
  /** That the browser would not copy: the reader does it by hand. */
  shown?: string;
  isCopied?: boolean;
}
const states = new WeakMap<Frame, LinkState>();

/** A link that others open at this sentence. */
export const linkSection: Section = ({ context, frame, strings: { link: strings }, redraw }) => {
  const state = states.get(frame) ?? {};
  states.set(frame, state);
  const { block, sentence } = context.place ?? { block: 0, sentence: 0 };
  const { text = '', sentences, lang } = context.narration.blocks[block] ?? {};
  const { start = 0, end = 0, startMs = 0 } = sentences?.[sentence] ?? {};
  // Browsers copy only just after a press: it is made before that.
  const link = (): Promise<string> => (state.link ??= makeLink(context, { block, start, end, startMs }));
  const prepare = (): void => void link().catch(() => (state.link = undefined));

  const copy = async (): Promise<void> => {
    const made = await link();
    try {
      await navigator.clipboard.writeText(made);
      state.isCopied = true;
    } catch {
      state.shown = made;
    }
    redraw();
  };
  const share = async (): Promise<void> => {
    // Its rejection is a reader who has thought better of it.
    await navigator.share({ title: context.narration.title, url: await link() }).catch(() => undefined);
  };
  const canShare = 'share' in navigator;

  return html`<section aria-labelledby="options-link">
    <h3 id="options-link">${strings.heading}</h3>
    <p lang=${lang ?? context.narration.lang} dir="auto"><q>${text.slice(start, end)}</q></p>
    <p class="actions" @focusin=${prepare} @pointerover=${prepare}>
      <button type="button" @click=${() => void copy()}>${strings.copy}</button>
      ${canShare ? html`<button type="button" @click=${() => void share()}>${strings.share}</button>` : nothing}
    </p>
    <p role="status">${state.shown ? strings.byHand : state.isCopied ? strings.copied : ''}</p>
    ${
      state.shown
        ? html`<label class="field"
            ><span class="label">${strings.link}</span
            ><input readonly .value=${state.shown} @focus=${({ target }: Event) => (target as HTMLInputElement).select()}
          /></label>`
        : nothing
    }
  </section>`;
};

async function makeLink(
  { narration, listening }: DialogContext,
  place: { readonly block: number; readonly start: number; readonly end: number; readonly startMs: number },
): Promise<string> {
  const { linkToSentence } = await import('../../links/sentence-link.js');
  return linkToSentence(narration, place.startMs, listening?.rangeOf(place));
}
