import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDocs } from '../../docs/site/build.js';
import { share, type Shared } from '../shared.js';

/** The folder of the documentation as a site without its search: built once for all who look at it. */
export const builtDocs = (): Promise<Shared<string>> =>
  share(
    'the documentation',
    async () => {
      const output = await mkdtemp(join(tmpdir(), 'audio-article-docs-'));
      await buildDocs({ output, quick: true });
      return output;
    },
    (output) => rm(output, { recursive: true, force: true }),
  );
