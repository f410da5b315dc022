import assert from 'node:assert/strict';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  bin: Record<string, string>;
  exports: Record<string, string | { types: string; default: string }>;
};

test('every address that the package promises is built', () => {
  const promised = [
    ...Object.values(manifest.bin),
    ...Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : Object.values(entry),
    ),
  ].filter((path) => !path.includes('*'));
  assert.deepEqual(
    promised.filter((path) => !existsSync(new URL(path, root))),
    [],
  );
});

test('the parts that need no browser can be imported', async () => {
  for (const path of ['dist/core/index.js', 'dist/narrate/index.js', 'dist/serve/index.js'])
    assert.ok(Object.keys((await import(new URL(path, root).href)) as object).length > 0, path);
});

test('its command can be run as it is, after every build', () => {
  for (const path of Object.values(manifest.bin)) accessSync(new URL(path, root), constants.X_OK);
});
