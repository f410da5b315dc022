import type { FeedbackPlace } from '../core/feedback.js';
import type { DialogContext } from './dialog-context.js';
import type { Narrated } from './narration-source.js';

export type Dialog = 'info' | 'feedback' | 'options' | 'jump';

/** What the player knows of its dialogs; the rest it need not know before one is opened. */
export type DialogOpener = Pick<
  DialogContext,
  'root' | 'player' | 'listening' | 'invoker' | 'isPlaying' | 'playPause' | 'announce' | 'removed' | 'lang'
> & {
  readonly narrated: Narrated;
  /** Where feedback goes, absolute; the narration's origin unless given. */
  readonly feedback: string | undefined;
  readonly place: FeedbackPlace | undefined;
};

export async function openDialog(
  dialog: Dialog,
  { narrated, feedback, ...rest }: DialogOpener,
): Promise<void> {
  const { narration, url } = narrated;
  const endpoint = new URL(feedback ?? '/api/feedback', url);
  const context: DialogContext = { ...rest, narration, narrationUrl: url, endpoint };
  if (dialog === 'info') (await import('./dialogs/info-dialog.js')).openInfoDialog(context);
  else if (dialog === 'options')
    (await import('./dialogs/options/options-dialog.js')).openOptionsDialog(context);
  else if (dialog === 'jump') (await import('./dialogs/jump/jump-dialog.js')).openJumpDialog(context);
  else (await import('./dialogs/feedback-dialog.js')).openFeedbackDialog(context);
}
