import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { words } from './said.js';

function golden(table: Readonly<Record<string, string>>, lang = 'en'): void {
  for (const [text, expected] of Object.entries(table))
    assert.deepEqual(words(text, lang), expected.split(' | '), text);
}

describe('words', () => {
  it('are without the quotes, brackets and punctuation around them', () =>
    golden({
      '“Bound for Norway”: what (now)?': 'Bound | for | Norway | what | now',
      '«Oui», ‘no’ „ja“ "yes" [sic] {x}': 'Oui | no | ja | yes | sic | x',
      '¿Qué? ¡Hola! a ***bold*** _it_': 'Qué | Hola | a | bold | it',
    }));

  it('keep what is spoken', () =>
    golden({
      '$3.5bn, 12% US$5 5€ -5 −5 ~10 .45 20°C': '$3.5bn | 12% | US$5 | 5€ | -5 | −5 | ~10 | .45 | 20°C',
      'C++, C# .NET 18+ 6′2″ AT&T': 'C++ | C# | .NET | 18+ | 6′2″ | AT&T',
      '#tag, @name. ISIS-K! O’Neill’s getaway’s': '#tag | @name | ISIS-K | O’Neill’s | getaway’s',
      '(un)likely member(s) (two of them)': '(un)likely | member(s) | two | of | them',
    }));

  it('keep the full stop of an abbreviation, and only that', () =>
    golden({
      'the U.S. at 5 p.m. Friday, e.g. Dr. Smith in the U.S.':
        'the | U.S. | at | 5 | p.m. | Friday | e.g. | Dr. | Smith | in | the | U.S.',
      'J. R. R. Tolkien had plan B.': 'J. | R. | R. | Tolkien | had | plan | B',
      'No. 5 is no.': 'No. | 5 | is | no',
      '“No.” We said no.': 'No | We | said | no',
      'pears etc.': 'pears | etc.',
    }));

  it('tell an apostrophe from a closing quotation mark', () =>
    golden({
      'the assassins’ car': 'the | assassins’ | car',
      'he said ‘the boys’ twice': 'he | said | the | boys | twice',
      '’90s ‘90s ’tis rock ’n’ roll': '’90s | ‘90s | ’tis | rock | ’n | roll',
    }));

  it('are not lone dashes, bullets and emoji, but a sign that is read', () =>
    golden({
      'that – one • two → three * 🎉': 'that | one | two | three',
      'Great🎉 news👍🏽.': 'Great | news',
      'black & white, 5 + 3 = 8, 100 % @ $': 'black | & | white | 5 | + | 3 | = | 8 | 100 | % | @ | $',
      'p < 5, Settings > General': 'p | < | 5 | Settings | General',
    }));

  it('end at a dash or an ellipsis without spaces, but not within an address', () =>
    golden({
      'war—and peace--now what...see what…then one,two 1,000 10–15':
        'war | and | peace | now | what | see | what | then | one | two | 1,000 | 10–15',
      'https://a.example/x—y, jane.doe@x.example;': 'https://a.example/x—y | jane.doe@x.example',
    }));

  it('hold a number together that is grouped with no-break spaces', () =>
    golden({
      '10\u00A0000 and 1\u202F234\u202F567 but 2018\u00A0100 5\u00A0€':
        '10\u00A0000 | and | 1\u202F234\u202F567 | but | 2018 | 100 | 5 | €',
    }));

  it('are German too', () =>
    golden(
      {
        'Am 3. Oktober, z. B. der 20. Bundestag am 3.':
          'Am | 3. | Oktober | z. | B. | der | 20. | Bundestag | am | 3',
        '„Was?“, fragte ‚er‘ Hans’ Auto.': 'Was | fragte | er | Hans’ | Auto',
      },
      'de',
    ));

  it('are found in scripts without spaces', () => {
    golden({ '今日は iPhone を買う。': '今日 | は | iPhone | を | 買う' }, 'ja');
    golden({ '我们有3个苹果，很好！': '我们 | 有 | 3 | 个 | 苹果 | 很好' }, 'zh');
    golden({ ภาษาไทยง่าย: 'ภาษา | ไทย | ง่าย' }, 'th');
    golden({ '안녕하세요, 세계!': '안녕하세요 | 세계' }, 'ko');
  });
});
