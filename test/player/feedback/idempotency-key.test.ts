import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idempotencyKey } from '../../../src/player/feedback/idempotency-key.js';

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('a key is a random UUID, on pages without TLS too', () => {
  const withoutTls = {
    getRandomValues: <T extends ArrayBufferView | null>(array: T): T =>
      crypto.getRandomValues(array as Uint8Array<ArrayBuffer>) as unknown as T,
  };
  for (const from of [crypto, withoutTls]) {
    const keys = Array.from({ length: 200 }, () => idempotencyKey(from));
    for (const key of keys) assert.match(key, uuid4);
    assert.equal(new Set(keys).size, keys.length);
  }
});
