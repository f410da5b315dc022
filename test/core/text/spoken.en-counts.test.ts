import { describe, it } from 'node:test';
import { heard } from './said.js';

describe('English counts', () => {
  it('thousands to trillions, however they are shortened', () =>
    heard('en', {
      '$5k $5K $5m $5M':
        'five thousand dollars five thousand dollars five million dollars five million dollars',
      '$5mn $5mln $5b $5B $5bn':
        'five million dollars five million dollars five billion dollars five billion dollars five billion dollars',
      '$5tn $5trn $5T': 'five trillion dollars five trillion dollars five trillion dollars',
      '5k 5mn 5mln 5M people': 'five thousand five million five million five million people',
      '5bn 5tn 5trn': 'five billion five trillion five trillion',
      '5 mn, 5 bn, 5 tn, 5 trn, 5 mln people':
        'five million, five billion, five trillion, five trillion, five million people',
      '$5 bn deal, €5 tn debt, $5 mln':
        'five billion dollars deal, five trillion euros debt, five million dollars',
      '5-thousand, 5-million-dollar, 5-billion, 5-trillion':
        'five thousand, five million dollar, five billion, five trillion',
      '$5m+ and 500+': 'five million dollars plus and five hundred plus',
      '$5 million-$10 million deal': 'five million to ten million dollars deal',
      '$5 million-plus': 'five million dollars plus',
      '5 million-strong': 'five million strong',
      '~$5m, <$10, >€3bn': 'about five million dollars, less than ten dollars, more than three billion euros',
    }));

  it('what an m, a p, a c or an x is', () =>
    heard('en', {
      '5x, 3p, 1p, 1c, 5c': 'five times, three pence, one penny, one cent, five cents',
      '5m deep, 100m hurdles, 5m people': 'five meters deep, one hundred meters hurdles, five million people',
      'a 1.5m wall, rose to 3m': 'a one point five meter wall, rose to three meters',
      '100m final, 4x100m relay': 'one hundred meters final, four by one hundred meter relay',
      '5m men, 5m women, 5m children, 5m more, 5m new jobs':
        'five million men, five million women, five million children, five million more, five million new jobs',
      '5km-long, 10kg-heavy': 'five kilometers long, ten kilograms heavy',
      '5 sq km, 5 sq mi, 3 cu ft': 'five square kilometers, five square miles, three cubic feet',
    }));

  it('what is paid in a time, and parts of a hundred', () =>
    heard('en', {
      '$5/month, $15/hr, £5m/year':
        'five dollars per month, fifteen dollars per hour, five million pounds per year',
      '$40k/yr, $1m/day': 'forty thousand dollars per year, one million dollars per day',
      '1/100, 2/100 and 5/100': 'one hundredth, two hundredths and five hundredths',
      '1/1000, 3/1000': 'one thousandth, three thousandths',
    }));

  it('days and years', () =>
    heard('en', {
      'March 5 million, May 5 people': 'March five million, May five people',
      "May 5 '24 and 5 May '24": 'May fifth twenty four and the fifth of May twenty four',
      'March  5,  2024': 'March fifth, twenty twenty four',
      'this 5 May': 'this fifth of May',
      'from 22nd–24th March': 'from the twenty second to the twenty fourth of March',
      '1.1.2024, 1/1/24, 1-1-2024, 2024-1-5':
        'January first twenty twenty four, January first twenty four, January first twenty twenty four, January fifth twenty twenty four',
      'July 5th-7th': 'July fifth to seventh',
      "1990s' music, 20's and 90's": 'nineteen nineties music, twenties and nineties',
      'in 1066, by 1100, since 1150': 'in ten sixty six, by eleven hundred, since eleven fifty',
    }));

  it('in their order, and somebody’s', () =>
    heard('en', {
      '8th 9th 12th 20th 30th': 'eighth ninth twelfth twentieth thirtieth',
      '100th 1000th 1,000,000th': 'one hundredth one thousandth one millionth',
      'Flight 370, Flight 100, Boeing 707': 'Flight three seventy, Flight one hundred, Boeing seven oh seven',
      "the 747's wing, F-16s, B-52s": "the seven hundred forty seven's wing, F sixteens, B fifty twos",
    }));

  it('initials are letters, and an A may be an article', () =>
    heard('en', {
      "J.R.R. Tolkien, J.K.'s": "J R R Tolkien, J K's",
      "the U.S.'s plan, a U.S.-led force": "the U S's plan, a U S led force",
      'vitamin A and A, B': 'vitamin A and A, B',
      'Group A is and plan A was': 'Group A is and plan A was',
      'A man, A $5 bill, an A': 'a man, a five dollar bill, an A',
      'A: it is': 'A: it is',
      'A and B, A or B, A is it, A was it': 'A and B, A or B, A is it, A was it',
      "'hello' ''twas''": 'hello twas',
      'HIS WORD IS LAW': 'his word is law',
    }));

  it('what a hyphen or a slash joins to a number', () =>
    heard('en', {
      '$5m/year, a $5-a-day fee': 'five million dollars per year, a five dollar a day fee',
      'a $100-million deal, a 5-million-dollar man':
        'a one hundred million dollar deal, a five million dollar man',
      '$5 million-$6 million, $5 million-$6 billion':
        'five million to six million dollars, five million to six billion dollars',
    }));

  it('a letter behind a number by what is around it', () =>
    heard('en', {
      'reached 40C, gate 40C': 'reached forty degrees Celsius, gate forty C',
      'a 720p film, 5p each, 10c each': 'a seven twenty P film, five pence each, ten cents each',
      '2h 30m later': 'two hours thirty minutes later',
      '5m people, 20m women, 500m away':
        'five million people, twenty million women, five hundred meters away',
      '5x and 5in and $5+': 'five times and five inches and five dollars plus',
    }));

  it('a fort, and feet', () =>
    heard('en', {
      'Ft. Worth, Ft Worth, 5 ft. tall': 'Fort Worth, Fort Worth, five feet tall',
    }));

  it('what recipes, machines and patients are measured in', () =>
    heard('en', {
      '2 tbsp sugar, 1 tbsp. oil, ½ tsp. salt, 12 fl. oz. of milk, 1 gal. of water':
        'two tablespoons sugar, one tablespoon oil, one half teaspoon salt, twelve fluid ounces of milk, one gallon of water',
      '5 sq. ft. of space and 1 cu. ft. of air': 'five square feet of space and one cubic foot of air',
      '60 fps, 120 bpm, 2,000 rpm and 100 Mbps':
        'sixty frames per second, one hundred twenty beats per minute, two thousand revolutions per minute and one hundred megabits per second',
      '120/80 mmHg, but the years 120/80':
        'one hundred twenty over eighty millimeters of mercury, but the years one hundred twenty eighty',
      'a BMI of 25 kg/m², 3 g/cm³, 25 mg/dL and 30 mi/gal':
        'a B M I of twenty five kilograms per square meter, three grams per cubic centimeter, twenty five milligrams per deciliter and thirty miles per gallon',
      '$5/100 km and 6 L/100 km':
        'five dollars per one hundred kilometers and six liters per one hundred kilometers',
      'a 5 km-long race past a 10 mm-thick wall':
        'a five kilometer long race past a ten millimeter thick wall',
    }));

  it('sides, scales and powers', () =>
    heard('en', {
      'a 3×4 m room, 10x15 cm, 2x2x2':
        'a three by four meter room, ten by fifteen centimeters, two by two by two',
      'the room is 3 × 4 m': 'the room is three by four meters',
      'a 1:10 scale, a scale of 1:25,000, the odds were 10:11; it was 1:10':
        'a one to ten scale, a scale of one to twenty five thousand, the odds were ten to eleven; it was one ten',
      '10⁶ cells, 6.02×10²³, 10⁻⁶ m and 3 × 10⁸ m/s':
        'ten to the power of six cells, six point zero two times ten to the power of twenty three, ten to the power of minus six meters and three times ten to the power of eight meters per second',
      '5² and 5³': 'five squared and five cubed',
    }));
});
