import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detectLanguage } from '../../../src/narrate/extract/detect-language.js';

test('a script that one language writes decides, where a fifth of the letters is of it', async () => {
  for (const [lang, text] of Object.entries({
    ...{ ja: 'てんき', ko: '서울의 날씨', zh: '北京的天气', th: 'อากาศ', km: 'អាកាសធាតុ', he: 'מזג אוויר', el: 'καιρός' },
    ...{ bn: 'আবহাওয়া', ta: 'வானிலை', te: 'వాతావరణం', ka: 'ამინდი', hy: 'եղանակ', am: 'የአየር ሁኔታ' },
  }))
    assert.equal(await detectLanguage(text), lang, lang);
  assert.notEqual(await detectLanguage('The word καιρός is Greek for the right time, and that is all that was said of it'), 'el');
}); // prettier-ignore

test('letters that no other language has tell apart what is written alike', async () => {
  for (const [lang, text] of Object.entries({
    de: 'Straße groß Gruß',
    es: 'mañana señor niño',
    pt: 'informações não irmãos',
    pl: 'Książki są źródłem wiedzy i myśli',
    cs: 'Děti běžely přes řeku a večer byly doma',
    tr: 'Ağaçlar dağın ışığında çok güzel görünüyordu',
    hu: 'Az őszi gyűrű nagyon szép volt',
    vi: 'Người Việt được nghỉ hôm nay',
    fa: 'چراغ پژوهش را روشن کردند',
  }))
    assert.equal(await detectLanguage(text), lang, text);
});

test('too little, a name or no letter at all is of no language', async () => {
  for (const text of ['', '2026 – 5 %', 'Kugelman', 'Anna Kugelman']) assert.equal(await detectLanguage(text), undefined, text);
  assert.equal(await detectLanguage('Der Hund'), 'de', 'a small word tells it');
}); // prettier-ignore

test('only the beginning is looked at, and there small letters and capitals are alike', async () => {
  const german = 'Der Leuchtturm ist nach elf Jahren wieder offen und die Leute kommen. ';
  const english = 'The lighthouse is open again and the people of the town were there. ';
  assert.equal(await detectLanguage(german.repeat(50) + english.repeat(500)), 'de');
  assert.equal(await detectLanguage(english.toUpperCase()), 'en');
  assert.equal(await detectLanguage(english.repeat(50)), 'en');
});
