import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { disclosure, recordedStatement } from '../../src/core/disclosure.js';
import { articleJsonLd, jsonLdScript, statementOf } from '../../src/core/json-ld.js';
import type { Narration } from '../../src/core/narration/schema.js';
import { sampleNarration } from './narration/sample.js';

const addressOf = ({ src }: { readonly src: string }): string => new URL(src, 'https://example.org/t/').href;

const audio = {
  '@type': 'AudioObject',
  name: 'The lighthouse',
  contentUrl: 'https://example.org/audio/lighthouse.mp3',
  encodingFormat: 'audio/mpeg',
  contentSize: '48000',
  duration: 'PT6.000S',
  inLanguage: 'en',
  uploadDate: '2026-11-23',
  description: 'This audio version was artificially generated.',
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  creator: [
    { '@type': 'SoftwareApplication', name: 'RMS, flite 2.2' },
    { '@type': 'SoftwareApplication', name: 'French, espeak 1' },
  ],
};

describe('An article for machines', () => {
  it('tells what it is, and of its audio what it says and by which voices', () => {
    assert.deepEqual(articleJsonLd(sampleNarration(), addressOf), {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'The lighthouse',
      inLanguage: 'en',
      datePublished: '2026-11-20',
      author: { '@type': 'Person', name: 'Ada Example' },
      audio,
    });
  });

  it('names no author and no date that nobody knows, and every file', () => {
    const rest = sampleNarration();
    delete rest.byline;
    delete rest.published;
    delete rest.otherVoices;
    const narration: Narration = { ...rest, audio: [rest.audio[0]!, { ...rest.audio[0]!, src: 'b.mp3' }] };
    const one = { ...audio, creator: audio.creator[0] };
    assert.deepEqual(articleJsonLd(narration, addressOf), {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'The lighthouse',
      inLanguage: 'en',
      audio: [one, { ...one, contentUrl: 'https://example.org/t/b.mp3' }],
    });
  });

  it('read by somebody who gives no name has nobody for its creator', () => {
    const rest = sampleNarration();
    delete rest.otherVoices;
    const json = JSON.stringify(articleJsonLd({ ...rest, voice: { kind: 'person', lang: 'en' } }, addressOf));
    assert.doesNotMatch(json, /creator/);
  });

  it('is a block of data that nothing in it can end', () => {
    assert.equal(
      jsonLdScript({ a: '</script><b>' }),
      '<script type="application/ld+json">{"a":"\\u003c/script>\\u003cb>"}</script>',
    );
  });
});

describe('What is said of the voice', () => {
  it('is said in the article’s language, of any region, where it is known, else in English', () => {
    const said = (of: (lang: string) => string): string[] => ['de', 'DE-at', 'en-GB', 'sv', ''].map(of);
    const [german, english] = ['Diese Audiofassung wurde künstlich erzeugt.', 'This audio version was artificially generated.'];
    assert.deepEqual(said(disclosure), [german, german, english, english, english]);
    const [read, heard] = ['Diese Audiofassung wurde von einem Menschen gelesen.', 'This audio version was read by a person.'];
    assert.deepEqual(said(recordedStatement), [read, read, heard, heard, heard]);
  }); // prettier-ignore

  it('is what the narration says, or what we have for its language', () => {
    const narration = sampleNarration();
    assert.equal(statementOf({ ...narration, generated: { ...narration.generated, disclosure: 'By a machine.' } }), 'By a machine.');
    delete narration.generated.disclosure;
    assert.equal(statementOf({ ...narration, lang: 'de' }), 'Diese Audiofassung wurde künstlich erzeugt.');
  }); // prettier-ignore
});
