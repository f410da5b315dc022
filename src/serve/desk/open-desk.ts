import type { App } from '../app.js';
import { correctionsFile } from '../lexicon/corrections-file.js';
import { readings } from '../lexicon/reading.js';
import { lexiconRoutes } from '../lexicon/routes.js';
import type { Site } from '../site.js';
import type { Desk } from './desk.js';
import { startLinter } from './lint-cards.js';
import { deskRoutes } from './routes.js';

/** The editors' desk of a site: what they ask for, the linter's warnings, and their rules as a file in the site's folder. */
export async function openDesk(app: App, site: Site, root: string): Promise<void> {
  const { queue, storage, store, workshop } = site;
  const { pool } = site.database;
  const file = correctionsFile(site.remote ? undefined : root, pool);
  const desk: Desk = {
    ...{ pool, queue, storage, store, readingOf: readings(), lint: workshop.lint },
    lexiconFiles: () => site.lexiconFiles(),
    // The rule holds; a disk that is full or read only takes it with the next change.
    onRules: () => file.write().catch(() => undefined),
  };
  await file.adopt();
  await desk.onRules();
  deskRoutes(app, desk);
  await lexiconRoutes(app, desk);
  const linter = startLinter(desk);
  app.addHook('onClose', () => linter.close());
}
