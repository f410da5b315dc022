import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { said } from './said.js';

/** Left what is written, right what is said; a bar stands between what is said for one word of the page and the next. */
function golden(table: Readonly<Record<string, string>>): void {
  for (const [written, spoken] of Object.entries(table)) assert.equal(said(written), spoken, written);
}

describe('numbers are said', () => {
  it('as cardinals, decimals and signed numbers', () =>
    golden({
      '130 people': 'one hundred thirty | people',
      '1,234,567.89':
        'one million two hundred thirty four thousand five hundred sixty seven point eight nine',
      '10\u00A0000 3.5 .45 3,5 0.05':
        'ten thousand | three point five | point four five | three point five | zero point zero five',
      '-5 −5 +3 ±2 ~10 <5':
        'minus five | minus five | plus three | plus or minus two | about ten | less than five',
      '007 and 1234567890123456':
        'zero zero seven | and | one two three four five six seven eight nine zero one two three four five six',
      '0 13 80 100 1000 2,000,000,000,000':
        'zero | thirteen | eighty | one hundred | one thousand | two trillion',
    }));

  it('of somebody or something', () =>
    golden({
      "2024's Apollo 11’s the G20’s an A380’s F-16’s":
        "twenty twenty four's | Apollo | eleven's | the | G twenty's | an | A three eighty's | F sixteen's",
      "the 1990's a 747's": "the | nineteen nineties | a | seven hundred forty seven's",
    }));

  it('as ordinals', () =>
    golden({
      '1st 2nd 3rd 5th 12th 20th 22nd 103rd':
        'first | second | third | fifth | twelfth | twentieth | twenty second | one hundred third',
    }));

  it('as fractions, results and ranges', () =>
    golden({
      'a 2/3-majority, the 9/11-style plan': 'a | two thirds majority, | the | nine eleven style | plan',
      '1/2 3/4 2/3 5½ ½': 'one half | three quarters | two thirds | five and one half | one half',
      '24/7 9/11': 'twenty four seven | nine eleven',
      '10–15 people won 2-1, 60-40': 'ten to fifteen | people | won | two one, | sixty forty',
      'a 3:1 ratio': 'a | three to one | ratio',
    }));

  it('as years and decades', () =>
    golden({
      'in 1999, 2018, 2005, 1900, 2000, 1805':
        'in | nineteen ninety nine, | twenty eighteen, | two thousand five, | nineteen hundred, | two thousand, | eighteen oh five',
      '1990s 1900s 90s ’90s mid-2018':
        'nineteen nineties | nineteen hundreds | nineties | nineties | mid twenty eighteen',
      'a 1950s-style hall, a 90s-inspired coat, a 30s-long clip':
        'a | nineteen fifties style | hall, | a | nineties inspired | coat, | a | thirty second long | clip',
      '1914–1918, 1914–18, 2023/24':
        'nineteen fourteen to nineteen eighteen, | nineteen fourteen to eighteen, | twenty twenty three twenty four',
      'in 1066, 1,999 people': 'in | ten sixty six, | one thousand nine hundred ninety nine | people',
    }));

  it('digit by digit in telephone numbers', () =>
    golden({
      'call 911 now': 'call | nine one one | now',
      'called 500 people': 'called | five hundred | people',
      '+49 30 12345': 'plus four nine | three zero | one two three four five',
      '(030) 123456': 'zero three zero, | one two three four five six',
      '555-0199 1-800-555-0199':
        'five five five zero one nine nine | one eight zero zero five five five zero one nine nine',
    }));

  it('as models and codes', () =>
    golden({
      'MH370 B-52 A380 H1N1 5G 4x4 CO₂':
        'M H three seventy | B fifty two | A three eighty | H one N one | five G | four by four | C O two',
      'COVID-19 2.5.1 10.0.0.1':
        'Covid nineteen | two point five point one | ten point zero point zero point one',
      '18-year-old 21st-century': 'eighteen year old | twenty first century',
    }));
});

