import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { checkNarration } from '../../src/narrate/check.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { narrate } from '../../src/narrate/narrate.js';
import { openStudio } from '../../src/narrate/studio.js';
import { articles } from './extract/languages.js';

/* Articles in many languages and scripts, from text to audio and transcript. */

const folder = await mkdtemp(join(tmpdir(), 'audio-article-languages-'));
const studio = openStudio();
after(async () => {
  await studio.close();
  await rm(folder, { recursive: true, force: true });
});

for (const lang of [
  'de',
  'fr',
  'es',
  'pl',
  'cs',
  'tr',
  'ru',
  'el',
  'ar',
  'he',
  'hi',
  'th',
  'ja',
  'zh',
  'ko',
  'sw',
])
  test(`an article in ${new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang} is spoken, every word with its time`, async () => {
    const [title = '', first = ''] = articles[lang] ?? [];
    const text = `# ${title}\n\n${first}\n`;
    const { narration, files, sentences } = await narrate(
      { ...(await extractArticle({ name: `${lang}.md`, format: 'markdown', text })), lang },
      {
        ...{ name: lang, audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
        ...{ cacheDir: join(folder, 'cache'), studio },
      },
    );
    assert.equal(
      'id' in narration.voice && narration.voice.id,
      lang === 'fr' ? 'espeak-fr-FR' : lang === 'zh' ? 'espeak-cmn' : `espeak-${lang}`,
    );
    assert.equal(
      narration.generated.digitalSourceType,
      'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
    );
    assert.equal(sentences.spoken, sentences.total);
    const words = narration.blocks.flatMap((block) => block.sentences.flatMap((sentence) => sentence.words));
    assert.ok(words.length >= 15);
    let last = 0;
    for (const [, , startMs, endMs] of words) {
      assert.ok(startMs >= last && endMs > startMs, `${startMs}–${endMs} after ${last}`);
      last = endMs;
    }
    const found = await checkNarration(files.json);
    assert.equal(found.words, words.length);
  });
