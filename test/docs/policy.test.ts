import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { strictPolicy } from '../e2e/embed/host.js';
import { FRAME_ALLOW } from '../../src/core/embed.js';
import { root } from './markdown.js';

test('the policy that README and docs/embed.md give is the one under which every feature is tested', async () => {
  const needed = ['script-src', 'connect-src', 'media-src'];
  for (const [file, source, directives] of [
    ['README.md', "'self'", [...needed, 'style-src']],
    ['docs/embed.md', 'https://audio.example', needed],
  ] as const) {
    const text = await readFile(join(root, file), 'utf8');
    const given = Array.from(text.matchAll(/^Content-Security-Policy: (.*)$/gm), ([, policy]) => policy);
    assert.deepEqual(given, [strictPolicy(source, directives)], file);
  }
});

test('the frame that docs/embed.md has somebody write may do what ours may', async () => {
  assert.ok((await readFile(join(root, 'docs/embed.md'), 'utf8')).includes(`allow="${FRAME_ALLOW}"`));
});