describe('dates and times are said', () => {
  it('with the day before or after the month', () =>
    golden({
      'on 22 March 2024': 'on | the twenty second of | March | twenty twenty four',
      'March 22, 2024, it': 'March | twenty second, | twenty twenty four, | it',
      'the 3 May vote': 'the | third of | May | vote',
      'Sept. 11 and Jan. 3': 'September | eleventh | and | January | third',
      '22–24 March': 'the twenty second to the twenty fourth of | March',
      'in May 2020': 'in | May | twenty twenty',
      'In May 20 percent': 'In | May | twenty | percent',
    }));

  it('from digits alone', () =>
    golden({
      '2024-03-22 3/22/2024 22/3/2024 22.03.2024':
        'March twenty second twenty twenty four | March twenty second twenty twenty four | March twenty second twenty twenty four | March twenty second twenty twenty four',
    }));

  it('with and without a half of the day', () =>
    golden({
      '9 a.m.–5 p.m. 7:30 a.m.-12.15 p.m. today':
        'nine | A M to five | P M | seven thirty | A M to twelve fifteen | P M | today',
      'at 9:30 a.m. 5 p.m. Friday 9am': 'at | nine thirty | A M | five | P M | Friday | nine A M',
      '17:05 9:00 12:00 20:00': "seventeen oh five | nine o'clock | twelve o'clock | twenty hundred",
      '9–11 a.m. 10:30–11:45 1h 45m':
        'nine to eleven | A M | ten thirty to eleven forty five | one hour | forty five minutes',
    }));
});

describe('money and measures are said', () => {
  it('in the order of the words', () =>
    golden({
      '$3.5bn': 'three point five billion dollars',
      '$3.5 billion': 'three point five | billion dollars',
      '5 €, 5 million €': 'five | euros, | five | million | euros',
      'US$10 and US $10': 'ten U S dollars | and | U S | ten dollars',
      'EUR 5 million': 'five | million | euros',
      '$10–15 million, $1,000-$2,000':
        'ten to fifteen | million dollars, | one thousand to two thousand dollars',
    }));

  it('with cents, in the singular and as an adjective', () =>
    golden({
      '$1, $1.50, £2.50, £1.01, $0.50, €2.00':
        'one dollar, | one dollar and fifty cents, | two pounds and fifty pence, | one pound and one penny, | fifty cents, | two euros',
      'a $3 billion deal was $3 billion': 'a | three | billion dollar | deal | was | three | billion dollars',
      'a $100-million plan, $5-a-day': 'a | one hundred million dollar | plan, | five dollars a day',
      '$1,199/£1,199':
        'one thousand one hundred ninety nine dollars one thousand one hundred ninety nine pounds',
      '¥1,000 50p ₹5 crore': 'one thousand yen | fifty pence | five | crore rupees',
    }));

  it('with percent and units', () =>
    golden({
      '12%, 10–15%, 100 %, 3.5 percent':
        'twelve percent, | ten to fifteen percent, | one hundred | percent, | three point five | percent',
      '5 km, 1 km, 5kg, a 5 km run':
        'five | kilometers, | one | kilometer, | five kilograms, | a | five | kilometer | run',
      '100 km/h, 20°C, -5 °C, 10 m², 5km-10km':
        'one hundred | kilometers per hour, | twenty degrees Celsius, | minus five | degrees Celsius, | ten | square meters, | five to ten kilometers',
      '5m people, 100m hurdles, 500m away':
        'five million | people, | one hundred meters | hurdles, | five hundred meters | away',
      'hit 40.3C, above 40C, gate 40C':
        'hit | forty point three degrees Celsius, | above | forty degrees Celsius, | gate | forty C',
      '6ft 2in tall': 'six feet | two inches | tall',
    }));
});

