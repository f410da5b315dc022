import { type Acting, langOf } from './actions.js';
import { itemsOf } from './bar/items.js';
import { onSettings, settings, settingsRead } from './settings.js';
import { loadTexts } from './texts.js';

/** Loads what only some listeners use, as soon as they, or the publisher, want it. */
export function extrasWhenWanted(acting: Acting): void {
  const { player, signal } = acting;
  // What does not arrive is asked for again with the next change.
  let [hasBar, hasKeys] = [false, false];
  const look = (): void => {
    if (signal.aborted) return;
    const { bar, keysInPlayer, keysOnPage } = settings();
    if (!hasBar && itemsOf(bar, player.getAttribute('bar')).length) {
      hasBar = true;
      Promise.all([import('./bar/bar.js'), loadTexts(langOf(acting))])
        .then(([{ showBar }]) => signal.aborted || showBar(acting))
        .catch(() => (hasBar = false));
    }
    if (!hasKeys && (keysInPlayer || keysOnPage)) {
      hasKeys = true;
      import('./shortcuts/shortcuts.js')
        .then(({ listenForKeys }) => listenForKeys(acting))
        .catch(() => (hasKeys = false));
    }
  };
  void settingsRead.then(look);
  onSettings(look, signal);
  const attribute = new MutationObserver(look);
  attribute.observe(player, { attributeFilter: ['bar'] });
  signal.addEventListener('abort', () => attribute.disconnect());
}
