import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const manifest = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<
    string,
    {
      license?: string;
      dev?: boolean;
      devOptional?: boolean;
      peer?: boolean;
      engines?: { node?: string };
      optionalDependencies?: Record<string, string>;
    }
  >;
};
const installed = Object.entries(lock.packages).filter(
  ([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer,
);

test('no GPL code is installed with the package', () => {
  const offenders = installed
    .filter(([, { license = '' }]) => /(?<!L)GPL/.test(license))
    .map(([path]) => path);
  assert.deepEqual(offenders, []);
});

test('every dependency has its notice', () => {
  const notices = read('THIRD-PARTY-NOTICES.md');
  const missing = Object.keys(manifest.dependencies).filter((name) => !notices.includes(`| ${name} |`));
  assert.deepEqual(missing, []);
});

/**
 * Asks for Node 22.12 and runs on 20.19, as all tests of the queue do: npm warns and installs it. Its last version that asks for no
 * newer Node has no heartbeats.
 */
const asksForMoreThanItNeeds = ['node_modules/pg-boss'];

test('nothing that is installed asks for a newer Node than we promise, but for what is tested on ours', () => {
  const asksTooMuch = Object.entries(lock.packages)
    .filter(([, { engines }]) => /^(>=?|\^)?\s*(2[1-9]|[3-9]\d)\./.test(`${engines?.node ?? ''}.`))
    .map(([path]) => path);
  assert.deepEqual(asksTooMuch, asksForMoreThanItNeeds);
});

test('the lock file holds the programs of every platform, without which npm ci refuses to install', () => {
  const names = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')));
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${name} of ${path}`),
  );
  assert.deepEqual(missing, []);
});
