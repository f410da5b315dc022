/** `[singular, plural]` of what stands after a number. */
export type Unit = readonly [one: string, many: string];

const fixed = (unit: string): Unit => [unit, unit];
const withN = (unit: string): Unit => [unit, `${unit}n`];

/** Case matters: `m` and `M`, `mW` and `MW`. */
const units: Readonly<Record<string, Unit>> = {
  km: fixed('Kilometer'),
  m: fixed('Meter'),
  cm: fixed('Zentimeter'),
  mm: fixed('Millimeter'),
  um: fixed('Mikrometer'),
  nm: fixed('Nanometer'),
  'km^2': fixed('Quadratkilometer'),
  'm^2': fixed('Quadratmeter'),
  'cm^2': fixed('Quadratzentimeter'),
  'm^3': fixed('Kubikmeter'),
  'cm^3': fixed('Kubikzentimeter'),
  km2: fixed('Quadratkilometer'),
  m2: fixed('Quadratmeter'),
  m3: fixed('Kubikmeter'),
  qm: fixed('Quadratmeter'),
  qkm: fixed('Quadratkilometer'),
  cbm: fixed('Kubikmeter'),
  kmh: fixed('Kilometer pro Stunde'),
  'm/s^2': fixed('Meter pro Quadratsekunde'),
  'l/100km': fixed('Liter pro hundert Kilometer'),
  '€/m^2': fixed('Euro pro Quadratmeter'),
  'Ct/kWh': fixed('Cent pro Kilowattstunde'),
  kg: fixed('Kilogramm'),
  g: fixed('Gramm'),
  mg: fixed('Milligramm'),
  ug: fixed('Mikrogramm'),
  t: withN('Tonne'),
  Ztr: fixed('Zentner'),
  l: fixed('Liter'),
  L: fixed('Liter'),
  ml: fixed('Milliliter'),
  cl: fixed('Zentiliter'),
  dl: fixed('Deziliter'),
  hl: fixed('Hektoliter'),
  EL: fixed('Esslöffel'),
  TL: fixed('Teelöffel'),
  Msp: withN('Messerspitze'),
  Pck: fixed('Päckchen'),
  ha: fixed('Hektar'),
  ar: fixed('Ar'),
  '°': fixed('Grad'),
  '°C': fixed('Grad Celsius'),
  '°F': fixed('Grad Fahrenheit'),
  C: fixed('Grad Celsius'),
  W: fixed('Watt'),
  kW: fixed('Kilowatt'),
  MW: fixed('Megawatt'),
  GW: fixed('Gigawatt'),
  TW: fixed('Terawatt'),
  PS: fixed('P S'),
  Wh: withN('Wattstunde'),
  kWp: fixed('Kilowatt Peak'),
  MWp: fixed('Megawatt Peak'),
  kWh: withN('Kilowattstunde'),
  MWh: withN('Megawattstunde'),
  GWh: withN('Gigawattstunde'),
  TWh: withN('Terawattstunde'),
  V: fixed('Volt'),
  kV: fixed('Kilovolt'),
  Hz: fixed('Hertz'),
  kHz: fixed('Kilohertz'),
  MHz: fixed('Megahertz'),
  GHz: fixed('Gigahertz'),
  KB: fixed('Kilobyte'),
  kB: fixed('Kilobyte'),
  MB: fixed('Megabyte'),
  GB: fixed('Gigabyte'),
  TB: fixed('Terabyte'),
  kbit: fixed('Kilobit'),
  Mbit: fixed('Megabit'),
  Gbit: fixed('Gigabit'),
  Mbps: fixed('Megabit pro Sekunde'),
  Gbps: fixed('Gigabit pro Sekunde'),
  fps: fixed('Bilder pro Sekunde'),
  bpm: fixed('Schläge pro Minute'),
  'U/min': fixed('Umdrehungen pro Minute'),
  px: fixed('Pixel'),
  mAh: withN('Milliamperestunde'),
  Nm: fixed('Newtonmeter'),
  kJ: fixed('Kilojoule'),
  mmHg: fixed('Millimeter Quecksilbersäule'),
  dB: fixed('Dezibel'),
  kcal: withN('Kilokalorie'),
  bar: fixed('Bar'),
  hPa: fixed('Hektopascal'),
  mSv: fixed('Millisievert'),
  ms: withN('Millisekunde'),
  s: withN('Sekunde'),
  Sek: withN('Sekunde'),
  min: withN('Minute'),
  Min: withN('Minute'),
  h: withN('Stunde'),
  Std: withN('Stunde'),
  '%': fixed('Prozent'),
  '‰': fixed('Promille'),
};

/** Those that can only be units, also without a number before them: Geschwindigkeit in km/h. */
export const unitsAlone: ReadonlySet<string> = new Set(
  'km cm mm km^2 m^2 m^3 km/h m/s kg mg °C °F kW MW GW kWh MWh GWh TWh kHz MHz GHz GB TB Mbit/s kcal qm qkm'.split(
    ' ',
  ),
);

const known = (key: string): Unit | undefined => (Object.hasOwn(units, key) ? units[key] : undefined);

export function unitFor(text: string): Unit | undefined {
  const key = text.endsWith('.') ? text.slice(0, -1) : text;
  const unit = known(key);
  if (unit) return unit;
  const [, counted = '', by = ''] = /^([^/]+)\/(.+)$/su.exec(key) ?? [];
  const [of, per] = [known(counted), perName(by)];
  return of && per !== undefined ? [`${of[0]} pro ${per}`, `${of[1]} pro ${per}`] : undefined;
}

/** mg/dl · l/100 km · km/Tag · t/a */
function perName(by: string): string | undefined {
  if (by === '100') return 'hundert';
  if (by === 'a') return 'Jahr';
  return /^\p{Lu}\p{Ll}{2,20}$/u.test(by) ? by : known(by)?.[0];
}

/** mit 180 Kilometern pro Stunde: the dative plural of what ends in -er. */
export function inDative(unit: string): string {
  return unit.replace(/^(\p{L}*(?:meter|liter|Meter|Liter|Zentner))(?![\p{L}])/u, '$1n');
}
