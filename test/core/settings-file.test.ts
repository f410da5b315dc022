import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Type } from '@sinclair/typebox';
import { parseSettings } from '../../src/core/settings-file.js';

describe('a file of settings', () => {
  const schema = Type.Object(
    { title: Type.Optional(Type.String()), links: Type.Optional(Type.Array(Type.String())) },
    { additionalProperties: false },
  );
  const parse = (text: string): unknown => parseSettings(schema, text, 'site.json');

  it('is what it says', () => assert.deepEqual(parse('{"title": "News"}'), { title: 'News' }));

  it('is refused with its name, the place, what is meant, and what there is', () => {
    for (const [text, message] of [
      ['{"title": "a",}', /^site\.json is not JSON: .+/],
      ['{"titel": "a"}', /^site\.json has “titel”, which is nothing\. Did you mean “title”\?$/],
      ['{"links": ["a", 1]}', /^site\.json is wrong at “links\/1”: .+\.$/],
      ['[]', /^site\.json is wrong at its top: .+\.$/],
    ] as const)
      assert.throws(() => parse(text), { code: 'AA_E_CONFIG', message, remedy: 'It takes title, links.' });
  });
});
