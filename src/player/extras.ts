import { type Acting, langOf } from './actions.js';
import { itemsOf } from './bar/items.js';
import { onSettings, settings, settingsRead } from './settings.js';
import { loadTexts } from './texts.js';
import { untilLoaded } from './until-loaded.js';

/** Loads what only some listeners use, as soon as they, or the publisher, want it. */
export function extrasWhenWanted(acting: Acting): void {
  const { player, signal } = acting;
  const loadBar = untilLoaded(async () => {
    const [{ showBar }] = await Promise.all([import('./bar/bar.js'), loadTexts(langOf(acting))]);
    if (!signal.aborted) showBar(acting);
  });
  const loadKeys = untilLoaded(async () => (await import('./shortcuts/shortcuts.js')).listenForKeys(acting));
  const look = (): void => {
    if (signal.aborted) return;
    const { bar, keysInPlayer, keysOnPage } = settings();
    if (itemsOf(bar, player.getAttribute('bar')).length) loadBar();
    if (keysInPlayer || keysOnPage) loadKeys();
  };
  void settingsRead.then(look);
  onSettings(look, signal);
  const attribute = new MutationObserver(look);
  attribute.observe(player, { attributeFilter: ['bar'] });
  signal.addEventListener('abort', () => attribute.disconnect());
}
