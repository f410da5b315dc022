import { describe, it } from 'node:test';
import { heard } from './said.js';

describe('English reads as one expression', () => {
  it('places and streets', () =>
    heard('en', {
      'in Sts. Peter and Paul': 'in Saints Peter and Paul',
      'near Ft. Worth and St. Louis': 'near Fort Worth and Saint Louis',
      'Main St. and Elm Dr. are': 'Main Street and Elm Drive are',
      'on 5th St. and': 'on fifth Street and',
      'at 12 Ft. it stood': 'at twelve feet it stood',
      'Main Sts. are': 'Main Streets are',
      'the main st. is': 'the main street is',
      'a semi-approx. number': 'a semi approximately number',
    }));

  it('what is counted by something, and how long it takes', () =>
    heard('en', {
      '5km/day, 1 km/day, 20MB/s':
        'five kilometers per day, one kilometer per day, twenty megabytes per second',
      '300 kWh/year and 9 min/mi': 'three hundred kilowatt hours per year and nine minutes per mile',
      '2 l/person, 5%/year, 3 kg/m':
        'two liters per person, five percent per year, three kilograms per meter',
      '5 km/h, 3 m/s': 'five kilometers per hour, three meters per second',
      '2h30m, 1h1m1s, 4m05s':
        'two hours thirty minutes, one hour one minute one second, four minutes five seconds',
      '2h 30m': 'two hours thirty minutes',
      'Rs 500 and Rs 5 million': 'five hundred rupees and five million rupees',
    }));

  it('words that hold figures, signs and capitals', () =>
    heard('en', {
      'a 1080p screen, a 720p screen, a 480p one':
        'a ten eighty P screen, a seven twenty P screen, a four eighty P one',
      'a 10^6 fold, 10^2 and 10^3 times': 'a ten to the power of six fold, ten squared and ten cubed times',
      '2^10 is 1024': 'two to the power of ten is one thousand twenty four',
      "McDonald and O'Brien and MacArthur": "McDonald and O'Brien and MacArthur",
      'an iPhone and a YouTuber': 'an I Phone and a You Tuber',
      'the S&P and P&O and B&B': 'the S and P and P and O and B and B',
      '5km/3mi': 'five kilometers three miles',
      'a 4x4-car': 'a four by four car',
      'UK-US ties, US-led, G7-wide': 'U K U S ties, U S led, G seven wide',
      '3,000-strong, 1,500-page': 'three thousand strong, one thousand five hundred page',
      '12,345,678-strong':
        'twelve million three hundred forty five thousand six hundred seventy eight strong',
      'word(s) and branch(es)': 'words and branches',
      'A- and B+': 'A and B plus',
      'C# is': 'C sharp is',
      '16:9-format': 'sixteen to nine format',
      '2.5x more': 'two point five times more',
      'the H5N1 virus, a B2B deal': 'the H five N one virus, a B two B deal',
      'CO2-free': 'C O two free',
      '$5-million-plus': 'five million dollars plus',
      '5/16 and 7/32 of an inch': 'five sixteenths and seven thirty seconds of an inch',
      '1/2 1/3 1/4 1/5 1/6 1/7 1/8 1/9 1/10':
        'one half one third one quarter one fifth one sixth one seventh one eighth one ninth one tenth',
    }));

  it('money of many countries', () =>
    heard('en', {
      'A$5 US$5 C$5 HK$5':
        'five Australian dollars five U S dollars five Canadian dollars five Hong Kong dollars',
      'AU$5 CA$5 NZ$5 S$5 R$5':
        'five Australian dollars five Canadian dollars five New Zealand dollars five Singapore dollars five reals',
      'AUD 5, CAD 5, HKD 5': 'five Australian dollars, five Canadian dollars, five Hong Kong dollars',
      'NZD 5, SGD 5, BRL 5': 'five New Zealand dollars, five Singapore dollars, five reals',
      'GBP 5, JPY 5, CNY 5, RMB 5': 'five pounds, five yen, five yuan, five yuan',
      'CHF 5, INR 5, RUB 5, KRW 5': 'five Swiss francs, five rupees, five rubles, five won',
      'TRY 5, UAH 5, ILS 5, PLN 5': 'five lira, five hryvnias, five shekels, five zlotys',
      'SEK 5, NOK 5, DKK 5, BTC 5': 'five kronor, five kroner, five kroner, five bitcoins',
      '₽5 ₩5 ₺5 ₴5': 'five rubles five won five lira five hryvnias',
      '₪5 ₿5 ₹5 ¥5': 'five shekels five bitcoins five rupees five yen',
      'Rs500 and 1 INR': 'five hundred rupees and one rupee',
      '1 GBP, 1 PLN, 1 SEK, 1 NOK, 1 DKK': 'one pound, one zloty, one krona, one krone, one krone',
      '1 BTC, 1 UAH, 1 ILS, 1 BRL, 1 RUB': 'one bitcoin, one hryvnia, one shekel, one real, one ruble',
      '₪1 ₿1 ₴1 R$1': 'one shekel one bitcoin one hryvnia one real',
      '¥1 CNY1 ₩1 KRW1 ₺1 TRY1 RMB1': 'one yen one yuan one won one won one lira one lira one yuan',
      '£1.01 £0.01 £2.50 €1.01':
        'one pound and one penny one penny two pounds and fifty pence one euro and one cent',
      '$5.00 and $0.00': 'five dollars and zero dollars',
    }));

  it('times from one to another', () =>
    heard('en', {
      '5:01:01 and 1:05:02 p.m.': 'five oh one and one second and one oh five and two seconds P M.',
      '10:30-12:00 and 9-11 a.m.': "ten thirty to twelve o'clock and nine to eleven A M.",
      '9 a.m.–5 p.m. on Monday': 'nine A M to five P M on Monday',
      '9 a.m.-5:30 p.m. daily': 'nine A M to five thirty P M daily',
      'a 4:3 ratio, 100:1 odds': 'a four to three ratio, one hundred to one odds',
      'in 3:02.5 or 10:59.87': 'in three oh two point five or ten fifty nine point eight seven',
    }));

  it('Roman numerals of every kind', () =>
    heard('en', {
      'King Louis XL, King Henry IX, Pope Leo XIX':
        'King Louis the fortieth, King Henry the ninth, Pope Leo the nineteenth',
      'Chapter XXXIX, Chapter XLIV, Chapter LXXXIX':
        'Chapter thirty nine, Chapter forty four, Chapter eighty nine',
    }));

  it('initials, and what only looks like them', () =>
    heard('en', {
      'a Ph.D.-level course, a Th.D. and j.m. and x.y': 'a P H D level course, a T H D and J M and X Y',
      'xx.y and Chr.M too': 'xx dot Y and Chr dot M too',
      "the U.S.'s U.S.-led and U.S.-2 teams": "the U S's U S led and U S to two teams",
    }));

  it('whose it is, where a number has it', () =>
    heard('en', {
      "Apollo 11's crew, the 747's wing, the 747a's wing":
        "Apollo eleven's crew, the seven hundred forty seven's wing, the seven hundred forty seven a's wing",
      "May 5, 2024's news": "May fifth, twenty twenty four's news",
      "''hello'' rock'n'roll o'clock": "hello rock'n'roll o'clock",
    }));

  it('A as an article or as a letter', () =>
    heard('en', {
      'A willow, A hasty man, A island': 'a willow, a hasty man, a island',
      'A will, A has': 'A will, A has',
      'A series A round, A serie A club': 'a series A round, a serie A club',
      'see A (b) and an A man': 'see A, B, and an A man',
    }));

  it('days, months and decades from one to another', () =>
    heard('en', {
      'open Mon–Fri and Sat.-Sun. until 5': 'open Monday to Friday and Saturday to Sunday until five',
      'Jan–Mar, Sept.–May': 'January to March, September to May',
      'Sun-Times, Jean-Mar': 'Sun Times, Jean Mar',
      '1990s–2000s, ’80s–’90s': 'nineteen nineties to two thousands, eighties to nineties',
    }));

  it('units on both sides of a range, and per square meter', () =>
    heard('en', {
      '5 km–10 km': 'five kilometers to ten kilometers',
      '20 °C–25 °C': 'twenty degrees Celsius to twenty five degrees Celsius',
      '5 A–10': 'five A ten',
      'the km–10': 'the km ten',
      '€3/m² and $5.50/m²': 'three euros per square meter and five dollars and fifty cents per square meter',
    }));

  it('when somebody lived', () =>
    heard('en', {
      'Ada (b. 1950), Bo (d. 987), Cy (r. 1558–1603)':
        'Ada, born nineteen fifty, Bo, died nine hundred eighty seven, Cy, reigned fifteen fifty eight to sixteen oh three',
      'plan b. 20 people': 'plan B twenty people',
    }));

  it('short forms that several share, and those of care, help and lives', () =>
    heard('en', {
      'Ph.D.s and M.D.s': "P H D's and M D's",
      'w/ help, c/o Smith': 'with help, care of Smith',
      'the poet (fl. 1200) and the 12th c. church':
        'the poet, flourished twelve hundred, and the twelfth century church',
      '§ 5 and §§ 5–7': 'section five and sections five to seven',
      'at 9:30-ish or 5pm-ish': 'at nine thirty ish or five P M ish',
    }));

  it('several numbers in one word', () =>
    heard('en', {
      '2-1/2 inches, 2/3rds of it, 9-5': 'two and one half inches, two thirds of it, nine five',
      'rated 4.5/5 and 10/10, but 8/10 of it':
        'rated four point five out of five and ten out of ten, but eight tenths of it',
      "the '00s, No.1, a/k/a Bob, two PhDs, v.2":
        "the two thousands, number one, A K A Bob, two P H D's, V point two",
    }));
});
