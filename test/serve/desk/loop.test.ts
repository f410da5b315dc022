import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Affected, Run } from '../../../src/core/inbox.js';
import type { Narration } from '../../../src/core/narration/schema.js';
import { placeAt, timeOf } from '../../../src/core/place.js';
import { timelineOf } from '../../../src/core/timeline.js';
import { extractArticle, readInput } from '../../../src/narrate/index.js';
import {
  DECODER_DELAY,
  ENCODER_DELAY,
  frameStarts,
  readFrameHeader,
} from '../../../src/narrate/audio/info-tag.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';
import { rule, startDesk, wordIn, type DeskSite } from './desk-site.js';

/* The whole loop on the demo, over HTTP. */

const WORD = 'Greenwich';

let postgres: TestPostgres;
let site: DeskSite;
before(async () => {
  postgres = await startTestPostgres();
  const demo = await extractArticle(await readInput('index.html'));
  site = await startDesk(postgres, [{ name: 'index', text: demo }]);
});
after(async () => {
  await site.close();
  await postgres.close();
});

/** The frames of a narration's MP3, as it is coded. */
async function framesOf({ audio }: Narration): Promise<(startMs: number, endMs: number) => Buffer> {
  const [, file = ''] = /([^/?]+)(?:\?.*)?$/.exec(audio[0]?.src ?? '') ?? [];
  const mp3 = await readFile(join(site.folder, 'audio', decodeURIComponent(file)));
  const begin = mp3.indexOf(Buffer.from([0xff, 0xf3]), 10);
  const { sampleRate, samplesPerFrame } = readFrameHeader(mp3.subarray(begin)) ?? assert.fail('no MP3');
  const starts = frameStarts(mp3.subarray(begin));
  // The Info frame comes first.
  const frameAt = (ms: number): number =>
    1 + Math.round(((ms * sampleRate) / 1000 + ENCODER_DELAY + DECODER_DELAY) / samplesPerFrame);
  return (startMs, endMs) =>
    mp3.subarray(begin + (starts[frameAt(startMs)] ?? 0), begin + (starts[frameAt(endMs)] ?? 0));
}

const sentencesOf = ({ blocks }: Narration) =>
  blocks.flatMap(({ text, sentences }) =>
    sentences.map(({ start, end, ...times }) => ({ text: text.slice(start, end), ...times })),
  );

test('a reported word is heard, corrected and spoken anew, and nothing else is', async () => {
  const before = await site.narration('index');
  const framesBefore = await framesOf(before);
  const receipt = await site.report('index', WORD, { comment: 'The w is silent.' });

  const card = await site.cardOf(WORD);
  assert.equal(card.reports, 1);
  assert.equal(card.category, 'mispronounced');
  const detail = await site.detail(card.id);
  const place = detail.reports[0]?.place;
  assert.ok(place?.audio, 'the editor hears the sentence as it is');
  assert.equal((await site.request(place.audio.url, { headers: { range: 'bytes=0-9' } })).status, 206);
  const { text } = wordIn(before, WORD);
  assert.equal(place.text, text);
  assert.ok(place.words.some(([start, end]) => place.text.slice(start, end) === WORD));

  const made = rule(WORD, 'grennitch');
  const heard = await site.ask('POST', '/api/inbox/preview', {
    ...{ article: 'index', block: place.block, sentence: place.sentence, rule: made },
  });
  assert.equal(heard.status, 200, await heard.clone().text());
  assert.equal(heard.headers.get('content-type'), 'audio/wav');
  assert.equal(Buffer.from(await heard.arrayBuffer()).toString('latin1', 0, 4), 'RIFF');

  const affected = await site.answer<Affected>('POST', '/api/inbox/affected', { rule: made });
  const holding = sentencesOf(before).filter((sentence) => sentence.text.includes(WORD));
  assert.deepEqual(
    affected.sentences.map((sentence) => sentence.text),
    holding.map((sentence) => sentence.text),
  );
  assert.equal(affected.total, holding.length);
  assert.equal(affected.articles, 1);

  assert.equal((await site.accept(card.id, made)).status, 200);
  const { runs } = await site.settled();
  const [run] = runs as [Run];
  assert.equal(run.state, 'done', run.error);
  assert.equal(run.reason, 'lexicon');
  const different = new Set(holding.map((sentence) => sentence.text)).size;
  assert.ok(different > 1);
  assert.equal(run.spoken, different - 1, 'what the preview has spoken is not spoken again');

  const now = await site.narration('index');
  assert.notEqual(now.revision, before.revision);
  const framesNow = await framesOf(now);
  const [was, is] = [sentencesOf(before), sentencesOf(now)];
  assert.equal(is.length, was.length);
  let compared = 0;
  for (const [i, sentence] of was.entries()) {
    if (sentence.text.includes(WORD)) continue;
    const { startMs = 0, endMs = 0 } = is[i] ?? {};
    const coded = framesBefore(sentence.startMs, sentence.endMs);
    assert.ok(coded.length > 100);
    // The same bytes are decoded to the same samples.
    assert.deepEqual(framesNow(startMs, endMs), coded, `“${sentence.text}” sounds as before, to the bit`);
    compared++;
  }
  assert.equal(compared, was.length - holding.length);

  // Whoever is listening is still in the sentence in which he was.
  const [old, fresh] = [timelineOf(before), timelineOf(now)];
  for (const [i, sentence] of was.entries()) {
    const middle = Math.round((sentence.startMs + sentence.endMs) / 2);
    const kept = placeAt(before, old, middle);
    assert.ok(kept);
    const ms = timeOf(now, fresh, kept);
    assert.ok(ms >= (is[i]?.startMs ?? 0) && ms <= (is[i]?.endMs ?? 0), `${ms} is in “${sentence.text}”`);
  }

  const { rows } = await site.pool.query<{ fixed_revision: string }>(
    'select fixed_revision from audio_article.feedback where id = $1',
    [receipt],
  );
  assert.equal(rows[0]?.fixed_revision, now.revision);
});
