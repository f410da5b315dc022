import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Rendered } from '../src/player/rendered.js';

/**
 * Subresource Integrity of what a page loads: the entry's goes into its tag, the lazy chunks' into an import map
 * (https://html.spec.whatwg.org/#import-map-integrity-map).
 */
export interface Integrity {
  /** sha384 by the file's name in dist/cdn. */
  readonly integrity: Readonly<Record<string, string>>;
  /** For `style-src` of a page that a server has rendered: of the `<style>` in each element's declarative shadow root. */
  readonly serverStyle: string;
}

/** What `@lit-labs/ssr` puts there. */
const { styles } = Rendered as unknown as { readonly styles: { readonly cssText: string } };

/** Writes `integrity.json` beside the files. */
export async function writeIntegrity(folder: string): Promise<Integrity> {
  const names = (await readdir(folder)).filter((name) => /\.(js|css)$/.test(name)).sort();
  const hashes = names.map(async (name) => {
    const hash = createHash('sha384').update(await readFile(join(folder, name)));
    return [name, `sha384-${hash.digest('base64')}`] as const;
  });
  const made: Integrity = {
    integrity: Object.fromEntries(await Promise.all(hashes)),
    serverStyle: `sha256-${createHash('sha256').update(styles.cssText).digest('base64')}`,
  };
  await writeFile(join(folder, 'integrity.json'), `${JSON.stringify(made, null, 2)}\n`);
  return made;
}
