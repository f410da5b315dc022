import { checkPackage } from '@arethetypeswrong/core';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { manifest, packed } from './packed.js';

const { tarball, contents, files } = packed();

test('publint finds nothing', async () => {
  const { messages } = await publint({
    strict: true,
    level: 'suggestion',
    pack: { tarball: tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.length) },
  });
  assert.deepEqual(
    messages.map((message) => formatMessage(message, manifest)),
    [],
  );
});

/** What a package that is ES modules only says of resolutions that know no `exports` or no ES modules: attw's own `esm-only`. */
const notForModules = new Set(['node10', 'node16-cjs']);

test('Are the types wrong? They are not', async () => {
  const result = await checkPackage(contents);
  assert.ok(result.types);
  assert.deepEqual(
    result.problems.filter(
      (problem) => !('resolutionKind' in problem && notForModules.has(problem.resolutionKind)),
    ),
    [],
  );
  for (const [path, { resolutions }] of Object.entries(result.entrypoints))
    if (!path.includes('*') && !path.endsWith('.json'))
      assert.ok(resolutions.bundler.resolution?.isTypeScript, path);
});

test('it holds what it promises, licences included, and nothing of the repository’s', () => {
  for (const path of ['LICENSE', 'THIRD-PARTY-NOTICES.md', 'README.md', 'package.json'])
    assert.ok(files.has(path), path);
  const strangers = [...files.keys()].filter(
    (path) =>
      !path.startsWith('dist/') &&
      !/^(LICENSE|README\.md|CHANGELOG\.md|THIRD-PARTY-NOTICES\.md|package\.json)$/.test(path),
  );
  assert.deepEqual(strangers, []);
});

test('every script has a source map whose sources are in it', () => {
  /** Made of many files for Node; and the loader of frames, in whose 1024 bytes a map's address is too long. */
  const without = /^dist\/cli\/(audio-article|command)\.cjs$|\/thread\.c?js$|^dist\/cdn\/embed/;
  const scripts = [...files.keys()].filter((path) => /\.c?js$/.test(path) && !without.test(path));
  assert.ok(scripts.length > 500);
  for (const path of scripts) {
    const [, name = ''] = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(files.get(path)?.() ?? '') ?? [];
    const map = files.get(path.slice(0, path.lastIndexOf('/') + 1) + name);
    assert.ok(map, `${path} → ${name}`);
    const { sources, sourcesContent } = JSON.parse(map()) as { sources: string[]; sourcesContent?: string[] };
    assert.equal(sourcesContent?.filter((text) => typeof text === 'string').length, sources.length, path);
  }
});

test('no script names a file that is not in it', () => {
  for (const [path, text] of files) {
    if (!/^dist\/(?!cli\/|cdn\/|inbox\/).*\.(js|d\.ts)$/.test(path) || /\/thread\.c?js$/.test(path)) continue;
    const folder = new URL(path, 'file:///');
    for (const [, name = ''] of text().matchAll(/^(?:import|export)\b[^'"\n]*['"](\.[^'"]+)['"];$/gm)) {
      const target = new URL(name, folder).pathname.slice(1);
      assert.ok(files.has(target), `${path} → ${name}`);
    }
  }
});
