import id3 from 'node-id3';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id3Tag, type AudioTags } from '../../../src/narrate/audio/tags.js';

const tags: AudioTags = {
  title: 'Schöne „Grüße“ aus 東京',
  byline: 'Ada Example',
  lang: 'de-CH',
  voice: 'RMS (American English, male), flite 2.3',
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  statement: 'Diese Audiofassung wurde künstlich erzeugt.',
  lyrics: [
    { text: 'Grüße aus 東京.', startMs: 250, endsBlock: false },
    { text: 'Zwei Sätze “hier”.', startMs: 1900, endsBlock: true },
    { text: 'Ende é', startMs: 2000, endsBlock: true },
  ],
  chapters: [
    { title: 'Anfang', startMs: 0, endMs: 2000 },
    { title: 'Ende é', startMs: 2000, endMs: 3500 },
  ],
};

const read = (tag: Uint8Array) => id3.read(Buffer.from(tag), { noRaw: true });

test('title, byline, language and chapters come back as they were given', () => {
  const found = read(id3Tag(tags));
  assert.equal(found.title, tags.title);
  assert.equal(found.artist, tags.byline);
  assert.equal(found.language, 'deu');
  assert.deepEqual(
    found.chapter?.map(({ startTimeMs, endTimeMs, tags: inner }) => ({ title: inner?.title, startMs: startTimeMs, endMs: endTimeMs })),
    tags.chapters,
  );
  assert.deepEqual(found.tableOfContents?.[0]?.elements, ['chapter-1', 'chapter-2']);
});

test('the file says that the voice is artificial, for people and for machines', () => {
  const found = read(id3Tag(tags));
  const texts = new Map(found.userDefinedText?.map(({ description, value }) => [description, value]));
  assert.equal(texts.get('digitalSourceType'), tags.digitalSourceType);
  assert.equal(texts.get('artificially-generated'), tags.statement);
  assert.match(found.comment?.text ?? '', /künstlich erzeugt.*RMS/);
});

test('the words come back: as a text, and line by line with their times', () => {
  const found = read(id3Tag(tags));
  assert.deepEqual(found.unsynchronisedLyrics, {
    language: 'deu',
    shortText: '',
    text: 'Grüße aus 東京. Zwei Sätze “hier”.\nEnde é',
  });
  const [lyrics] = found.synchronisedLyrics ?? [];
  assert.deepEqual([lyrics?.language, lyrics?.timeStampFormat, lyrics?.contentType], ['deu', 2, 1]);
  assert.deepEqual(
    lyrics?.synchronisedText.map(({ text, timeStamp }) => ({ text: text.trim(), startMs: timeStamp })),
    tags.lyrics.map(({ text, startMs }) => ({ text, startMs })),
  );
});

test('a cover is the front cover, byte by byte', () => {
  const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3, 255, 254]);
  const { image } = read(id3Tag({ ...tags, cover: { mime: 'image/jpeg', bytes } }));
  assert.ok(typeof image === 'object');
  assert.deepEqual([image.mime, image.type.id], ['image/jpeg', 3]);
  assert.deepEqual(new Uint8Array(image.imageBuffer), bytes);
  assert.equal(read(id3Tag(tags)).image, undefined);
});

test('the tag knows no date: the same article gives the same bytes', () => {
  assert.deepEqual(id3Tag(tags), id3Tag(structuredClone(tags)));
  assert.doesNotMatch(Buffer.from(id3Tag(tags)).toString('latin1'), /TDRC|TYER|TDAT|TDEN/);
});

test('a language without a code is said to be undetermined', () => {
  assert.equal(read(id3Tag({ ...tags, lang: 'tlh' })).language, 'und');
});

test('a book of 300 headings keeps the 255 that the format can count', () => {
  const chapters = Array.from({ length: 300 }, (_, i) => ({ title: `${i}`, startMs: i, endMs: i + 1 }));
  assert.equal(read(id3Tag({ ...tags, chapters })).tableOfContents?.[0]?.elements?.length, 255);
});
