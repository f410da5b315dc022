import type { AudioArticle } from './audio-article.js';
import type { DialogContext } from './dialog-context.js';
import type { Inside } from './inside.js';
import { loadTexts } from './texts.js';

export type Dialog = 'info' | 'feedback' | 'options' | 'jump';

/** What is no address must not keep the other dialogs shut. */
function endpointOf({ feedback, baseURI }: AudioArticle, narrationUrl: URL): URL {
  if (feedback && URL.canParse(feedback, baseURI)) return new URL(feedback, baseURI);
  if (feedback) reportError(new Error(`feedback="${feedback}" is no address.`));
  return new URL('/api/feedback', narrationUrl);
}

/** The narration has come, or will not come any more. */
export async function openDialog(
  dialog: Dialog,
  invoker: HTMLElement,
  player: AudioArticle,
  { source: { narrated }, session, store, requests, announce, removed }: Inside,
): Promise<void> {
  if (!narrated) throw new Error('Nothing to tell of.');
  const { narration, url } = narrated;
  const lang = store.state.spoken?.lang ?? 'en';
  const [listening] = await Promise.all([session?.listen(), loadTexts(lang)]);
  const context: DialogContext = {
    root: player.renderRoot as ShadowRoot,
    invoker,
    player,
    listening,
    narration,
    narrationUrl: url,
    lang,
    endpoint: endpointOf(player, url),
    place: listening?.place(),
    isPlaying: () => !player.paused,
    playPause: requests.playPause,
    announce,
    removed,
  };
  if (dialog === 'info') (await import('./dialogs/info-dialog.js')).openInfoDialog(context);
  else if (dialog === 'options')
    (await import('./dialogs/options/options-dialog.js')).openOptionsDialog(context);
  else if (dialog === 'jump') (await import('./dialogs/jump/jump-dialog.js')).openJumpDialog(context);
  else (await import('./dialogs/feedback-dialog.js')).openFeedbackDialog(context);
}
