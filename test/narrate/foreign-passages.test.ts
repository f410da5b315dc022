import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import id3 from 'node-id3';
import { unvoicedInWords } from '../../src/cli/narrate.js';
import { articleJsonLd } from '../../src/core/json-ld.js';
import { readCsv } from '../../src/narrate/lexicon/csv.js';
import { loudnessOf } from '../../src/narrate/audio/loudness.js';
import { castFor } from '../../src/narrate/cast.js';
import { checkNarration } from '../../src/narrate/check.js';
import { openEnsemble } from '../../src/narrate/ensemble.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { narrate, type NarrateOptions, type NarrateResult } from '../../src/narrate/narrate.js';
import { openStore } from '../../src/narrate/store.js';
import { openStudio } from '../../src/narrate/studio.js';
import { utteranceOf } from './voice/utterance.js';

const studio = openStudio();
const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-passages-'));
  folders.push(folder);
});
after(async () => {
  await studio.close();
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
});

const page = (...paragraphs: string[]): string =>
  `<!doctype html><html lang="en"><title>Harbour News</title><body><article><h1>The lighthouse</h1>
  ${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></body></html>`;

const run = async (html: string, more: Partial<NarrateOptions> = {}): Promise<NarrateResult> =>
  narrate(await extractArticle({ name: 'page.html', format: 'html', text: html }), {
    ...{ name: 'page', audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
    ...{ cacheDir: join(folder, 'cache'), date: '2026-11-23', voice: 'flite-kal16', studio, ...more },
  });

const mixed = page(
  'The keeper said <span lang="fr">la mer est belle ce soir</span>, and lit the lamp.',
  'Nobody had asked her.',
);

test('a passage is spoken by a voice of its language, and every word keeps its time', async () => {
  const { narration, files, sentences } = await run(mixed);
  assert.ok('id' in narration.voice);
  assert.equal(narration.voice.id, 'flite-kal16');
  assert.deepEqual(
    narration.otherVoices?.map(({ id }) => id),
    ['espeak-fr-FR'],
  );
  assert.deepEqual(sentences, { total: 3, spoken: 3, reused: 0 });
  const words = narration.blocks[1]?.sentences[0]?.words ?? [];
  assert.equal(words.length, 13);
  let last = 0;
  for (const [, , startMs, endMs] of words) {
    assert.ok(startMs >= last && endMs > startMs, `${startMs}–${endMs} after ${last}`);
    last = endMs;
  }
  const [said, la] = [words[2]!, words[3]!];
  assert.ok(la[2] - said[3] >= 60 && la[2] - said[3] <= 130, `${la[2] - said[3]} ms between the voices`);
  await checkNarration(files.json);
});

test('tags, transcript and the page’s data name both voices and what kind they are', async () => {
  const { narration, files } = await run(mixed, { voice: 'espeak-en-GB' });
  assert.match(narration.generated.digitalSourceType, /algorithmicMedia$/);
  const { narration: trained, files: both } = await run(
    mixed.replace('<html lang="en">', '<html lang="fr">').replace('<span lang="fr">', '<span lang="en">'),
    { voice: ['espeak-fr', 'flite-kal16'], name: 'both' },
  );
  assert.deepEqual(
    ['id' in trained.voice && trained.voice.id, trained.otherVoices?.map(({ id }) => id)],
    ['espeak-fr-FR', ['flite-kal16']],
  );
  assert.match(trained.generated.digitalSourceType, /trainedAlgorithmicMedia$/, 'one of them was trained');
  const said = (file: string): string => {
    const texts = (id3.read(file).userDefinedText ?? []) as { description: string; value: string }[];
    return texts.find(({ description }) => description === 'voice')?.value ?? '';
  };
  assert.match(said(both.audio), /eSpeak NG French.*; KAL.*flite/);
  assert.match(said(files.audio), /eSpeak NG English/);
  assert.match(
    JSON.stringify(articleJsonLd(trained, ({ src }) => src)),
    /"creator":\[\{.*eSpeak NG.*\},\{.*KAL/,
  );
});

test('only what is said anew is spoken again', async () => {
  await run(mixed);
  const changed = await run(mixed.replace('lit the lamp', 'lit the fire'));
  assert.deepEqual(changed.sentences, { total: 3, spoken: 1, reused: 2 });
  const same = await run(mixed.replace('lit the lamp', 'lit the fire'));
  assert.equal(same.state, 'unchanged');
});

test('another voice for the passages is another narration; the article’s sentences are not spoken again', async () => {
  const first = await run(mixed);
  const second = await run(mixed, { voice: ['flite-kal16', 'espeak-fr-BE'] });
  assert.notEqual(second.narration.revision, first.narration.revision);
  assert.deepEqual(second.sentences, { total: 3, spoken: 1, reused: 2 });
  assert.deepEqual(
    second.narration.otherVoices?.map(({ id }) => id),
    ['espeak-fr-BE'],
  );
});

test('a whole block of another language, and one word that a rule has read in it', async () => {
  const text = page('<span lang="de">Das Licht ging wieder an.</span>', 'She whispered ciao and left.');
  const rule = readCsv('word,say,kind\nciao,it,language\n', 'lexicon.csv');
  const { narration, sentences } = await run(text, { lexicons: [rule] });
  assert.deepEqual(
    narration.otherVoices?.map(({ id }) => id),
    ['espeak-de', 'espeak-it'],
  );
  assert.equal(sentences.total, 3);
});

test('a passage that no voice here speaks is said by the article’s voice, as part of its sentence', async () => {
  const { narration, sentences, unvoiced } = await run(
    page('The keeper said <span lang="tlh">nuqneH</span>, and left.'),
  );
  assert.equal(narration.otherVoices, undefined);
  assert.equal(sentences.total, 2);
  assert.deepEqual(
    unvoiced.map(({ lang, passages }) => [lang, passages]),
    [['tlh', 1]],
  );
  assert.match(unvoiced[0]?.remedy ?? '', /^Voices: /);
});

test('which languages have no voice here is told, each with its passages, also of rules, also when nothing has changed', async () => {
  const rule = readCsv('word,say,kind\nciao,vro,language\n', 'lexicon.csv');
  const html = page(
    'The keeper said <span lang="tlh">nuqneH</span>, then <span lang="tlh">Qapla</span> and <span lang="fr">la mer</span>.',
    'She whispered ciao and left.',
  );
  const first = await run(html, { lexicons: [rule] });
  const told = first.unvoiced.map(({ lang, passages }) => [lang, passages]);
  assert.deepEqual(told, [
    ['tlh', 2],
    ['vro', 1],
  ]);
  const again = await run(html, { lexicons: [rule] });
  assert.deepEqual([again.state, again.unvoiced], ['unchanged', first.unvoiced]);
  const [line] = unvoicedInWords(first.unvoiced, 'flite-kal16');
  assert.match(
    line ?? '',
    /3 passages in tlh, vro are read by flite-kal16: no voice of these languages is here\. Voices: /,
  );
  assert.deepEqual((await run(mixed, { name: 'voiced' })).unvoiced, []);
});

test('a passage of the article’s own language, of another region, is no passage', async () => {
  const { narration } = await run(
    page('The keeper said <span lang="en-GB">lovely weather</span>, and left.'),
  );
  assert.equal(narration.otherVoices, undefined);
});

test('two voices of one language are refused', async () => {
  await assert.rejects(run(mixed, { voice: ['flite-kal16', 'flite-slt'] }), {
    code: 'AA_E_VOICE_LANGUAGE',
    message: /flite-kal16 and flite-slt/,
  });
  await assert.rejects(run(mixed, { voice: ['flite-kal16', 'caruso'] }), { code: 'AA_E_VOICE_UNKNOWN' });
});

test('voices of different levels are equally loud where they meet', async () => {
  const cast = await castFor('en', ['flite-kal16']);
  await cast.learn(['de', 'fr', 'ru']);
  const ensemble = openEnsemble(cast, studio, openStore(join(folder, 'levels')));
  const loudness = async (text: string, lang: string): Promise<number> =>
    loudnessOf((await ensemble.speak([utteranceOf(text, lang)])).energies);
  const own = await loudness('The old lighthouse at the harbour mouth opened its doors this morning.', 'en');
  for (const [lang, text] of [
    ['de', 'Der alte Leuchtturm an der Hafeneinfahrt hat heute Morgen seine Türen geöffnet.'],
    ['fr', 'Le vieux phare à l’entrée du port a ouvert ses portes ce matin.'],
    ['ru', 'Старый маяк у входа в гавань открыл сегодня утром свои двери.'],
  ] as const) {
    const other = await loudness(text, lang);
    assert.ok(Math.abs(other - own) < 2.5, `${lang}: ${other.toFixed(1)} beside ${own.toFixed(1)} LUFS`);
  }
});
