import { html, nothing } from 'lit';
import type { DialogContext } from '../../dialog-context.js';
import type { KeepResult } from '../../offline/keep.js';
import { keptArticle, removeKept, type Kept } from '../../offline/kept-in.js';
import { soundBytes, type ToKeep } from '../../offline/sound.js';
import { sizeInWords } from '../formats.js';
import type { Frame } from '../frame.js';
import type { Section, SectionContext } from './section.js';

/** Of one article, for as long as the page is there: a download goes on when the dialog is closed. */
interface Offline {
  /** Undefined: it is not known yet whether it can be kept at all. */
  can?: boolean;
  kept: Kept | undefined;
  loading?: { readonly stop: AbortController; bytes: number } | undefined;
  answer: string;
  draw: () => void;
}
const articles = new Map<string, Offline>();
const asked = new WeakSet<Frame>();

/** Where the publisher offers it with `offline`, and has a service worker that answers without a network. */
export const offlineSection: Section = (section) => {
  const { context, frame, strings, redraw } = section;
  if (!context.player.hasAttribute('offline')) return html``;
  const { href } = context.narrationUrl;
  const state = articles.get(href) ?? { kept: undefined, answer: '', draw: redraw };
  articles.set(href, state);
  state.draw = redraw;
  if (!asked.has(frame)) {
    asked.add(frame);
    state.answer = '';
    void ask(state, context);
  }
  if (!state.can) return html``;
  const { offline } = strings;
  const { kept, loading } = state;
  const size = (bytes: number): string => sizeInWords(bytes, frame.lang);
  const total = soundBytes(toKeep(context));
  const press = (): void => {
    if (loading) loading.stop.abort();
    else if (kept) void remove(state, section);
    else void download(state, section);
  };
  return html`<section aria-labelledby="options-offline">
    <h3 id="options-offline">${offline.heading}</h3>
    <p class="hint">${kept ? offline.kept(size(kept.bytes)) : offline.about(size(total))}</p>
    ${
      // Seen, and not heard: it changes because time passes.
      loading
        ? html`<p aria-hidden="true">
            <progress max=${total} .value=${Math.min(loading.bytes, total)}></progress>
            ${offline.progress(size(Math.min(loading.bytes, total)), size(total))}
          </p>`
        : nothing
    }
    <p class="actions">
      <button type="button" @click=${press}>
        ${loading ? offline.stop : kept ? offline.remove : offline.download}
      </button>
    </p>
    <p role="status">${state.answer}</p>
  </section>`;
};

const toKeep = ({ narration, narrationUrl, player }: DialogContext): ToKeep => ({
  narration,
  url: narrationUrl,
  audio: player.currentSrc || new URL(narration.audio[0]?.src ?? '', narrationUrl).href,
  page: player.ownerDocument,
});

async function ask(state: Offline, { player, narration, narrationUrl }: DialogContext): Promise<void> {
  try {
    const { canKeep } = await import('../../offline/keep.js');
    const can = await canKeep(player.ownerDocument);
    const kept = can ? await keptArticle(narrationUrl) : undefined;
    // Another version of it is offered anew, and takes the place of the one that is there.
    Object.assign(state, { can, kept: kept?.revision === narration.revision ? kept : undefined });
  } catch {
    state.can = false;
  }
  state.draw();
}

async function download(state: Offline, { context, frame, strings }: SectionContext): Promise<void> {
  const { offline } = strings;
  const loading = { stop: new AbortController(), bytes: 0 };
  state.loading = loading;
  state.answer = offline.loading;
  state.draw();
  const { keepArticle } = await import('../../offline/keep.js');
  let drawnAt = 0;
  const told = (bytes: number): void => {
    loading.bytes = bytes;
    if (performance.now() - drawnAt < 100) return;
    drawnAt = performance.now();
    state.draw();
  };
  const result = await keepArticle(toKeep(context), told, loading.stop.signal);
  state.loading = undefined;
  state.kept = result.is === 'kept' ? result.kept : undefined;
  state.answer = answerTo(result);
  state.draw();
  if (frame.closed.aborted && state.answer && !context.isPlaying()) context.announce(state.answer);

  function answerTo({ is }: KeepResult): string {
    if (is === 'cancelled') return '';
    if (is === 'kept') return offline.done;
    return is === 'full'
      ? offline.full(sizeInWords(soundBytes(toKeep(context)), frame.lang))
      : offline.failed;
  }
}

async function remove(state: Offline, { context, strings }: SectionContext): Promise<void> {
  await removeKept(context.narrationUrl);
  state.kept = undefined;
  state.answer = strings.offline.removed;
  state.draw();
}
