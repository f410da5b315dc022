import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Generators that are told apart by what lies in a site's folder. */
export const siteKinds = ['eleventy', 'vite', 'hugo', 'jekyll', 'html'] as const;
export type SiteKind = (typeof siteKinds)[number];

/** A site's folder, to be read only. Paths are relative to it, with `/`. */
export interface Site {
  /** @returns undefined for what is no file, or not there */
  read(path: string): Promise<string | undefined>;
  /** Names; none for what is no folder. */
  list(path: string): Promise<readonly string[]>;
}

/** So large is no page or configuration that people write. */
const MOST_BYTES = 8 * 1024 * 1024;

export const siteIn = (folder: string): Site => ({
  async read(path) {
    const found = await stat(join(folder, path)).catch(() => undefined);
    if (!found?.isFile() || found.size > MOST_BYTES) return undefined;
    return readFile(join(folder, path), 'utf8');
  },
  list: (path) => readdir(join(folder, path)).catch(() => []),
});

async function uses(site: Site, dependency: string): Promise<boolean> {
  const manifest = await site.read('package.json');
  try {
    const { dependencies, devDependencies } = JSON.parse(manifest ?? '{}') as Record<
      string,
      Readonly<Record<string, string>> | undefined
    >;
    return dependency in { ...dependencies, ...devDependencies };
  } catch {
    return false;
  }
}

/** A file of the site's folder that says what makes the site. */
const tells: readonly (readonly [SiteKind, RegExp])[] = [
  ['eleventy', /^(?:\.eleventy\.js|eleventy\.config\.[cm]?[jt]s)$/],
  ['vite', /^vite\.config\.[cm]?[jt]s$/],
  ['hugo', /^hugo\.(?:toml|ya?ml|json)$/],
  ['jekyll', /^_config\.(?:toml|ya?ml)$/],
];

/** The file that says that it is of this kind, if there is one. */
export async function configurationOf(site: Site, kind: SiteKind): Promise<string | undefined> {
  const pattern = tells.find(([told]) => told === kind)?.[1];
  return (await site.list('.')).find((name) => pattern?.test(name));
}

/** @returns undefined where there is no site */
export async function detect(site: Site): Promise<SiteKind | undefined> {
  const names = await site.list('.');
  const told = tells.find(([, pattern]) => names.some((name) => pattern.test(name)));
  if (told) return told[0];
  if (await uses(site, '@11ty/eleventy')) return 'eleventy';
  if (await uses(site, 'vite')) return 'vite';
  // What Hugo's configuration was called before 0.110; others have a config.toml, too.
  if (names.some((name) => /^config\.(?:toml|ya?ml|json)$/.test(name)) && names.includes('archetypes'))
    return 'hugo';
  return names.some((name) => /\.html?$/i.test(name)) ? 'html' : undefined;
}
