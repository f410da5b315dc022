/** `[singular, plural]` of what stands after a number. */
export type Unit = readonly [one: string, many: string];

const perHour = (unit: string): Unit => [`${unit} per hour`, `${unit}s per hour`];
const regular = (unit: string): Unit => [unit, `${unit}s`];
const fixed = (unit: string): Unit => [unit, unit];

/** Case matters: `m` and `M`, `mW` and `MW`. */
export const units: Readonly<Record<string, Unit>> = {
  km: regular('kilometer'),
  m: regular('meter'),
  cm: regular('centimeter'),
  mm: regular('millimeter'),
  um: regular('micrometer'),
  nm: regular('nanometer'),
  'km^2': regular('square kilometer'),
  'm^2': regular('square meter'),
  'cm^2': regular('square centimeter'),
  'm^3': regular('cubic meter'),
  'cm^3': regular('cubic centimeter'),
  km2: regular('square kilometer'),
  m2: regular('square meter'),
  m3: regular('cubic meter'),
  'km/h': perHour('kilometer'),
  kph: perHour('kilometer'),
  kmh: perHour('kilometer'),
  mph: perHour('mile'),
  'm/s': ['meter per second', 'meters per second'],
  'm/s^2': ['meter per second squared', 'meters per second squared'],
  'km/s': ['kilometer per second', 'kilometers per second'],
  kg: regular('kilogram'),
  g: regular('gram'),
  mg: regular('milligram'),
  ug: regular('microgram'),
  t: regular('ton'),
  lb: regular('pound'),
  lbs: regular('pound'),
  oz: regular('ounce'),
  ft: ['foot', 'feet'],
  yd: regular('yard'),
  mi: regular('mile'),
  l: regular('liter'),
  L: regular('liter'),
  ml: regular('milliliter'),
  mL: regular('milliliter'),
  ha: regular('hectare'),
  '°': regular('degree'),
  '°C': ['degree Celsius', 'degrees Celsius'],
  '°F': ['degree Fahrenheit', 'degrees Fahrenheit'],
  W: regular('watt'),
  kW: regular('kilowatt'),
  MW: regular('megawatt'),
  GW: regular('gigawatt'),
  TW: regular('terawatt'),
  Wh: regular('watt hour'),
  kWh: regular('kilowatt hour'),
  MWh: regular('megawatt hour'),
  GWh: regular('gigawatt hour'),
  TWh: regular('terawatt hour'),
  V: regular('volt'),
  kV: regular('kilovolt'),
  Hz: fixed('hertz'),
  kHz: fixed('kilohertz'),
  MHz: fixed('megahertz'),
  GHz: fixed('gigahertz'),
  KB: regular('kilobyte'),
  kB: regular('kilobyte'),
  MB: regular('megabyte'),
  GB: regular('gigabyte'),
  TB: regular('terabyte'),
  'Mbit/s': ['megabit per second', 'megabits per second'],
  'Gbit/s': ['gigabit per second', 'gigabits per second'],
  dB: regular('decibel'),
  kcal: regular('kilocalorie'),
  kJ: regular('kilojoule'),
  mAh: regular('milliamp hour'),
  Nm: regular('newton meter'),
  lm: regular('lumen'),
  mmHg: ['millimeter of mercury', 'millimeters of mercury'],
  kbps: ['kilobit per second', 'kilobits per second'],
  Mbps: ['megabit per second', 'megabits per second'],
  Gbps: ['gigabit per second', 'gigabits per second'],
  bpm: ['beat per minute', 'beats per minute'],
  fps: ['frame per second', 'frames per second'],
  rpm: ['revolution per minute', 'revolutions per minute'],
  px: regular('pixel'),
  cc: fixed('C C'),
  cl: regular('centiliter'),
  dl: regular('deciliter'),
  dL: regular('deciliter'),
  gal: regular('gallon'),
  qt: regular('quart'),
  tbsp: regular('tablespoon'),
  tsp: regular('teaspoon'),
  ms: regular('millisecond'),
  sec: regular('second'),
  secs: regular('second'),
  s: regular('second'),
  min: regular('minute'),
  mins: regular('minute'),
  h: regular('hour'),
  hr: regular('hour'),
  hrs: regular('hour'),
  yr: regular('year'),
  yrs: regular('year'),
  mpg: ['mile per gallon', 'miles per gallon'],
  ppm: ['part per million', 'parts per million'],
  ppb: ['part per billion', 'parts per billion'],
  psi: fixed('P S I'),
  hp: fixed('horsepower'),
  sqft: ['square foot', 'square feet'],
  sqm: regular('square meter'),
  "'": ['foot', 'feet'],
  '"': ['inch', 'inches'],
  pc: fixed('percent'),
  '%': fixed('percent'),
  '‰': fixed('per mille'),
};

/** Those that can only be units, also without a number before them: 80 of them in “kg of rice a head”. */
export const unitsAlone: ReadonlySet<string> = new Set(
  'km cm mm km^2 m^2 m^3 km/h kph mph kg mg lbs °C °F kW MW GW kWh MWh GWh TWh kHz MHz GHz GB TB Mbit/s kcal'.split(
    ' ',
  ),
);

/** square feet, fluid ounces: two words. */
export const unitPrefixes: Readonly<Record<string, string>> = { sq: 'square', cu: 'cubic', fl: 'fluid' };

/** What is counted by the day or by the head: 5 km/day. */
const each = new Set(
  'second minute hour day night week month year person head capita household serving mile acre pixel'.split(
    ' ',
  ),
);

const known = (key: string): Unit | undefined => (Object.hasOwn(units, key) ? units[key] : undefined);

export function unitFor(text: string): Unit | undefined {
  const key = text.endsWith('.') ? text.slice(0, -1) : text;
  const unit = known(key);
  if (unit) return unit;
  const [, counted = '', by = ''] = /^([^/]+)\/([A-Za-z]+(?:\^[23])?|100)$/.exec(key) ?? [];
  const [of, per] = [known(counted), by === '100' ? 'one hundred' : each.has(by) ? by : known(by)?.[0]];
  return of && per !== undefined ? [`${of[0]} per ${per}`, `${of[1]} per ${per}`] : undefined;
}
