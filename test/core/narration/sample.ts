import type { Narration } from '../../../src/core/narration/schema.js';

const sha = 'a'.repeat(64);

/** A small valid narration; each call is a fresh one. */
export function sampleNarration(): Narration {
  return {
    version: 1,
    id: 'lighthouse',
    revision: sha,
    lang: 'en',
    title: 'The lighthouse',
    byline: 'Ada Example',
    published: '2026-11-20',
    audio: [
      {
        src: '../audio/lighthouse.mp3',
        type: 'audio/mpeg',
        bytes: 48_000,
        duration: 6000,
        sha256: sha,
        loudness: -16,
        truePeak: -1.5,
      },
    ],
    voice: { id: 'flite-rms', name: 'RMS', engine: 'flite', engineVersion: '2.2', lang: 'en' },
    otherVoices: [{ id: 'espeak-fr', name: 'French', engine: 'espeak', engineVersion: '1', lang: 'fr' }],
    generated: {
      date: '2026-11-23',
      tool: 'audio-article 0.1.0',
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
      disclosure: 'This audio version was artificially generated.',
    },
    reviewed: null,
    blocks: [
      {
        kind: 'title',
        text: 'The lighthouse',
        sha256: sha,
        sentences: [
          {
            start: 0,
            end: 14,
            startMs: 100,
            endMs: 1200,
            words: [
              [0, 3, 100, 300],
              [4, 14, 300, 1200],
            ],
          },
        ],
      },
      {
        kind: 'paragraph',
        text: 'It cost $5 & more. A <b> light came on.',
        passages: [{ start: 3, end: 7, lang: 'fr' }],
        sha256: sha,
        sentences: [
          {
            start: 0,
            end: 18,
            startMs: 2000,
            endMs: 3600,
            words: [
              [0, 2, 2000, 2100],
              [3, 7, 2100, 2400],
              [8, 10, 2400, 3000],
              [11, 12, 3000, 3100],
              [13, 17, 3100, 3600],
            ],
          },
          {
            start: 19,
            end: 39,
            startMs: 4000,
            endMs: 5200,
            words: [
              [19, 20, 4000, 4000],
              [21, 24, 4000, 4200],
              [25, 30, 4200, 4500],
              [31, 35, 4500, 4800],
              [36, 38, 4800, 5200],
            ],
          },
        ],
      },
    ],
    omitted: [{ kind: 'figure', reason: 'Pictures cannot be read aloud.', count: 1 }],
  };
}
