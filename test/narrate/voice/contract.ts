import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test as register, type TestContext } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import type { Speech, Utterance, UtteranceToken, Voice } from '../../../src/narrate/voice/voice.js';
import { utteranceOf } from './utterance.js';

export interface ContractOptions {
  /** Whether the same utterance always gives the same samples. */
  readonly deterministic: boolean;
  /** BCP 47: what the sentences, which are English, are said to be. Default: `en`. */
  readonly lang?: string;
}

const ordinary = 'The lighthouse keeper counted two hundred and twelve steps.';

/** Sentences that every voice of English says, each of their words for some time. */
const sentences: Readonly<Record<string, readonly string[]>> = {
  'one word': ['Lighthouse.', 'Go!'],
  'a word of one letter': ['A', 'I.'],
  'a plain sentence': [ordinary],
  'questions, exclamations and what stands between words': [
    'Wait, what? Yes! No: maybe; (perhaps) not...',
    'Was it the wind, or did somebody knock?',
  ],
  '250 words': [
    Array.from({ length: 250 }, (_, i) => ['one', 'lighthouse', 'of', 'Greenwich,'][i % 4]).join(' '),
  ],
  'the same word many times': [Array.from({ length: 20 }, () => 'never').join(' ')],
  apostrophes: [
    "Friday's attack's here, the assassins' car; don't rock the boat.",
    'It’s the keepers’ lamp.',
  ],
  'capital letters and initialisms': ['THE KEEPER LEFT THE TOWER.', 'U S and A B C news from the F S B.'],
  'curly quotes': ['“Focused,” she said, ‘and calm’.', '„Nobody“ »knew« it.'],
  'words with hyphens': ['A well-known, sixty-one-year-old keeper left.'],
};

/** Tokens that come out of real articles and attacks; between ordinary words none of them may do any harm. */
const odd: Readonly<Record<string, readonly string[]>> = {
  'tokens of punctuation only': ['—', '…', '?!', '"', '–', '(', '***', '.'],
  'an ampersand and other characters of markup': [
    '&',
    'R&D',
    '<',
    '>',
    '"so"',
    "'so'",
    'a<b',
    'x>y',
    '<<',
    '&&',
  ],
  'markup, which is not obeyed': [
    '<b>bold</b>',
    '<break time="9s"/>',
    '</speak>',
    '<mark name="w0"/>',
    '<a',
    '/>',
  ],
  entities: ['&amp;', '&lt;b&gt;', '&#60;', '&#0;', '&nope;', '&'],
  'comments, CDATA and declarations': ['<!--', '-->', '<![CDATA[', ']]>', '<?xml?>', '<!DOCTYPE'],
  'the escapes of speech engines': [
    '[[h@loU]]',
    '[laughs]',
    '{x}',
    '\\pau=900\\',
    '|',
    '$HOME',
    '`id`',
    '%n',
    '-o',
    '--help',
  ],
  emoji: ['🙂', '👍🏽', '❤️', 'fine🙂'],
  'emoji of several characters': ['👩‍👩‍👧‍👦', '🏳️‍🌈', '🇩🇪', '1️⃣'],
  'combining marks': ['cafe\u0301', 'na\u0308ive', 'Z\u0351\u0357a\u0300\u0301\u0302\u0303lgo', '\u0301'],
  'accented letters': ['café', 'Ærøskøbing', 'Łódź', 'Überraschung', 'ĲSSEL'],
  'right-to-left words': ['שלום', 'مرحبا', '(שלום)'],
  'bidirectional controls': ['\u202Ekeeper\u202C', '\u2066a\u2069', '\u200F'],
  'Chinese, Japanese and Korean': ['東京', 'ニュース', '한국어', '你好，'],
  'Hindi, Thai and Russian': ['नमस्ते', 'สวัสดี', 'Привет,'],
  digits: ['42', '1,000', '3.14', '2018', '007', '٤٢'],
  'control characters': ['a\u0000b', '\u0007', '\u001B[31mred', '\u0085', 'x\u009Fy', '\u007F'],
  'line ends and tabs within a token': ['new\nline', 'tab\tstop', 'a\r\nb', '\u2028'],
  'lone surrogates': ['\uD83D', 'a\uDE00b', '\uDE00\uD83D'],
  'zero-width characters': ['a\u200Db', '\u200B', '\uFEFF', 'soft\u00ADhyphen', '\u2060', '\u200D'],
  'characters that are none': ['\uFFFE', '\uFFFF', '\u{1FFFF}', '\uFFFD', '\uE000'],
  'a very long word': ['lighthouse'.repeat(30), 'x'.repeat(200)],
  'a token of several words': ['New York', 'as if'],
  'a token without text': ['', ' '],
};

