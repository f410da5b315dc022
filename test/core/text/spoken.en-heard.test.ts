import { describe, it } from 'node:test';
import { heard } from './said.js';

describe('English is said as it is read aloud', () => {
  it('ordinals and fractions', () =>
    heard('en', {
      'The 101st and 1,000th visitors came.': 'The one hundred first and one thousandth visitors came.',
      'the 3rd-largest city': 'the third largest city',
      'his 40th birthday, the 11th hour': 'his fortieth birthday, the eleventh hour',
      'a 19th-century house': 'a nineteenth century house',
      'the 42nd president': 'the forty second president',
      '1/4 mile, 5/8 inch, 2/5 of people': 'one quarter mile, five eighths inch, two fifths of people',
      '2 1/2 cups, 1¾ miles, ⅔ of it':
        'two and one half cups, one and three quarters miles, two thirds of it',
      'a 1/3 share, 7/10 cases': 'a one third share, seven tenths cases',
      'half of 1/100': 'half of one hundredth',
      'two-thirds of 3/4': 'two thirds of three quarters',
    }));

  it('dates in several forms', () =>
    heard('en', {
      'on March 3rd, 2021': 'on March third, twenty twenty one',
      'on 3rd March 2021': 'on the third of March twenty twenty one',
      'on the 3rd of March': 'on the third of March',
      'Friday, Jan. 5, 2024': 'Friday, January fifth, twenty twenty four',
      'from May 3-5': 'from May third to fifth',
      'from May 3 to June 5': 'from May third to June fifth',
      "March 2024, in March '24": 'March twenty twenty four, in March twenty four',
      'on 2024-01-05': 'on January fifth twenty twenty four',
      'by 01/02/2023': 'by January second twenty twenty three',
      'on 25/12/2023': 'on December twenty fifth twenty twenty three',
      "in the '60s and the 1920s": 'in the sixties and the nineteen twenties',
      'from 1939-1945': 'from nineteen thirty nine to nineteen forty five',
      'in fiscal 2023-24': 'in fiscal twenty twenty three to twenty four',
      'in 44 BC and AD 79': 'in forty four B C and A D seventy nine',
      'since 1066 and 1776': 'since ten sixty six and seventeen seventy six',
      'May 8th celebrations': 'May eighth celebrations',
      "the summer of '69": 'the summer of sixty nine',
      'July 4 parade': 'July fourth parade',
      'On Sept 11, 2001, planes': 'On September eleventh, two thousand one, planes',
      'Monday 3 June': 'Monday the third of June',
    }));

  it('times', () =>
    heard('en', {
      'at 9am, 9 am and 9 a.m.': 'at nine A M, nine A M and nine A M.',
      'from 9am-5pm': 'from nine A M to five P M',
      '9-5 job, 9 to 5 job': 'nine five job, nine to five job',
      'at 10:05 p.m.': 'at ten oh five P M.',
      'at 00:30 and 23:59': 'at zero thirty and twenty three fifty nine',
      '6.30pm on Sunday': 'six thirty P M on Sunday',
      'at 5:00 PM EST': 'at five P M E S T',
      '12:00 noon': "twelve o'clock noon",
      "at 7 o'clock": "at seven o'clock",
      'at 1500 GMT': 'at fifteen hundred G M T',
      'a 2h 30min flight': 'a two hours thirty minutes flight',
    }));

  it('money', () =>
    heard('en', {
      '$5, $5.05, $0.05, $1,000,000':
        'five dollars, five dollars and five cents, five cents, one million dollars',
      '$1-2 million, $1 million-$2 million': 'one to two million dollars, one million to two million dollars',
      '$5m-$10m, £3bn-£4bn': 'five million to ten million dollars, three billion to four billion pounds',
      'between $10 and $20': 'between ten dollars and twenty dollars',
      '€5.99, 5,99 €': 'five euros and ninety nine cents, five point nine nine euros',
      'EUR 5 million, CHF 200, USD 3bn':
        'five million euros, two hundred Swiss francs, three billion U S dollars',
      'a $20 bill, a £5-a-month plan': 'a twenty dollar bill, a five pound a month plan',
      '-$5, $-5': 'minus five dollars, minus five dollars',
      '75p, 50c, 99¢': 'seventy five pence, fifty cents, ninety nine cents',
      '$3.5 trillion debt': 'three point five trillion dollars debt',
      '$2-an-hour': 'two dollars an hour',
      '$5k a month': 'five thousand dollars a month',
      '¥500, ₹2 lakh, ₩1,000': 'five hundred yen, two lakh rupees, one thousand won',
      '$4.50/gallon': 'four dollars and fifty cents per gallon',
      '$15/hr': 'fifteen dollars per hour',
    }));

  it('percent and units', () =>
    heard('en', {
      '5%, 5.5 %, 5-6%, 0.1pc':
        'five percent, five point five percent, five to six percent, zero point one percent',
      '60mph, 60 mph, 100km/h': 'sixty miles per hour, sixty miles per hour, one hundred kilometers per hour',
      '1 lb, 2 lbs, 5lb': 'one pound, two pounds, five pounds',
      '10 sq ft, 5 sq m': 'ten square feet, five square meters',
      '3 oz, 12 fl oz': 'three ounces, twelve fluid ounces',
      '5\'10", 6ft': 'five feet ten inches, six feet',
      '98.6°F, -40°, 5°': 'ninety eight point six degrees Fahrenheit, minus forty degrees, five degrees',
      '50 kW, 2 GWh, 5 GHz': 'fifty kilowatts, two gigawatt hours, five gigahertz',
      '10m³, 5 km², 5km2': 'ten cubic meters, five square kilometers, five square kilometers',
      '35 mpg, 300 ppm, 5 psi': 'thirty five miles per gallon, three hundred parts per million, five P S I',
      '4K, 1080p, 5G, 128GB': 'four K, ten eighty P, five G, one hundred twenty eight gigabytes',
      '3x faster, 4x4, 2×4': 'three times faster, four by four, two by four',
      '5-10 km, 5–10 km': 'five to ten kilometers, five to ten kilometers',
      '20 µg/m³, 5 mg/l': 'twenty micrograms per cubic meter, five milligrams per liter',
      '2.4 million people': 'two point four million people',
      '1m people, 1.5m jobs': 'one million people, one point five million jobs',
    }));

  it('telephone numbers', () =>
    heard('en', {
      'call (212) 555-0123 now': 'call, two one two, five five five zero one two three now',
      '+1 212 555 0123': 'plus one two one two five five five zero one two three',
      '212-555-0123, 212.555.0123':
        'two one two five five five zero one two three, two one two five five five zero one two three',
      '+44 (0)20 7946 0958': 'plus four four zero two zero seven nine four six zero nine five eight',
      '0800 1111': 'zero eight zero zero one one one one',
      'dial 999 or 112': 'dial nine nine nine or one hundred twelve',
      '020 7946 0018': 'zero two zero seven nine four six zero zero one eight',
      '+1-202-456-1111': 'plus one two zero two four five six one one one one',
    }));

  it('Roman numerals in names', () =>
    heard('en', {
      'Queen Elizabeth II and Pope Pius XII': 'Queen Elizabeth the second and Pope Pius the twelfth',
      'Pope John Paul II’s visit': "Pope John Paul the second's visit",
      'King George V and Richard III': 'King George the fifth and Richard the third',
      'Pope Leo XIV said': 'Pope Leo the fourteenth said',
      'World War I began, WWII ended': 'World War one began, World War two ended',
      'Super Bowl LVIII': 'Super Bowl fifty eight',
      'Rocky IV, Part III, Act V': 'Rocky four, Part three, Act five',
      'Type II diabetes, Article IX': 'Type two diabetes, Article nine',
      'Malcolm X, Vitamin C, Plan B': 'Malcolm X, Vitamin C, Plan B',
      'Henry VIII and I spoke': 'Henry the eighth and I spoke',
      'Title IX, Chapter XXI, Vatican II': 'Title nine, Chapter twenty one, Vatican two',
      'Napoleon III and Tsar Nicholas II': 'Napoleon the third and Tsar Nicholas the second',
    }));

  it('addresses, @ and #', () =>
    heard('en', {
      '@POTUS wrote #COVID19': 'at Potus wrote hashtag Covid nineteen',
      '#MeToo and #BlackLivesMatter': 'hashtag Me Too and hashtag Black Lives Matter',
      'ranked #1 and #42': 'ranked number one and number forty two',
      'user_name@mail.example.org': 'user name at mail dot example dot org',
      'https://bbc.com/news/uk-123': 'B B C dot com slash news slash uk one twenty three',
      'example.org/about': 'example dot org slash about',
      'AT&T, Q&A, R&D, M&S': 'A T and T, Q and A, R and D, M and S',
      'C#, F#, A+ and 24/7': 'C sharp, F sharp, A plus and twenty four seven',
      '§ 5, §230, ¶': 'section five, section two hundred thirty',
      'two & three, 5 @ $3': 'two and three, five at three dollars',
    }));

  it('emoji, dashes and quotes', () =>
    heard('en', {
      '🎉 Good 😀 news 👍🏽 for you 🇩🇪!': 'Good news for you!',
      'I ❤️ it': 'I it',
      '5 – 3 and pages 5—7': 'five, three and pages five, seven',
      '‘Why?’ “So!” he said — twice': 'Why? So! he said, twice',
      'rock ’n’ roll': 'rock and roll',
      'the ’90s—and after': 'the nineties, and after',
    }));

  it('numbers', () =>
    heard('en', {
      '10 000 people, 12 500 cars': 'ten thousand people, twelve thousand five hundred cars',
      '1,002 and 1002': 'one thousand two and one thousand two',
      '12,345.67': 'twelve thousand three hundred forty five point six seven',
      '-3 and −3.5 degrees': 'minus three and minus three point five degrees',
      'pages 5–7, pp. 12-15': 'pages five to seven, pages twelve to fifteen',
      'a 5-4 decision': 'a five four decision',
      'won 3-0, 21-17, lost 1–2': 'won three zero, twenty one seventeen, lost one two',
      'a 10-to-1 shot at 10:1': 'a ten to one shot at ten to one',
      'the 50-50 split': 'the fifty fifty split',
      'Boeing 737, Airbus A320, F-16, iPhone 15':
        'Boeing seven thirty seven, Airbus A three twenty, F sixteen, I Phone fifteen',
      'Route 66, Flight 93, Room 101': 'Route sixty six, Flight ninety three, Room one hundred one',
      'no. 10, No 10, Nos. 1 and 2': 'number ten, No ten, numbers one and two',
      '1st-2nd, 5th–7th': 'first second, fifth seventh',
      'COVID-19, G7, G20, Y2K, MI5': 'Covid nineteen, G seven, G twenty, Y two K, M I five',
    }));

  it('whole sentences that were written before the rules', () =>
    heard('en', {
      'The bill passed 51-49 on Dec. 20, 2017.':
        'The bill passed fifty one forty nine on December twentieth, twenty seventeen.',
      'Shares rose 2.5% to $134.20 on Monday.':
        'Shares rose two point five percent to one hundred thirty four dollars and twenty cents on Monday.',
      'Call 1-800-273-8255 for help.':
        'Call one eight zero zero two seven three eight two five five for help.',
      'The 2nd of June 1953 was cold.': 'The second of June nineteen fifty three was cold.',
      'She ran the 1,500m in 4:02.31.':
        'She ran the one thousand five hundred meters in four oh two point three one.',
      'King Charles III met Pope Leo XIV.': 'King Charles the third met Pope Leo the fourteenth.',
      'The event starts at 7:30pm on 5th Avenue.': 'The event starts at seven thirty P M on fifth Avenue.',
      'Follow @bbcnews or search #Budget2024.':
        'Follow at bbcnews or search hashtag Budget twenty twenty four.',
      'Prices rose between £5m and £7m.': 'Prices rose between five million pounds and seven million pounds.',
      'A $10-$15 million fine is likely.': 'a ten to fifteen million dollar fine is likely.',
      'About 1/3 of voters and 3/4 of MPs agreed.':
        "About one third of voters and three quarters of M P's agreed.",
      'He is 6\'2" tall.': 'He is six feet two inches tall.',
      'Temperatures fell to -10°C overnight.': 'Temperatures fell to minus ten degrees Celsius overnight.',
      'The car hit 120 mph on the M25.':
        'The car hit one hundred twenty miles per hour on the M twenty five.',
      'It happened on 9/11.': 'It happened on nine eleven.',
      'The meeting is on 12 May at 14:00 GMT.':
        'The meeting is on the twelfth of May at fourteen hundred G M T.',
      'The firm owes €3.2bn.': 'The firm owes three point two billion euros.',
      'He was born on 1 January 1900.': 'He was born on the first of January nineteen hundred.',
      'Visit www.nasa.gov/moon for more.': 'Visit nasa dot gov slash moon for more.',
      'Email jobs@example.com today.': 'Email jobs at example dot com today.',
      'The no. 1 seed lost 6-4, 6-3.': 'The number one seed lost six four, six three.',
      'World War II ended in 1945.': 'World War two ended in nineteen forty five.',
      'The 1960s were loud.': 'The nineteen sixties were loud.',
      'Dr. Jones vs. Mr. Smith begins at 9 a.m.': 'Doctor Jones versus Mister Smith begins at nine A M.',
      'The FBI and NASA agreed, the WHO said.': 'The F B I and Nasa agreed, the W H O said.',
      'It weighs 3.5kg, i.e. about 8lbs.':
        'It weighs three point five kilograms, that is about eight pounds.',
      'Chapter XII begins on p. 215.': 'Chapter twelve begins on page two hundred fifteen.',
      'In the 21st century, 5G is everywhere.': 'In the twenty first century, five G is everywhere.',
      'Great news 🎉 for fans.': 'Great news for fans.',
      'The 5-year-old ate ½ an apple.': 'The five year old ate one half an apple.',
      'Roughly 10,000-12,000 people marched.': 'Roughly ten thousand to twelve thousand people marched.',
      'He paid $1.5m, or £1.2m.': 'He paid one point five million dollars, or one point two million pounds.',
      'The odds are 3 to 1, or 3:1.': 'The odds are three to one, or three to one.',
      'The vote on 03/05/2021 failed.': 'The vote on March fifth twenty twenty one failed.',
      'Section 230 and § 5 apply.': 'Section two hundred thirty and section five apply.',
      'The U.S. and the U.K. signed it in Washington, D.C.':
        'The U S and the U K signed it in Washington, D C.',
      'Apollo 11 landed on July 20, 1969.': 'Apollo eleven landed on July twentieth, nineteen sixty nine.',
      'Solar made 300 kWh at 12 cents.': 'Solar made three hundred kilowatt hours at twelve cents.',
      'The score was 3–2 after 90 min.': 'The score was three two after ninety minutes.',
      'He lives at 221B Baker St. in London.': 'He lives at two hundred twenty one B Baker Street in London.',
      'Johnson & Johnson rose 3%.': 'Johnson and Johnson rose three percent.',
      'A 20-25% cut is planned for 2025-26.':
        'a twenty to twenty five percent cut is planned for twenty twenty five to twenty six.',
      'It cost $0.99 or 99¢.': 'It cost ninety nine cents or ninety nine cents.',
      'The 117th Congress met from 2021 to 2023.':
        'The one hundred seventeenth Congress met from twenty twenty one to twenty twenty three.',
      'Call +44 20 7946 0958 now.':
        'Call plus four four two zero seven nine four six zero nine five eight now.',
      "Louis XVI's wife died on October 16th, 1793.":
        "Louis the sixteenth's wife died on October sixteenth, seventeen ninety three.",
      'The ship is 1,002 ft long.': 'The ship is one thousand two feet long.',
      'Rates rose by 0.25 percentage points.': 'Rates rose by zero point two five percentage points.',
      'Tickets are $25–$40 each.': 'Tickets are twenty five to forty dollars each.',
      'It’s 3.14 × 2.': "It's three point one four by two.",
    }));
});
