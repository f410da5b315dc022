import { describe, it } from 'node:test';
import { heard } from './said.js';

/** What is heard for one of each and for two of each; of those without a second form the same. */
function measures(table: Readonly<Record<string, readonly [one: string, many: string]>>): void {
  for (const [unit, [one, many]] of Object.entries(table))
    heard('en', {
      [`about 1 ${unit} of it`]: `about one ${one} of it`,
      [`about 2 ${unit} of it`]: `about two ${many} of it`,
    });
}

describe('English says one and many of', () => {
  it('lengths, areas and volumes', () =>
    measures({
      km: ['kilometer', 'kilometers'],
      m: ['meter', 'meters'],
      cm: ['centimeter', 'centimeters'],
      mm: ['millimeter', 'millimeters'],
      µm: ['micrometer', 'micrometers'],
      nm: ['nanometer', 'nanometers'],
      'km²': ['square kilometer', 'square kilometers'],
      'm²': ['square meter', 'square meters'],
      'cm²': ['square centimeter', 'square centimeters'],
      'm³': ['cubic meter', 'cubic meters'],
      'cm³': ['cubic centimeter', 'cubic centimeters'],
      km2: ['square kilometer', 'square kilometers'],
      m2: ['square meter', 'square meters'],
      m3: ['cubic meter', 'cubic meters'],
      sqft: ['square foot', 'square feet'],
      sqm: ['square meter', 'square meters'],
      ft: ['foot', 'feet'],
      yd: ['yard', 'yards'],
      mi: ['mile', 'miles'],
      ha: ['hectare', 'hectares'],
      l: ['liter', 'liters'],
      L: ['liter', 'liters'],
      ml: ['milliliter', 'milliliters'],
      mL: ['milliliter', 'milliliters'],
      'sq ft': ['square foot', 'square feet'],
      'cu m': ['cubic meter', 'cubic meters'],
      'fl oz': ['fluid ounce', 'fluid ounces'],
    }));

  it('speeds and what is in something', () =>
    measures({
      'km/h': ['kilometer per hour', 'kilometers per hour'],
      kph: ['kilometer per hour', 'kilometers per hour'],
      kmh: ['kilometer per hour', 'kilometers per hour'],
      mph: ['mile per hour', 'miles per hour'],
      'm/s': ['meter per second', 'meters per second'],
      'm/s²': ['meter per second squared', 'meters per second squared'],
      'km/s': ['kilometer per second', 'kilometers per second'],
      'ft/s': ['foot per second', 'feet per second'],
      mpg: ['mile per gallon', 'miles per gallon'],
      'kg/m³': ['kilogram per cubic meter', 'kilograms per cubic meter'],
      'µg/m³': ['microgram per cubic meter', 'micrograms per cubic meter'],
      'g/km': ['gram per kilometer', 'grams per kilometer'],
      'mg/l': ['milligram per liter', 'milligrams per liter'],
      'mg/L': ['milligram per liter', 'milligrams per liter'],
      'mg/dl': ['milligram per deciliter', 'milligrams per deciliter'],
      'mg/dL': ['milligram per deciliter', 'milligrams per deciliter'],
      ppm: ['part per million', 'parts per million'],
      ppb: ['part per billion', 'parts per billion'],
      pc: ['percent', 'percent'],
      '%': ['percent', 'percent'],
      '‰': ['per mille', 'per mille'],
    }));

  it('weights, warmth, power and sound', () =>
    measures({
      kg: ['kilogram', 'kilograms'],
      g: ['gram', 'grams'],
      mg: ['milligram', 'milligrams'],
      µg: ['microgram', 'micrograms'],
      t: ['ton', 'tons'],
      lb: ['pound', 'pounds'],
      lbs: ['pound', 'pounds'],
      oz: ['ounce', 'ounces'],
      '°': ['degree', 'degrees'],
      '°C': ['degree Celsius', 'degrees Celsius'],
      '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
      W: ['watt', 'watts'],
      kW: ['kilowatt', 'kilowatts'],
      MW: ['megawatt', 'megawatts'],
      GW: ['gigawatt', 'gigawatts'],
      TW: ['terawatt', 'terawatts'],
      Wh: ['watt hour', 'watt hours'],
      kWh: ['kilowatt hour', 'kilowatt hours'],
      MWh: ['megawatt hour', 'megawatt hours'],
      GWh: ['gigawatt hour', 'gigawatt hours'],
      TWh: ['terawatt hour', 'terawatt hours'],
      V: ['volt', 'volts'],
      kV: ['kilovolt', 'kilovolts'],
      Hz: ['hertz', 'hertz'],
      kHz: ['kilohertz', 'kilohertz'],
      MHz: ['megahertz', 'megahertz'],
      GHz: ['gigahertz', 'gigahertz'],
      dB: ['decibel', 'decibels'],
      kcal: ['kilocalorie', 'kilocalories'],
      psi: ['P S I', 'P S I'],
      hp: ['horsepower', 'horsepower'],
    }));

  it('times and data', () =>
    measures({
      ms: ['millisecond', 'milliseconds'],
      s: ['second', 'seconds'],
      sec: ['second', 'seconds'],
      secs: ['second', 'seconds'],
      min: ['minute', 'minutes'],
      mins: ['minute', 'minutes'],
      h: ['hour', 'hours'],
      hr: ['hour', 'hours'],
      hrs: ['hour', 'hours'],
      yr: ['year', 'years'],
      yrs: ['year', 'years'],
      KB: ['kilobyte', 'kilobytes'],
      kB: ['kilobyte', 'kilobytes'],
      MB: ['megabyte', 'megabytes'],
      GB: ['gigabyte', 'gigabytes'],
      TB: ['terabyte', 'terabytes'],
      'Mbit/s': ['megabit per second', 'megabits per second'],
      'Gbit/s': ['gigabit per second', 'gigabits per second'],
    }));

  it('units that stand without a number', () =>
    heard('en', {
      'many km and few cm': 'many kilometers and few centimeters',
      'in kg or lbs': 'in kilograms or pounds',
      'in °C or °F': 'in degrees Celsius or degrees Fahrenheit',
      'several GWh': 'several gigawatt hours',
    }));
});

