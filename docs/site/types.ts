import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Application, type TypeDocOptions } from 'typedoc';
import type { PluginOptions } from 'typedoc-plugin-markdown';

const entries = {
  core: 'src/core/index.ts',
  element: 'src/player/element.ts',
  react: 'src/react/index.ts',
  narrate: 'src/narrate/index.ts',
  serve: 'src/serve/index.ts',
};

/** A page for each entry of the package, of its types and their comments: its name to Markdown. */
export async function typePages(root: string): Promise<ReadonlyMap<string, string>> {
  // TypeDoc empties the folder that it writes to.
  const out = await mkdtemp(join(tmpdir(), 'audio-article-types-'));
  try {
    const options: TypeDocOptions & PluginOptions = {
      out,
      entryPoints: Object.values(entries).map((file) => join(root, file)),
      tsconfig: join(root, 'tsconfig.json'),
      plugin: ['typedoc-plugin-markdown'],
      router: 'module',
      readme: 'none',
      excludePrivate: true,
      excludeProtected: true,
      excludeExternals: true,
      excludeInternal: true,
      disableSources: true,
      skipErrorChecking: true,
      logLevel: 'Error',
      hidePageHeader: true,
      hideBreadcrumbs: true,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
    };
    const app = await Application.bootstrapWithPlugins(options);
    const project = await app.convert();
    if (!project) throw new Error('TypeDoc could not read the sources.');
    await app.generateOutputs(project);
    const files = (await readdir(out, { recursive: true })).filter((file) => file.endsWith('.md'));
    const pages = new Map<string, string>();
    for (const name of Object.keys(entries)) {
      const file = files.find((one) => one.endsWith(`${name}.md`));
      if (file === undefined) throw new Error(`TypeDoc made no page for ${name}: ${files.join(', ')}`);
      pages.set(name, await readFile(join(out, file), 'utf8'));
    }
    return pages;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
