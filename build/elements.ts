import type { CustomElement, Package } from 'custom-elements-manifest/schema.js';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as TypeScript from 'typescript';

/*
 * What editors and documentation know of the elements, from their source:
 *
 * dist/custom-elements.json           https://custom-elements-manifest.open-wc.org
 * dist/vscode.html-custom-data.json   VS Code's `html.customData`
 * dist/vscode.css-custom-data.json    VS Code's `css.customData`
 */

/** Classes that are elements, what they inherit from, and where they get their names. */
const modules = [
  ...['audio-article', 'audio-article-controls', 'audio-article-disclosure', 'audio-article-progress'],
  ...['transcript', 'companion', 'media-surface', 'rendered'],
  ...['define', 'define-controls', 'define-disclosure', 'define-progress', 'define-transcript'],
];

/** As much of the analyzer as is called here: its types are for those who write plugins. */
interface Analyzer {
  readonly ts: typeof TypeScript;
  readonly create: (options: {
    readonly modules: readonly TypeScript.SourceFile[];
    readonly plugins: readonly unknown[];
    readonly context: { readonly dev: boolean };
  }) => Package;
}
const analyzer: string = '@custom-elements-manifest/analyzer';

/** Every class of it that a page or a developer meets. */
export const elementsOf = ({ modules }: Package): CustomElement[] =>
  modules.flatMap(({ declarations = [] }) =>
    declarations.filter((declaration) => declaration.kind === 'class'),
  ) as CustomElement[];

export async function elementsManifest(root: string): Promise<Package> {
  const { create, ts } = (await import(analyzer)) as Analyzer;
  const { litPlugin } = (await import(`${analyzer}/src/features/framework-plugins/lit/lit.js`)) as {
    litPlugin: () => unknown[];
  };
  const made = create({
    modules: await Promise.all(
      modules.map(async (name) => {
        const path = `src/player/${name}.ts`;
        const source = await readFile(join(root, path), 'utf8');
        return ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true);
      }),
    ),
    plugins: litPlugin(),
    context: { dev: false },
  });
  // Of the sources, which are not in the package.
  const manifest = JSON.parse(
    JSON.stringify(made).replaceAll(/"\/?src\/([^"]+)\.[jt]s"/g, '"dist/$1.js"'),
  ) as Package;
  for (const module of manifest.modules)
    module.declarations = module.declarations?.filter(({ kind }) => kind === 'class') ?? [];
  for (const element of elementsOf(manifest)) {
    element.members = element.members?.filter(isPublic) ?? [];
    // Guessed from calls of dispatchEvent, beside those that are told.
    if (element.events) element.events = element.events.filter(({ description }) => description);
  }
  return manifest;
}

/** `preload` is set on the media element, in the constructor. */
const isPublic = ({ name, privacy }: { name: string; privacy?: string }): boolean =>
  privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#') && name !== 'preload';

/** @param dist where the build is put together */
export async function writeElementsManifest(root: string, dist: string): Promise<void> {
  const manifest = await elementsManifest(root);
  const options = { hideLogs: true };
  // Its types say that every declaration is an element; of others it makes nothing.
  const forVsCode = manifest as Parameters<typeof getVsCodeHtmlCustomData>[0];
  await Promise.all([
    writeFile(join(dist, 'custom-elements.json'), `${JSON.stringify(manifest, null, 2)}\n`),
    writeFile(join(dist, 'vscode.html-custom-data.json'), getVsCodeHtmlCustomData(forVsCode, options)),
    writeFile(join(dist, 'vscode.css-custom-data.json'), getVsCodeCssCustomData(forVsCode, options)),
  ]);
}
