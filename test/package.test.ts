import assert from 'node:assert/strict';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

test('every package that its command in one file asks for can be required', () => {
  const command = new URL('dist/cli/command.cjs', root);
  const require = createRequire(command);
  const asked = readFileSync(command, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g);
  // linkedom asks for it and goes on without.
  const names = new Set(Array.from(asked, ([, name = '']) => name).filter((name) => name !== 'canvas'));
  assert.ok(names.size > 10);
  for (const name of names) assert.ok(require(name), name);
});
