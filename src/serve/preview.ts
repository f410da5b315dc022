import { resolve } from 'node:path';
import { createApp, refuseOtherMethods } from './app.js';
import { servedFolders } from './folders.js';
import { embedRoutes } from './embed/routes.js';
import { siteSettings } from './embed/settings.js';
import { assertPortIsFree, closeWithin, listen, type ListenOptions } from './listen.js';
import { mediaRoutes } from './media.js';
import { pageRoutes, readNarration } from './pages/routes.js';
import { problem, sendProblem } from './problem.js';
import { folderStorage } from './storage/folder.js';

export interface PreviewOptions extends ListenOptions {
  readonly root: string;
  readonly audioDir: string;
  readonly transcriptsDir: string;
  /** The built player. */
  readonly playerDir: string;
  /** Of the narrations that are listed. */
  readonly names: readonly string[];
}

/**
 * Pages, audio, transcripts and player where there is no database. What readers report is refused as for now: their
 * players keep it.
 * @throws AudioArticleError AA_E_USAGE, AA_E_PORT_IN_USE
 */
export async function startPreview(
  options: PreviewOptions,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const served = servedFolders(options);
  await assertPortIsFree(options);
  const storage = folderStorage(options);
  const app = await createApp({ shared: [] });
  const finish = refuseOtherMethods(app);
  await mediaRoutes(app, {
    ...{ ...served, storage, remote: false },
    player: { path: '/player/', folder: resolve(options.playerDir) },
  });
  pageRoutes(app, { root: options.root, storage, names: () => Promise.resolve(options.names) });
  embedRoutes(app, {
    ...{
      base: undefined,
      frameAncestors: ["'self'"],
      mediaOrigins: [],
      settings: siteSettings(options.root),
    },
    narrationOf: (name) => readNarration(storage, name),
    nameOfPage: () => Promise.resolve(undefined),
  });
  app.post('/api/feedback', (_request, reply) =>
    sendProblem(reply, problem(503, { detail: 'There is no database here that could keep reports.' })),
  );
  finish();
  return { url: await listen(app, options), close: () => closeWithin(app) };
}
