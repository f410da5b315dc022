/** The player's lazy parts, all of which a listener may want where there is no network. What fails is asked for again then. */
export async function loadAll(): Promise<void> {
  await Promise.allSettled([
    import('../listening.js'),
    import('../open-dialog.js'),
    import('../dialogs/feedback-dialog.js'),
    import('../dialogs/info-dialog.js'),
    import('../dialogs/jump/jump-dialog.js'),
    import('../dialogs/options/options-dialog.js'),
    import('../feedback/outbox.js'),
    import('../feedback/corrected.js'),
    import('../bar/bar.js'),
    import('../shortcuts/shortcuts.js'),
    import('../mini/mini-player.js'),
    import('../look/look.js'),
    import('../highlight/overlay.js'),
    import('../links/sentence-link.js'),
    import('../soundtrack/soundtrack.js'),
    import('../settings.js'),
    import('../feedback-pending.js'),
    import('../late-article.js'),
  ]);
}
