import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withOpus } from '../../../src/narrate/audio/with-opus.js';

test('where the codec is not installed, the way to it is told', async () => {
  // @ts-expect-error there is no such package
  const missing = (): Promise<unknown> => import('audio-article-has-no-such-codec');
  await assert.rejects(withOpus(missing), { code: 'AA_E_OUTPUT', remedy: /npm install @libav\.js/ });
});

test('another failure stays what it is', async () => {
  await assert.rejects(
    withOpus(() => Promise.reject(new RangeError('too much'))),
    RangeError,
  );
});