describe('names and short forms are said', () => {
  it('letter by letter or as words', () =>
    golden({
      'FSB, IS, US, U.S., UK, MP, MPs, FBI’s': "F S B, | I S, | U S, | U S, | U K, | M P, | M P's, | F B I's",
      'in NATO NASA UNESCO ISIS ISIS-K OPEC+ BRICS':
        'in | Nato | Nasa | Unesco | Isis | Isis K | Opec plus | Brics',
      'IAEA HTML AT&T R&D USAID OK': 'I A E A | H T M L | A T and T | R and D | U S aid | okay',
      'a D-N.Y. vote': 'a | D N Y | vote',
      'US-led, U.S.-led, EU-wide': 'U S led, | U S led, | E U wide',
      'PhD YouTube iPhone McDonald’s BBCNews': "P H D | You Tube | I Phone | McDonald's | B B C News",
      'I said NOT now': 'I | said | not | now',
      'BREAKING NEWS: NATO LEADERS MEET FBI': 'breaking | news: | Nato | leaders | meet | F B I',
    }));

  it('with the letter A told from the article', () =>
    golden({
      'A man got an A, vitamin A or A-levels': 'a | man | got | an | A, | vitamin | A | or | A levels',
    }));

  it('with Roman numerals where a name asks for them', () =>
    golden({
      'Elizabeth II, Henry VIII’s wives': "Elizabeth | the second, | Henry | the eighth's | wives",
      'World War II, World War I, Chapter IV': 'World | War | two, | World | War | one, | Chapter | four',
      'Robert Griffin III and Charles I of England':
        'Robert | Griffin | the third | and | Charles | the first | of | England',
      'George I know, Malcolm X, the IV drip, Washington DC':
        'George | I | know, | Malcolm | X, | the | I V | drip, | Washington | D C',
    }));

  it('in full', () =>
    golden({
      'Dr. Smith, Gen. Jones, Mrs Lee': 'Doctor | Smith, | General | Jones, | Missus | Lee',
      'St. Petersburg, 5 Main St., Elm Dr. north':
        'Saint | Petersburg, | five | Main | Street, | Elm | Drive | north',
      'e.g. Apple, i.e. approx. 5, etc. vs. No. 5':
        'for example | Apple, | that is | approximately | five, | et cetera | versus | number | five',
      'J. R. R. Tolkien, J.K. Rowling': 'J | R | R | Tolkien, | J K | Rowling',
      'p. 55, Vol. II, the ex-Gov. Smith': 'page | fifty five, | volume | two, | the | ex Governor | Smith',
    }));
});

describe('signs, addresses and foreign letters are said', () => {
  it('by their names', () =>
    golden({
      'C# and Node.js': 'C sharp | and | Node dot J S',
      'black & white, 5 + 3 = 8, 5 − 3, 10²':
        'black | and | white, | five | plus | three | equals | eight, | five | minus | three, | ten squared',
      '#ClimateAction #1 @name C++': 'hashtag Climate Action | number one | at name | C plus plus',
      'and/or New York-based al-Assad': 'and or | New | York based | al Assad',
    }));

  it('as addresses that a listener can follow', () =>
    golden({
      'https://www.example.com/news/item-5?x=1#y': 'example dot com slash news slash item five',
      'jane.doe@example.co.uk or bbc.co.uk':
        'jane dot doe at example dot co dot U K | or | B B C dot co dot U K',
    }));

  it('without accents; Cyrillic and Greek transliterated, other scripts named', () =>
    golden({
      'Müller, Łódź, Straße, Beyoncé': 'Muller, | Lodz, | Strasse, | Beyonce',
      'Москва, Зеленский, Αθήνα': 'Moskva, | Zelenskiy, | Athina',
      'the word 很好, مرحبا': 'the | word | Chinese, | Arabic',
      '٣٤ ① ﬁne': 'thirty four | one | fine',
    }));

  it('and emoji not at all', () => golden({ 'Great🎉 🎉 news a🎉b': 'Great | news | a B' }));
});

describe('punctuation is passed on', () => {
  it('at the end of the word before it', () =>
    golden({
      '“Why?” he asked; no: never!': 'Why? | he | asked; | no: | never!',
      'war—and peace – well (they said) yes': 'war, | and | peace, | well, | they | said, | yes',
      'Well… I think... so.': 'Well, | I | think, | so.',
      'He left…': 'He | left.',
      'He lives in the U.S.': 'He | lives | in | the | U S.',
      'in Lincs., on a pre- and post-war road': 'in | Lincs, | on | a | pre | and | post war | road',
      'More info | Send': 'More | info, | Send',
      'A heading': 'a | heading',
    }));
});
