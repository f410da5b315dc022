import assert from 'node:assert/strict';
import { test } from 'node:test';
import { returnPath } from '../../../src/serve/sign-in/return-path.js';

test('after signing in one comes to the page one wanted, if it is the inbox’s', () => {
  for (const path of [
    '/inbox',
    '/inbox/lexicon',
    '/inbox?state=open&card=0192',
    '/inbox/lexicon?search=a%20b',
  ])
    assert.equal(returnPath(path), path);
});

test('and never to another site', () => {
  for (const path of [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/inbox@evil.example',
    '/inbox//evil',
    '/inbox\nSet-Cookie: x',
    '/api/feedback',
    '/inbox/../x',
    'javascript:alert(1)',
    '/inbox?a=<script>',
  ])
    // prettier-ignore
    assert.equal(returnPath(path), '/inbox', String(path));
});
