import { html, nothing, render, type TemplateResult } from 'lit';
import { act, type Acting, langOf } from '../actions.js';
import { actionStrings } from '../action-strings.js';
import { adoptSheet } from '../adopt-sheet.js';
import { directionOf } from '../direction.js';
import { expose } from '../exposed.js';
import { onSettings, settings } from '../settings.js';
import { keyShortcuts } from '../shortcuts/keys.js';
import { langOfTexts, loadTexts } from '../texts.js';
import { type BarButton, buttonsOf, itemsOf } from './items.js';
import { revealQuietly } from './reveal.js';
import { barStyles } from './styles.js';

/** Shows what was brought into the bar, in the room that the player’s view has for it, until the session ends. */
export function showBar(acting: Acting): void {
  const { player, root, media, signal } = acting;
  const place = root.querySelector<HTMLElement>('.extras');
  const whole = place?.closest<HTMLElement>('.player');
  if (!place || !whole) return;
  const sheet = adoptSheet(root, barStyles);

  const draw = (): void => {
    if (!signal.aborted) expose('action', () => render(bar(acting), place));
  };
  const heightBefore = whole.offsetHeight;
  draw();
  const row = place.firstElementChild;
  if (row && whole.offsetHeight > heightBefore) revealQuietly(row, player, signal);

  onSettings(draw, signal);
  player.addEventListener('sentenceloopchange', draw, { signal });
  media.addEventListener('volumechange', draw, { signal });
  const changes = new MutationObserver(draw);
  changes.observe(player, { attributeFilter: ['bar'] });
  const speak = (): void => void loadTexts(langOf(acting)).then(draw);
  const language = new MutationObserver(speak);
  language.observe(whole, { attributeFilter: ['lang'] });
  // It may have come while this was on its way.
  speak();
  signal.addEventListener('abort', () => {
    changes.disconnect();
    language.disconnect();
    sheet.release();
    render(nothing, place);
  });
}

function bar(acting: Acting): TemplateResult | typeof nothing {
  const buttons = buttonsOf(itemsOf(settings().bar, acting.player.getAttribute('bar')));
  const lang = langOfTexts(langOf(acting));
  const { group } = actionStrings(lang);
  if (!buttons.length) return nothing;
  return html`<div role="group" aria-label=${group} lang=${lang} dir=${directionOf(lang)}
    >${buttons.map((name) => button(name, acting))}</div
  >`;
}

function button(name: BarButton, acting: Acting): TemplateResult {
  const [seen, heard] = actionStrings(langOf(acting)).buttons[name];
  const pressed: Partial<Record<BarButton, boolean>> = {
    loop: acting.listening.sentences.loop,
    mute: acting.media.muted,
  };
  return html`<button
    type="button"
    part="button"
    aria-pressed=${pressed[name] ?? nothing}
    aria-haspopup=${name === 'jump' ? 'dialog' : nothing}
    aria-keyshortcuts=${keyShortcuts(name, settings()) ?? nothing}
    @click=${({ currentTarget }: Event) => act(name, acting, 'button', currentTarget as Element)}
  >
    ${seen}${heard && html`<span class="hidden"> ${heard}</span>`}
  </button>`;
}
