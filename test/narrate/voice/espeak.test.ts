import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { voiceRows } from '../../../build/espeak-voices.js';
import { espeak } from '../../../src/narrate/voice/espeak/espeak.js';
import { isPhone } from '../../../src/narrate/voice/espeak/marks.js';
import { askMnemonics, mnemonicsOf } from '../../../src/narrate/voice/espeak/phonemes.js';
import { speakWith } from '../../../src/narrate/voice/espeak/speak.js';
import { startEspeak } from '../../../src/narrate/voice/espeak/program.js';
import { voiceTable } from '../../../src/narrate/voice/espeak/voice-table.js';
import { defaultVoice, voiceFor } from '../../../src/narrate/voice/voices.js';
import type { Speech } from '../../../src/narrate/voice/voice.js';
import { utteranceOf } from './utterance.js';

const engine = startEspeak();
after(() => engine.close());

const say = async (identifier: string, text: string): Promise<Speech> =>
  speakWith(engine, identifier, 'espeak', utteranceOf(text));

/** The phonemes of a text, in IPA, without marks in it. */
const phonesOf = async (identifier: string, text: string): Promise<string[]> =>
  (await engine.speak(identifier, text)).events.filter(isPhone).map(({ id }) => id);

describe('the voices', () => {
  test('are those that the engine lists (else: npm run espeak-voices)', async () => {
    assert.deepEqual(voiceTable, voiceRows(await engine.voices()));
  });

  test('are known before the engine is asked, by an id and a canonical tag each', () => {
    const voices = espeak.voices();
    assert.equal(voices.length, 140);
    assert.equal(new Set(voices.map(({ id }) => id)).size, 140);
    for (const { id, lang } of voices) {
      assert.match(id, /^espeak-[A-Za-z0-9-]+$/);
      assert.deepEqual(Intl.getCanonicalLocales(lang), [lang]);
    }
  });

  test('a language gets the voice that reads it best', () => {
    const best = {
      ...{
        de: 'de',
        'de-AT': 'de',
        fr: 'fr-FR',
        'fr-CA': 'fr-FR',
        'fr-CH': 'fr-CH',
        'es-MX': 'es-419',
        'es-ES': 'es',
      },
      ...{
        pt: 'pt',
        'pt-BR': 'pt-BR',
        'pt-AO': 'pt',
        'en-US': 'en-US',
        'en-AU': 'en-GB',
        'en-CA': 'en-US',
        en: 'en-GB',
      },
      ...{
        zh: 'cmn',
        'zh-Hans-CN': 'cmn',
        'zh-TW': 'cmn',
        cmn: 'cmn',
        'zh-HK': 'yue',
        yue: 'yue',
        'zh-Latn-pinyin': 'cmn-Latn-pinyin',
      },
      ...{
        nb: 'nb',
        no: 'nb',
        nn: 'nb',
        sr: 'sr',
        'sr-Latn': 'sr',
        hr: 'hr',
        bs: 'bs',
        iw: 'he',
        in: 'id',
        'fa-Latn': 'fa-Latn',
      },
      ...{ fa: 'fa', 'ca-valencia': 'ca-valencia', ca: 'ca', ru: 'ru', vi: 'vi', 'EN-us': 'en-US' },
    };
    for (const [lang, tag] of Object.entries(best))
      assert.equal(espeak.forLanguage(lang)?.id, `espeak-${tag}`, lang);
    for (const none of ['km', 'tlh', 'und', '', 'not a tag'])
      assert.equal(espeak.forLanguage(none), undefined, none);
  });

  test('are found by their id and by a language, whatever the case', async () => {
    assert.equal((await espeak.find('espeak-pt-br'))?.id, 'espeak-pt-BR');
    assert.equal((await espeak.find('espeak-de-CH'))?.id, 'espeak-de');
    assert.equal(await espeak.find('espeak-tlh'), undefined);
    assert.equal(await espeak.find('flite-rms'), undefined);
  });

  test('speak what flite does not; English stays with flite', async () => {
    assert.equal((await defaultVoice('de'))?.id, 'espeak-de');
    assert.equal((await defaultVoice('en-GB'))?.id, 'flite-rms');
    assert.equal((await voiceFor('zh-Hant-HK', 'espeak-yue')).id, 'espeak-yue');
    await assert.rejects(voiceFor('fr', 'espeak-de'), { code: 'AA_E_VOICE_LANGUAGE' });
  });
});

