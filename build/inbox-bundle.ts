import type { BuildOptions } from 'esbuild';
import { join } from 'node:path';

/** The editors' pages: one script and one stylesheet. Options for esbuild; `outdir` is the caller's. */
export const inboxBundle = (root: string): BuildOptions => ({
  absWorkingDir: root,
  entryPoints: { inbox: join(root, 'src/inbox/define.ts'), style: join(root, 'src/inbox/inbox.css') },
  bundle: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
});
