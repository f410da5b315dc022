import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { partOf, spanOf } from '../../../src/player/offline/part-of.js';

describe('A part of a kept file', () => {
  it('is what RFC 9110 says that a range means', () => {
    const cases: readonly (readonly [string, readonly [number, number] | null | undefined])[] = [
      ['bytes=0-', [0, 100]],
      ['bytes=10-19', [10, 20]],
      ['bytes=99-', [99, 100]],
      ['bytes=90-500', [90, 100]],
      ['Bytes = 5 - 6', [5, 7]],
      ['bytes=-10', [90, 100]],
      ['bytes=-500', [0, 100]],
      ['bytes=100-', null],
      ['bytes=-0', null],
      ['bytes=20-10', undefined],
      ['bytes=0-1,5-6', undefined],
      ['bytes=-', undefined],
      ['lines=1-2', undefined],
      ['', undefined],
    ];
    for (const [header, wanted] of cases) {
      const span = spanOf(header, 100);
      assert.deepEqual(span && [span.start, span.end], wanted, header);
    }
  });

  it('is answered as a server does, with the file’s own headers', async () => {
    const file = (): Response =>
      new Response('0123456789', { headers: { 'Content-Type': 'audio/mpeg', ETag: '"1"' } });
    const part = await partOf(file(), 'bytes=2-5');
    assert.equal(part.status, 206);
    assert.equal(await part.text(), '2345');
    const told = ['Content-Range', 'Content-Length', 'Content-Type', 'ETag'].map((name) =>
      part.headers.get(name),
    );
    assert.deepEqual(told, ['bytes 2-5/10', '4', 'audio/mpeg', '"1"']);
    const none = await partOf(file(), 'bytes=10-');
    assert.deepEqual(
      [none.status, none.headers.get('Content-Range'), await none.text()],
      [416, 'bytes */10', ''],
    );
    const all = await partOf(file(), 'bytes=0-1,4-5');
    assert.deepEqual([all.status, await all.text()], [200, '0123456789']);
  });
});