describe('the time of a word', () => {
  test('is the engine’s own: where its first phoneme begins and its last one ends', async () => {
    const { marks } = await say('gmw/en-US', 'The price, two thousand.');
    const { events } = await engine.speak('gmw/en-US', 'The price, two thousand.');
    const phones = events.filter(({ type }) => type === 'phoneme');
    const startOf = (phone: string): number => phones.find(({ id }) => id === phone)?.ms ?? -1;
    // A plosive's closure, which is silent, belongs to its word but comes before its phoneme.
    assert.ok(startOf('p') - marks[1]!.startMs >= 0 && startOf('p') - marks[1]!.startMs < 70);
    assert.equal(marks[0]!.startMs, 0);
    const pause = phones.find(({ id }) => id === '');
    assert.equal(marks[1]!.endMs, pause?.ms);
    assert.ok(marks[2]!.startMs - marks[1]!.endMs >= 100, 'the silence of the comma is nobody’s');
  });

  test('marks change nothing of how a sentence is said', async () => {
    for (const [identifier, text] of [
      ['roa/fr', 'Les enfants ont deux amis anglais, et ils en ont un autre.'],
      ['gmw/en', 'On the pier there was an old, rare apple of a man.'],
      ['zlw/cs', 'Starý maják u vjezdu do přístavu v sobotu ráno otevřel.'],
    ] as const) {
      const marked = text
        .split(' ')
        .map((word, i) => `<mark name="w${i}"/>${word}`)
        .join(' ');
      assert.deepEqual(await phonesOf(identifier, marked), await phonesOf(identifier, text));
    }
  });

  test('is found after a full stop, where the engine passes over the mark', async () => {
    const { marks } = await say('gmw/en-US', 'Mr. Smith came. Yes. He did.');
    const { events } = await engine.speak('gmw/en-US', 'Mr. Smith came. Yes. He did.');
    const phones = events.filter(isPhone);
    assert.equal(phones.map(({ id }) => id).join(' '), 'm ˈɪ s t ɚ s m ˈɪ θ k ˈeɪ m j ˈɛ s h iː d ˈɪ d');
    for (const [i, first] of [0, 5, 9, 12, 15, 17].entries()) {
      const late = (phones[first]?.ms ?? 0) - (marks[i]?.startMs ?? 0);
      assert.ok(late >= 0 && late < 70, `word ${i} begins ${late} ms before its first phoneme`);
    }
  });

  test('two words that melt into one share its sounds', async () => {
    for (const [identifier, text] of [
      ['zlw/cs', 'u vjezdu do přístavu stál'],
      ['ko', '아침 문을 열었다.'],
      ['zls/bg', 'на входа на пристанището'],
    ] as const) {
      const { marks } = await say(identifier, text);
      for (const [i, { startMs, endMs }] of marks.entries()) {
        assert.ok(endMs - startMs >= 30, `${text.split(' ')[i] ?? ''} lasts ${endMs - startMs} ms`);
        assert.ok(startMs >= (marks[i - 1]?.endMs ?? 0));
      }
    }
  });
});

describe('the sound of a sentence', () => {
  test('does not depend on what was said before, nor on which process says it', async () => {
    const text = 'Das Licht ging wieder an. Im Jahr 2018.';
    const first = await say('gmw/de', text);
    await say('gmw/de', 'Etwas anderes.');
    await say('sit/cmn', '灯塔 重新 开放');
    const second = await say('gmw/de', text);
    const other = startEspeak();
    try {
      const third = await speakWith(other, 'gmw/de', 'espeak', utteranceOf(text));
      assert.deepEqual(second, first);
      assert.deepEqual(third, first);
    } finally {
      await other.close();
    }
  });

  test('characters of markup and of the engine’s own commands are said or passed over, never obeyed', async () => {
    const plain = await say('gmw/en', 'a b c');
    const odd = await say('gmw/en', 'a\u0001\u0005S b[[_:_:_:]] </speak>c<break time="9s"/>');
    assert.equal(odd.marks.length, 4);
    assert.ok(odd.pcm.length < plain.pcm.length * 12);
  });
});

/* The phonemes of these transcriptions come out as they were asked for: [asked, said]. */
const transcriptions: Readonly<Record<string, readonly (readonly [ipa: string, said: string])[]>> = {
  'gmw/en-US': [
    ['ˈkuːɡl̩mən', 'k ˈuː ɡ l̩ m ə n'],
    ['tʃɪˈkɑːɡoʊ', 'tʃ ɪ k ˈɑː ɡ oʊ'],
    ['ˌɪntɚˈnæʃənəl', 'ˌɪ n t ɚ n ˈæ ʃ ə n əl'],
    ['xaˈlapeɲo', 'x ɑː l ˈɑː p e ɲ o'],
  ],
  'gmw/en': [['ˈʃɛdjuːl', 'ʃ ˈɛ d j uː l']],
  'gmw/de': [
    ['ˈtsyːʁɪç', 'ts ˈyː ʁ ɪ ç'],
    ['ʁeʒiˈsøːʁ', 'ʁ e ʒ i s ˈøː ʁ'],
    ['ˈbaːdn̩', 'b ˈɑː d n̩'],
  ],
  'roa/fr': [['bɔ̃ˈʒuʁ', 'b ɔ̃ ʒ ˈu ʁ']],
  'roa/es': [['ˈpero', 'p ˈe r o']],
  'zlw/pl': [['ˈʂt͡ʂɛt͡ɕin', 'ʂ t ʂ ˈɛ tɕ i n']],
  'zle/ru': [['ˈʐɨzn', 'ʐ ˈɪ z n']],
  'trk/tr': [['ˈʃɯk', 'ʃ ˈɯ k']],
  'jpx/ja': [['ˈtoːkjoː', 't ˈo̞ k j o̞']],
};

test('a transcription is said as it stands, in the letters of each language', async () => {
  for (const [identifier, pairs] of Object.entries(transcriptions)) {
    const table = await askMnemonics(engine, identifier);
    for (const [ipa, said] of pairs) {
      const mnemonics = mnemonicsOf(ipa, table);
      assert.ok(mnemonics !== undefined, `${identifier} ${ipa}`);
      assert.equal((await phonesOf(identifier, `[[${mnemonics}]]`)).join(' '), said, `${identifier} ${ipa}`);
    }
  }
});

test('what is no transcription leaves the word to the voice', async () => {
  const table = await askMnemonics(engine, 'gmw/de');
  for (const ipa of ['', 'xyz!?', '"/><break/>', ']]', 'ˈ'])
    assert.equal(mnemonicsOf(ipa, table), undefined, ipa);
});

test('a sentence without a word, or without a sound, is refused with its text', async () => {
  await assert.rejects(say('gmw/de', '— …'), { code: 'AA_E_VOICE_FAILED', message: /“— …”/ });
});
