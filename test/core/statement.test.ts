import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeWebVtt } from '../../src/core/formats/webvtt.js';
import { articleJsonLd, statementOf } from '../../src/core/json-ld.js';
import type { Narration } from '../../src/core/narration/schema.js';
import { fallbackMarkup } from '../../src/serve/pages/fallback.js';
import { placesAt } from '../../src/serve/pages/places.js';
import { sampleNarration } from './narration/sample.js';

test('nothing calls a person’s recording artificial', () => {
  const { date, tool } = sampleNarration().generated;
  const digitalSourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture';
  const sample = sampleNarration();
  delete sample.otherVoices;
  const narration: Narration = {
    ...sample,
    voice: { kind: 'person', name: 'Ada Reader', lang: 'en' },
    generated: { date, tool, digitalSourceType },
  };
  const all = [
    statementOf(narration),
    writeWebVtt(narration),
    JSON.stringify(articleJsonLd(narration, ({ src }) => src)),
    fallbackMarkup(narration, placesAt('it')).markup,
  ];
  for (const text of all) {
    assert.doesNotMatch(text, /artificial|computer-made|SoftwareApplication/i);
    assert.match(text, /person/i);
  }
  assert.match(all[2] ?? '', /"creator":\{"@type":"Person","name":"Ada Reader"\}/);
});