/**
 * What every voice owes to those that ask it, whatever is behind it: one suite, so that one can take another's place.
 * @param open a voice of English, new at each call
 */
export function voiceContract(
  name: string,
  open: () => Voice,
  { deterministic, lang = 'en' }: ContractOptions,
): void {
  describe(`the voice ${name}`, () => {
    let cases = 0;
    const test = (what: string, holds: (context: TestContext) => void | Promise<void>): void => {
      cases++;
      void register(what, holds);
    };
    let opened: Voice | undefined;
    const voice = (): Voice => (opened ??= open());
    after(() => opened?.close());

    const utterance = (sentence: string): Utterance => utteranceOf(sentence, lang);
    const say = (sentence: string): Promise<Speech> => voice().speak(utterance(sentence));
    let spoken: Promise<Speech> | undefined;
    /** Said once, for all who only look at it. */
    const sayOrdinary = (): Promise<Speech> => (spoken ??= say(ordinary));
    const around = (...tokens: readonly string[]): Utterance => ({
      lang,
      tokens: ['The', 'keeper', ...tokens, 'counted', 'them.'].map((text) => ({ text })),
    });
    const fits = (speech: Speech, { tokens }: Utterance): void =>
      assertFits(speech, tokens, voice().sampleRate);

    /* What it says of itself */

    test('says what it is in words for people and in tags for programs', () => {
      const { id, name: said, engine, lang: own, digitalSourceType } = voice();
      for (const text of [id, said, engine.name, engine.version]) assert.match(text, /^\S(.*\S)?$/u);
      assert.deepEqual(Intl.getCanonicalLocales(own), [own]);
      assert.match(digitalSourceType, /^http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/\w+$/);
    });

    test('has a sample rate that can be coded', () => {
      assert.ok([8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000].includes(voice().sampleRate));
    });

    test('has no path and no key in its description', () => {
      const described = JSON.stringify({ ...voice() });
      assert.ok(!described.includes(process.cwd()) && !described.includes(tmpdir()), described);
      for (const [variable, value = ''] of Object.entries(process.env))
        if (/KEY|SECRET|TOKEN/.test(variable) && value.length > 7)
          assert.ok(!described.includes(value), `holds ${variable}`);
    });

    test('stays what it was when it has spoken', async () => {
      const before = JSON.stringify(voice());
      await say('Good morning.');
      assert.equal(JSON.stringify(voice()), before);
    });

    /* Sentences */

    for (const [what, texts] of Object.entries(sentences))
      test(`times every word of ${what}`, async () => {
        for (const text of texts) {
          const asked = utterance(text);
          const speech = await voice().speak(asked);
          fits(speech, asked);
          for (const [i, { startMs, endMs }] of speech.marks.entries())
            assert.ok(endMs > startMs, `“${asked.tokens[i]?.text ?? ''}” lasts in “${text.slice(0, 60)}”`);
        }
      });

    test('any words at all get marks that fit', async () => {
      const token = fc.stringMatching(/^[A-Za-z][A-Za-z']{0,11}[,.;:?!]?$/);
      await fc.assert(
        fc.asyncProperty(fc.array(token, { minLength: 1, maxLength: 10 }), async (tokens) => {
          const asked = utterance(tokens.join(' '));
          fits(await voice().speak(asked), asked);
        }),
        { numRuns: 10 },
      );
    });

    /* Odd tokens */

    for (const [what, tokens] of Object.entries(odd))
      test(`takes ${what} between ordinary words`, async () => {
        const asked = around(...tokens.flatMap((token, i) => (i === 0 ? [token] : ['and', token])));
        const speech = await voice().speak(asked);
        fits(speech, asked);
        for (const [i, { startMs, endMs }] of speech.marks.entries())
          if (i < 2 || i % 2 === 1 || i > asked.tokens.length - 3)
            assert.ok(
              endMs > startMs,
              `the word ${i} lasts beside ${JSON.stringify(asked.tokens[i - 1]?.text)}`,
            );
        // Nine seconds of silence, or a page of escapes read out: something was obeyed.
        const most = 5000 + tokens.reduce((sum, token) => sum + 1000 + 250 * token.length, 0);
        assert.ok(durationMs(speech, voice().sampleRate) < most, `${tokens.join(' ')} are not obeyed`);
      });

    test('takes odd tokens at the start, at the end and one after the other', async () => {
      for (const tokens of [
        ['—', 'Nobody', 'knew.'],
        ['Nobody', 'knew', '…', '—'],
        ['"', '<b>', 'Nobody', '&', '<', '🙂', 'knew', '\u0000', '</b>'],
      ]) {
        const asked = { lang, tokens: tokens.map((text) => ({ text })) };
        fits(await voice().speak(asked), asked);
      }
    });

    test('says what holds no word, or refuses it by its text', async () => {
      for (const text of ['-- …', '?!', '🙂', '\u200B', '&', '東京 東京']) {
        const asked = utterance(text);
        const answer = await voice()
          .speak(asked)
          .catch((error: unknown) => error);
        if (answer instanceof Error) assertRefusal(answer, text);
        else fits(answer as Speech, asked);
      }
    });

    test('refuses an utterance without tokens', async () => {
      await assert.rejects(voice().speak({ lang, tokens: [] }), { code: 'AA_E_VOICE_FAILED' });
    });

    test('takes any text as text: no sequence of characters breaks it', async () => {
      const token = fc.string({ unit: 'binary', maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(fc.array(token, { minLength: 1, maxLength: 4 }), async (tokens) => {
          const asked = around(...tokens);
          fits(await voice().speak(asked), asked);
        }),
        { numRuns: 10 },
      );
    });

    test('a language tag that is none does no harm', async () => {
      for (const tag of ['', '"><break time="9s"/>', 'x', 'not a tag', 'en-', 'EN_us']) {
        const asked = { ...utterance('Good morning, keeper.'), lang: tag };
        const answer = await voice()
          .speak(asked)
          .catch((error: unknown) => error);
        if (answer instanceof Error) assertRefusal(answer, 'Good morning');
        else fits(answer as Speech, asked);
      }
    });

    /* Pronunciation */

    const withIpa = (text: string, ipa: string): Utterance => ({
      lang,
      tokens: [{ text: 'The' }, { text, ipa }, { text: 'came' }, { text: 'back.' }],
    });

    test('says a token as its IPA tells, or passes over it, as it declares', async () => {
      const plain = around('tomato');
      const told = {
        lang,
        tokens: plain.tokens.map((token) => (token.text === 'tomato' ? { ...token, ipa: 'ˈɡeɪm' } : token)),
      };
      const [without, with_] = [await voice().speak(plain), await voice().speak(told)];
      fits(with_, told);
      if (voice().phonemes) assert.notDeepEqual(with_.pcm, without.pcm);
      else if (deterministic) assert.deepEqual(with_, without);
    });

    test('takes IPA of every kind: stress, length, ties, tones, syllables, none at all', async () => {
      for (const ipa of ['həˈloʊ', 'ˈhɛ.loʊ', 't͡ʃiːz', 'ˌɪn.tɚˈnæʃ.nəl', 'ŋ̍', '', ' ', 'xyz!?']) {
        const asked = withIpa('word', ipa);
        const { marks, pcm } = await voice().speak(asked);
        fits({ marks, pcm }, asked);
      }
    });

    test('IPA that is markup is not obeyed', async () => {
      for (const ipa of [
        '"/><break time="9s"/>',
        '</phoneme>',
        "' onload='",
        '&amp;',
        '<',
        '\u0000',
        '\uD83D',
        ']]>',
      ]) {
        const asked = withIpa('word', ipa);
        const speech = await voice().speak(asked);
        fits(speech, asked);
        assert.ok(durationMs(speech, voice().sampleRate) < 8000, ipa);
      }
    });

    test('IPA on every token, and on the last', async () => {
      const tokens: UtteranceToken[] = ['one', 'two', 'three.'].map((text) => ({ text, ipa: 'wʌn' }));
      fits(await voice().speak({ lang, tokens }), { lang, tokens });
      const last = tokens.map(({ text, ipa }, i) => (i === 2 ? { text, ipa: ipa ?? '' } : { text }));
      fits(await voice().speak({ lang, tokens: last }), { lang, tokens: last });
    });

    /* Samples and times */

    test('gives samples that are heard: not silent, not at full scale throughout', async () => {
      const { pcm } = await sayOrdinary();
      assert.ok(pcm instanceof Int16Array);
      const loud = pcm.filter((sample) => Math.abs(sample) > 500).length / pcm.length;
      const clipped = pcm.filter((sample) => sample === 32767 || sample === -32768).length / pcm.length;
      assert.ok(loud > 0.05, `${loud} of the samples are heard`);
      assert.ok(clipped < 0.01, `${clipped} of the samples are at full scale`);
    });

    test('speaks at a pace that people speak at', async () => {
      const speech = await sayOrdinary();
      const perWord = durationMs(speech, voice().sampleRate) / 9;
      assert.ok(perWord > 120 && perWord < 1000, `${perWord} ms a word`);
    });

    test('says more for more words', async () => {
      const [less, more] = [
        await say('The keeper left.'),
        await say(`The keeper left. ${ordinary} ${ordinary}`),
      ];
      assert.ok(more.pcm.length > 2 * less.pcm.length);
    });

    test('has all of its sound within its words', async () => {
      const speech = await sayOrdinary();
      const rate = voice().sampleRate;
      const [from, to] = [(speech.marks[0]?.startMs ?? 0) - 150, (speech.marks.at(-1)?.endMs ?? 0) + 200];
      const inside = energy(speech.pcm.subarray(Math.max(0, (from * rate) / 1000), (to * rate) / 1000));
      assert.ok(inside / energy(speech.pcm) > 0.97, `${inside / energy(speech.pcm)} of its energy`);
    });

    test('has sound in every word', async () => {
      const { pcm, marks } = await sayOrdinary();
      const rate = voice().sampleRate;
      const mean = energy(pcm) / pcm.length;
      for (const [i, { startMs, endMs }] of marks.entries()) {
        const word = pcm.subarray((startMs * rate) / 1000, (endMs * rate) / 1000);
        assert.ok(energy(word) / word.length > mean / 200, `word ${i} at ${startMs}–${endMs} ms`);
      }
    });

    test('has no long silence before or after', async () => {
      const speech = await sayOrdinary();
      const rate = voice().sampleRate;
      const heard = [speech.pcm.findIndex(isHeard), speech.pcm.findLastIndex(isHeard)] as const;
      assert.ok((heard[0] / rate) * 1000 < 1000, `${heard[0]} samples before`);
      assert.ok(((speech.pcm.length - heard[1]) / rate) * 1000 < 1500, `${heard[1]} of ${speech.pcm.length}`);
    });

    test('counts in milliseconds from the first sample', async () => {
      const speech = await sayOrdinary();
      const last = speech.marks.at(-1)?.endMs ?? 0;
      assert.ok(last > durationMs(speech, voice().sampleRate) / 2, `the last word ends at ${last} ms`);
    });

    test('a long word takes longer than a short one', async () => {
      const { marks } = await say('A responsibility a responsibility a responsibility.');
      const lengths = marks.map(({ startMs, endMs }) => endMs - startMs);
      const sum = (odds: number): number =>
        lengths.filter((_, i) => i % 2 === odds).reduce((a, b) => a + b, 0);
      assert.ok(sum(1) > 2 * sum(0), lengths.join(' '));
    });

    /* Conduct */

    test('gives the same for the same, or declares that it does not', async () => {
      const [first, second] = [await say('The light came on again.'), await say('The light came on again.')];
      if (deterministic) assert.deepEqual(first, second);
      else assert.equal(first.marks.length, second.marks.length);
    });

    test('what it has given is the caller’s: to change it changes nothing else', async () => {
      const first = await say('The light came on again.');
      const copy = Int16Array.from(first.pcm);
      first.pcm.fill(0);
      const second = await say('The light came on again.');
      if (deterministic) assert.deepEqual(second.pcm, copy);
      else assert.ok(second.pcm.some(isHeard));
    });

    test('sentences at once do not mix', async () => {
      const texts = [
        'One.',
        'Two keepers left.',
        ordinary,
        'Was it the wind?',
        'Nobody knew.',
        ordinary,
        'One.',
      ];
      const asked = texts.map(utterance);
      const together = await Promise.all(asked.map((each) => voice().speak(each)));
      for (const [i, each] of asked.entries()) {
        fits(together[i]!, each);
        if (deterministic) assert.deepEqual(together[i], await voice().speak(each));
      }
    });

    test('a sentence that it refuses does not harm those beside and after it', async () => {
      const [, beside] = await Promise.all([
        voice()
          .speak({ lang, tokens: [] })
          .catch(() => undefined),
        say('Good morning.'),
      ]);
      fits(beside, utterance('Good morning.'));
      fits(await say('Good evening.'), utterance('Good evening.'));
    });

    test('does not change what it is given', async () => {
      const asked: Utterance = Object.freeze({
        lang,
        tokens: Object.freeze(['Good', '&', 'morning.'].map((text) => Object.freeze({ text }))),
      });
      fits(await voice().speak(asked), asked);
    });

    test('prints nothing', async (t) => {
      const printed = [
        ...(['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
          t.mock.method(console, method),
        ),
        t.mock.method(process.stderr, 'write'),
      ];
      await say('Nothing is printed.');
      assert.deepEqual(
        printed.flatMap(({ mock }) => mock.calls.map((call) => String(call.arguments[0]))),
        [],
      );
    });

    test('leaves no file behind', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'audio-article-contract-'));
      const { TMPDIR } = process.env;
      const cwd = process.cwd();
      process.env['TMPDIR'] = folder;
      process.chdir(folder);
      const own = open();
      try {
        await own.speak(utterance('Nothing is written.'));
        await own.close();
        assert.deepEqual(await readdir(folder), []);
      } finally {
        await own.close();
        process.chdir(cwd);
        if (TMPDIR === undefined) delete process.env['TMPDIR'];
        else process.env['TMPDIR'] = TMPDIR;
        await rm(folder, { recursive: true, force: true });
      }
    });

    test('is closed before it has spoken, twice, and twice at once', async () => {
      const own = open();
      await own.close();
      await own.close();
      await Promise.all([own.close(), own.close()]);
    });

    test('speaks again after it was closed', async () => {
      const own = open();
      try {
        const before = await own.speak(utterance('Good morning.'));
        await own.close();
        const again = await own.speak(utterance('Good morning.'));
        if (deterministic) assert.deepEqual(again, before);
        else fits(again, utterance('Good morning.'));
      } finally {
        await own.close();
      }
    });

    test('closed while it speaks, it says the sentence or refuses it', async () => {
      const own = open();
      const speaking = [ordinary, 'Nobody knew.'].map((text) =>
        own.speak(utterance(text)).then(
          (speech) => fits(speech, utterance(text)),
          (error: unknown) => assertRefusal(error, undefined),
        ),
      );
      await own.close();
      await Promise.all(speaking);
      await own.close();
    });

    test('is one of several: to close it leaves the others', async () => {
      const [one, other] = [open(), open()];
      try {
        await one.speak(utterance('Good morning.'));
        const speaking = other.speak(utterance(ordinary));
        await one.close();
        fits(await speaking, utterance(ordinary));
      } finally {
        await Promise.all([one.close(), other.close()]);
      }
    });

    register('owes forty things and more', () => assert.ok(cases >= 40, `${cases}`));
  });
}

const durationMs = ({ pcm }: Speech, sampleRate: number): number => (pcm.length / sampleRate) * 1000;

const isHeard = (sample: number): boolean => Math.abs(sample) > 300;

function energy(pcm: Int16Array): number {
  let sum = 0;
  for (const sample of pcm) sum += sample * sample;
  return sum;
}

/** One mark per token, in order, inside the audio. */
function assertFits(speech: Speech, tokens: readonly UtteranceToken[], sampleRate: number): void {
  const { pcm, marks } = speech;
  assert.ok(pcm instanceof Int16Array && pcm.length > 0, 'there are samples');
  assert.equal(marks.length, tokens.length, 'a mark per token');
  const whole = durationMs(speech, sampleRate);
  let last = 0;
  for (const [i, { startMs, endMs }] of marks.entries()) {
    const place = `“${tokens[i]?.text ?? ''}” at ${startMs}–${endMs} ms, after ${last}, in ${whole}`;
    assert.ok(Number.isFinite(startMs) && Number.isFinite(endMs), place);
    assert.ok(startMs >= last && endMs >= startMs && endMs <= whole + 1e-6, place);
    last = startMs;
  }
}

/** @param text what the message names; undefined: it may be about the voice as a whole */
function assertRefusal(error: unknown, text: string | undefined): void {
  assert.ok(error instanceof AudioArticleError, String(error));
  assert.equal(error.code, 'AA_E_VOICE_FAILED');
  if (text !== undefined) assert.ok(error.message.includes(text.slice(0, 20)), error.message);
}
