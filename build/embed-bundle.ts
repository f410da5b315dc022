import type { BuildOptions } from 'esbuild';
import { join } from 'node:path';

/** What embedded pages need besides the player, and the loader for the pages around them. `outdir` is the caller's. */
export const embedBundle = (root: string): BuildOptions => ({
  absWorkingDir: root,
  entryPoints: {
    // Classic: it asks for no CORS, and knows its own address.
    embed: join(root, 'src/embed/loader.ts'),
    'embed-frame': join(root, 'src/embed/frame.ts'),
  },
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  // “use strict” is 13 bytes of the loader's 1024.
  tsconfigRaw: { compilerOptions: { alwaysStrict: false } },
});