describe('English names', () => {
  it('the signs that stand alone', () =>
    heard('en', {
      'this & that': 'this and that',
      'this + that = all': 'this plus that equals all',
      'this @ home': 'this at home',
      'under § five': 'under section five',
      'this ÷ that': 'this divided by that',
      'many % of it': 'many percent of it',
      'many ‰ of it': 'many per mille of it',
      'his ≤ mine': 'his at most mine',
      'his ≥ mine': 'his at least mine',
      'his ≈ mine': 'his about mine',
      'his ± mine': 'his plus or minus mine',
      'the √ of it': 'the root of it',
      'up to ∞ now': 'up to infinity now',
      'in $ or €': 'in dollars or euros',
    }));

  it('numbers that are only about right', () =>
    heard('en', {
      '~5 people': 'about five people',
      '≈5 people': 'about five people',
      '<5 people': 'less than five people',
      '>5 people': 'more than five people',
      '≤5 people': 'at most five people',
      '≥5 people': 'at least five people',
      '±5 people': 'plus or minus five people',
    }));

  it('all months, also where they are short', () =>
    heard('en', {
      '1 January, 2 Jan.': 'the first of January, the second of January.',
      '3 February, 4 Feb.': 'the third of February, the fourth of February.',
      '5 March, 6 Mar.': 'the fifth of March, the sixth of March.',
      '7 April, 8 Apr.': 'the seventh of April, the eighth of April.',
      '9 May, 10 May': 'the ninth of May, the tenth of May',
      '11 June, 12 Jun.': 'the eleventh of June, the twelfth of June.',
      '13 July, 14 Jul.': 'the thirteenth of July, the fourteenth of July.',
      '15 August, 16 Aug.': 'the fifteenth of August, the sixteenth of August.',
      '17 September, 18 Sept.': 'the seventeenth of September, the eighteenth of September.',
      '19 October, 20 Oct.': 'the nineteenth of October, the twentieth of October.',
      '21 November, 22 Nov.': 'the twenty first of November, the twenty second of November.',
      '30 December, 31 Dec.': 'the thirtieth of December, the thirty first of December.',
    }));

  it('letters that English does not have by those that it has', () =>
    heard('en', {
      'Straße GROẞER': 'Strasse Grosser',
      'Cæsar Æthel cœur Œuvre': 'Caesar Aethel coeur Oeuvre',
      'Søren Øre Małgorzata Łódź': 'Soren Ore Malgorzata Lodz',
      'Anđela Đoković Guðrun Ðorn': 'Andela Dokovic Gudrun Dorn',
      'Alþing Þor': 'Althing Thor',
      'Işık Diyarbakır Ħamrun maħ': 'Isik Diyarbakir Hamrun mah',
      'haŋa Ŋala': 'hanga Ngala',
      'Bakı məktəb Əliyev': 'Baki mekteb Eliyev',
      'maŧŧe Ŧala naĸa': 'matte Tala naka',
      'Zürich, Çelik, Škoda, Ångström, Dvořák': 'Zurich, Celik, Skoda, Angstrom, Dvorak',
    }));
});
