import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ipaOfXSampa } from '../../../src/core/lexicon/x-sampa.js';

/** Symbols, parted by spaces, in the order of Wells' table. */
const rows: readonly (readonly [xSampa: string, ipa: string])[] = [
  ['A B B\\ C D E F G G\\ H H\\ I I\\ J J\\ K K\\ L L\\ M M\\', 'ɑ β ʙ ç ð ɛ ɱ ɣ ɢ ɥ ʜ ɪ ɨ ɲ ɟ ɬ ɮ ʎ ʟ ɯ ɰ'],
  ['N N\\ O O\\ P Q R R\\ S T U U\\ V W X X\\ Y Z g', 'ŋ ɴ ɔ ʘ ʋ ɒ ʁ ʀ ʃ θ ʊ ʉ ʌ ʍ χ ħ ʏ ʒ ɡ'],
  ['h\\ j\\ l\\ p\\ r\\ s\\ v\\ x\\ z\\', 'ɦ ʝ ɺ ɸ ɹ ɕ ʋ ɧ ʑ'],
  ['d` l` n` r` r\\` s` t` z`', 'ɖ ɭ ɳ ɽ ɻ ʂ ʈ ʐ'],
  ['b_< d_< g_< J\\_< G\\_<', 'ɓ ɗ ɠ ʄ ʛ'],
  ['@ @\\ @` { } 1 2 3 3\\ 3` 4 6 7 8 9 &', 'ə ɘ ə˞ æ ʉ ɨ ø ɜ ɞ ɜ˞ ɾ ɐ ɤ ɵ œ ɶ'],
  ['? ?\\ <\\ >\\ !\\ |\\ |\\|\\ =\\', 'ʔ ʕ ʢ ʡ ǃ ǀ ǁ ǂ'],
  ['"a %a a: a:\\ a.a a-a a-\\a a|a a||a', 'ˈa ˌa aː aˑ a.a a.a a‿a a|a a‖a'],
  ['!a ^a a<R> a<F> a_T a_H a_M a_L a_B a_R a_F', 'ꜜa ꜛa a↗ a↘ a˥ a\u0301 a\u0304 a\u0300 a˩ a\u030C a\u0302'],
  ["t' n= a~ a` n_= a_~ a_\" a_+ a_- a_/ a_0 t_> a_?\\ a_\\", 'tʲ n\u0329 a\u0303 a˞ n\u0329 a\u0303 a\u0308 a\u031F a\u0320 a\u030C a\u0325 tʼ aˤ a\u0302'],
  ['a_^ t_} a_A a_a a_c a_d a_e a_G t_h t_j a_k t_l a_m a_N t_n a_O', 'a\u032F t\u031A a\u0318 a\u033A a\u031C a\u032A a\u0334 aˠ tʰ tʲ a\u0330 tˡ a\u033B a\u033C tⁿ a\u0339'],
  ['a_o a_q a_r a_t a_v t_w a_X a_x t_s', 'a\u031E a\u0319 a\u031D a\u0324 a\u032C tʷ a\u0306 a\u033D t\u0361s'],
  ['a b z 5', 'a b z l\u0334'],
]; // prettier-ignore

test('X-SAMPA is the IPA in other signs, the longest of which is meant', () => {
  for (const [xSampa, ipa] of rows) assert.deepEqual(ipaOfXSampa(xSampa), { ok: true, ipa });
  assert.deepEqual(ipaOfXSampa('"ku:g@lm@n'), { ok: true, ipa: 'ˈkuːɡəlmən' });
  assert.deepEqual(ipaOfXSampa(''), { ok: true, ipa: '' });
});

test('what is none of its symbols is refused with its place', () => {
  assert.deepEqual(ipaOfXSampa('ab;c'), { ok: false, reason: '“;” is no symbol of X-SAMPA', at: 2 });
  assert.deepEqual(ipaOfXSampa('é'), { ok: false, reason: '“é” is no symbol of X-SAMPA', at: 0 });
});
