import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { enteredTime } from '../../src/core/entered-time.js';

const all = (lang: string, expected: Readonly<Record<string, number | undefined>>): void => {
  for (const [typed, seconds] of Object.entries(expected))
    assert.equal(enteredTime(typed, lang), seconds === undefined ? undefined : seconds * 1000, typed);
};

describe('G45: a time as people type it', () => {
  test('with colons', () => {
    all('en', { '2:30': 150, '02:30': 150, '1:02:05': 3725, '75:00': 4500, ' 2:30 ': 150, '0:00': 0 });
  });

  test('with units, in short and in words', () => {
    all('en', {
      '2m30': 150,
      '2m30s': 150,
      '2 min 30': 150,
      '2 min. 30 sec.': 150,
      '2 minutes, 30 seconds': 150,
      '1 h 2': 3720,
      '1 hour 5 s': 3605,
      '90 s': 90,
      '2\'30"': 150,
      '2′30″': 150,
      "2'30''": 150,
      '1:59:59': 7199,
      '2 minu 3 seco': 123,
    });
  });

  test('a number alone is seconds', () => all('en', { 150: 150, 0: 0 }));

  test('with the units of the listener’s language', () => {
    all('de', { '1 Std. 2 Minuten': 3720, '2 Stunden': 7200, '30 Sekunden': 30, '2 Min 3 Sek': 123 });
    all('ar', { '٢:٣٠': 150, '٣ دقائق': 180 });
    all('ja', { '2分30秒': 150, '２：３０': 150 });
    all('ru', { '5 минут 1 секунда': 301 });
    all('hi', { '२:३०': 150 });
    all('fr', { '2 minutes 30 secondes': 150 });
  });

  test('what could mean several things, or none, is no time', () => {
    all('en', {
      '': undefined,
      soon: undefined,
      '2:75': undefined,
      '1:75:00': undefined,
      '2,5': undefined,
      '2.5 min': undefined,
      '-5': undefined,
      '5 apples': undefined,
      '30 s 2 min': undefined,
      '2 min 3 min': undefined,
      '1:2:3:4': undefined,
      '2m30x': undefined,
      '1e9': undefined,
    });
    all('de', { '5 xy': undefined });
    all('en', {
      '5 6 s': undefined,
      '1 utes': undefined,
      '5 .': undefined,
      '3 s 5': undefined,
    });
  });

  test('however long what was typed is', () => {
    assert.equal(enteredTime('9'.repeat(100_000), 'en'), undefined);
    assert.equal(enteredTime('1 '.repeat(50_000), 'en'), undefined);
  });
});
