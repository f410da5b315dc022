import { build, type Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootDir } from '../browser/web-test-runner.config.js';

/*
 * A test file and every source of ours that it imports as one script, whose state is new each time it is evaluated.
 * Packages and Node's modules are given to it: they are loaded once a process.
 */

/** The body of a function of `given(name)`, a module's namespace, and `meta(file)`, what stands for import.meta. */
export const head = '(async (__given, __meta) => {"use strict";\n';

const packages: Plugin = {
  name: 'packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path, namespace: 'package' },
    );
    onLoad({ filter: /.*/, namespace: 'package' }, async ({ path }) => {
      const names = Object.keys((await import(path)) as object);
      const lines = names.map((name, at) => `const v${at} = m[${JSON.stringify(name)}];`);
      const exported = names.map((name, at) => `v${at} as ${JSON.stringify(name)}`);
      return {
        contents: `const m = __given(${JSON.stringify(path)});\n${lines.join('\n')}\nexport { ${exported.join(', ')} };`,
        loader: 'js',
      };
    });
  },
};

/** @param instead what is read in the place of a file, by its path from the root */
const ours = (instead: ReadonlyMap<string, string>): Plugin => ({
  name: 'ours',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const file = relative(rootDir, path);
      const text = instead.get(file) ?? (await readFile(path, 'utf8'));
      const meta = `__meta(${JSON.stringify(pathToFileURL(path).href)})`;
      return { contents: text.replaceAll(/\bimport\.meta\b/g, meta), loader: 'ts' };
    });
  },
});

const options = (instead: ReadonlyMap<string, string>) => ({
  plugins: [packages, ours(instead)],
  bundle: true,
  format: 'esm' as const,
  platform: 'node' as const,
  target: 'node20',
  write: false as const,
  // What package.json says of side effects is for those who bundle it.
  ignoreAnnotations: true,
  absWorkingDir: rootDir,
  tsconfigRaw: {},
  logLevel: 'silent' as const,
});

export async function bundled(test: string, instead: ReadonlyMap<string, string>): Promise<string> {
  const contents = `import ${JSON.stringify(`./${test}`)};`;
  const { outputFiles } = await build({
    ...options(instead),
    stdin: { contents, resolveDir: rootDir, loader: 'ts' },
  });
  return `${head}${outputFiles[0]!.text}\n})`;
}

/** The sources whose code each of the test files holds. */
export async function sourcesOf(tests: readonly string[]): Promise<Map<string, ReadonlySet<string>>> {
  const { metafile } = await build({
    ...options(new Map()),
    entryPoints: [...tests],
    outdir: rootDir,
    metafile: true,
  });
  return new Map(
    Object.values(metafile.outputs).map(({ entryPoint, inputs }) => [
      entryPoint!,
      new Set(Object.keys(inputs).filter((file) => inputs[file]!.bytesInOutput > 0)),
    ]),
  );
}
