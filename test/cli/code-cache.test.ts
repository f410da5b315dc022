import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Script } from 'node:vm';
import { codeCacheFolder, openCodeCache } from '../../src/cli/code-cache.js';

const source = '(function twice(n) { return 2 * n; })';

describe('the code that V8 compiled', () => {
  let folder: string;
  const kept = (): string[] => readdirSync(folder);
  const file = (): string => join(folder, kept()[0]!);
  const compiled = (): Buffer => new Script(source).createCachedData();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'audio-article-code-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is kept, and V8 takes it in the next run', () => {
    assert.equal(openCodeCache(folder, 'one', 'narrate').code, undefined);
    openCodeCache(folder, 'one', 'narrate').keep(compiled);
    const { code } = openCodeCache(folder, 'one', 'narrate');
    const script = new Script(source, { cachedData: code! });
    assert.equal(script.cachedDataRejected, false);
    assert.equal((script.runInThisContext() as (n: number) => number)(21), 42);
  });

  it('is another for another source', () => {
    openCodeCache(folder, 'one', 'narrate').keep(compiled);
    assert.equal(openCodeCache(folder, 'two', 'narrate').code, undefined);
  });

  it('grows with the first runs of each subcommand and then stays', () => {
    const run = (name: string, text: string): void =>
      openCodeCache(folder, 'one', name).keep(() => Buffer.from(text));
    for (const text of ['1', '2', '3', '4']) run('narrate', text);
    assert.equal(openCodeCache(folder, 'one', 'check').code?.toString(), '3');
    run('check', '5');
    assert.equal(openCodeCache(folder, 'one', 'narrate').code?.toString(), '5');
    assert.equal(kept().length, 1);
  });

  it('counts as not there when a byte of it is another, and is made anew', () => {
    openCodeCache(folder, 'one', 'narrate').keep(compiled);
    const bytes = readFileSync(file());
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(file(), bytes);
    assert.equal(openCodeCache(folder, 'one', 'narrate').code, undefined);
    openCodeCache(folder, 'one', 'narrate').keep(compiled);
    assert.deepEqual(openCodeCache(folder, 'one', 'narrate').code, compiled());
  });

  it('counts as not there when it breaks off or is something else', () => {
    openCodeCache(folder, 'one', 'narrate').keep(compiled);
    const bytes = readFileSync(file());
    for (const other of [
      Buffer.alloc(0),
      bytes.subarray(0, 20),
      bytes.subarray(0, -1),
      Buffer.from('{}\n'),
    ]) {
      writeFileSync(file(), other);
      assert.equal(openCodeCache(folder, 'one', 'narrate').code, undefined);
    }
  });

  it('is not taken from a file that others may write', { skip: process.platform === 'win32' }, () => {
    openCodeCache(folder, 'one', 'narrate').keep(compiled);
    chmodSync(file(), 0o666);
    assert.equal(openCodeCache(folder, 'one', 'narrate').code, undefined);
  });

  it('is forgotten when it was not made anew for a season', () => {
    openCodeCache(folder, 'one', 'narrate').keep(compiled);
    const old = new Date(Date.now() - 100 * 24 * 3600 * 1000);
    utimesSync(file(), old, old);
    openCodeCache(folder, 'two', 'narrate').keep(compiled);
    assert.equal(kept().length, 1);
    assert.ok(openCodeCache(folder, 'two', 'narrate').code);
  });

  it('is not kept where no folder can be made, and nobody hears of it', () => {
    const blocked = join(folder, 'file');
    writeFileSync(blocked, '');
    openCodeCache(join(blocked, 'cache'), 'one', 'narrate').keep(compiled);
    assert.deepEqual(kept(), ['file']);
  });
});

describe('its folder', () => {
  it('is the one that the system has for this user', () => {
    assert.equal(codeCacheFolder({}, 'linux', '/home/ada'), '/home/ada/.cache/audio-article');
    assert.equal(
      codeCacheFolder({ XDG_CACHE_HOME: '/var/ada' }, 'linux', '/home/ada'),
      '/var/ada/audio-article',
    );
    assert.equal(codeCacheFolder({}, 'darwin', '/Users/ada'), '/Users/ada/Library/Caches/audio-article');
  });

  it('is no relative one, and none where Node is told to keep no code', () => {
    assert.equal(
      codeCacheFolder({ XDG_CACHE_HOME: 'here' }, 'linux', '/home/ada'),
      '/home/ada/.cache/audio-article',
    );
    assert.equal(codeCacheFolder({}, 'linux', ''), undefined);
    assert.equal(codeCacheFolder({ NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux', '/home/ada'), undefined);
  });
});
