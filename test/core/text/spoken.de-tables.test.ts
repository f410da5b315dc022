import { describe, it } from 'node:test';
import { heard } from './said.js';

/** What is heard for two of each. */
function two(table: Readonly<Record<string, string>>): void {
  for (const [unit, spoken] of Object.entries(table))
    heard('de', { [`etwa 2 ${unit} davon`]: `etwa zwei ${spoken} davon` });
}
/** Those that have a second form: what is heard for one and for two. */
function oneAndTwo(table: Readonly<Record<string, readonly [one: string, many: string]>>): void {
  for (const [unit, [one, many]] of Object.entries(table))
    heard('de', {
      [`etwa 1 ${unit} davon`]: `etwa eine ${one} davon`,
      [`etwa 2 ${unit} davon`]: `etwa zwei ${many} davon`,
    });
}

describe('German says units:', () => {
  it('Längen, Flächen und Räume', () =>
    two({
      km: 'Kilometer',
      m: 'Meter',
      cm: 'Zentimeter',
      mm: 'Millimeter',
      µm: 'Mikrometer',
      nm: 'Nanometer',
      'km²': 'Quadratkilometer',
      'm²': 'Quadratmeter',
      'cm²': 'Quadratzentimeter',
      'm³': 'Kubikmeter',
      'cm³': 'Kubikzentimeter',
      km2: 'Quadratkilometer',
      m2: 'Quadratmeter',
      m3: 'Kubikmeter',
      qm: 'Quadratmeter',
      qkm: 'Quadratkilometer',
      cbm: 'Kubikmeter',
      l: 'Liter',
      L: 'Liter',
      ml: 'Milliliter',
      hl: 'Hektoliter',
      ha: 'Hektar',
      ar: 'Ar',
    }));

  it('Geschwindigkeiten und Anteile', () =>
    two({
      'km/h': 'Kilometer pro Stunde',
      kmh: 'Kilometer pro Stunde',
      'm/s': 'Meter pro Sekunde',
      'm/s²': 'Meter pro Quadratsekunde',
      'km/s': 'Kilometer pro Sekunde',
      'g/km': 'Gramm pro Kilometer',
      'µg/m³': 'Mikrogramm pro Kubikmeter',
      'mg/l': 'Milligramm pro Liter',
      'l/100km': 'Liter pro hundert Kilometer',
      '€/m²': 'Euro pro Quadratmeter',
      'Ct/kWh': 'Cent pro Kilowattstunde',
      'Mbit/s': 'Megabit pro Sekunde',
      'Gbit/s': 'Gigabit pro Sekunde',
      '%': 'Prozent',
      '‰': 'Promille',
    }));

  it('Gewichte, Wärme, Leistung und Daten', () =>
    two({
      kg: 'Kilogramm',
      g: 'Gramm',
      mg: 'Milligramm',
      µg: 'Mikrogramm',
      'Ztr.': 'Zentner',
      '°': 'Grad',
      '°C': 'Grad Celsius',
      '°F': 'Grad Fahrenheit',
      W: 'Watt',
      kW: 'Kilowatt',
      MW: 'Megawatt',
      GW: 'Gigawatt',
      TW: 'Terawatt',
      PS: 'P S',
      kWp: 'Kilowatt Peak',
      MWp: 'Megawatt Peak',
      V: 'Volt',
      kV: 'Kilovolt',
      Hz: 'Hertz',
      kHz: 'Kilohertz',
      MHz: 'Megahertz',
      GHz: 'Gigahertz',
      KB: 'Kilobyte',
      kB: 'Kilobyte',
      MB: 'Megabyte',
      GB: 'Gigabyte',
      TB: 'Terabyte',
      dB: 'Dezibel',
      bar: 'Bar',
      hPa: 'Hektopascal',
      mSv: 'Millisievert',
    }));

  it('one of them and two', () =>
    oneAndTwo({
      t: ['Tonne', 'Tonnen'],
      Wh: ['Wattstunde', 'Wattstunden'],
      kWh: ['Kilowattstunde', 'Kilowattstunden'],
      MWh: ['Megawattstunde', 'Megawattstunden'],
      GWh: ['Gigawattstunde', 'Gigawattstunden'],
      TWh: ['Terawattstunde', 'Terawattstunden'],
      kcal: ['Kilokalorie', 'Kilokalorien'],
      ms: ['Millisekunde', 'Millisekunden'],
      s: ['Sekunde', 'Sekunden'],
      'Sek.': ['Sekunde', 'Sekunden'],
      min: ['Minute', 'Minuten'],
      'Min.': ['Minute', 'Minuten'],
      h: ['Stunde', 'Stunden'],
      'Std.': ['Stunde', 'Stunden'],
    }));

  it('also without a number', () =>
    heard('de', {
      'Geschwindigkeit in km/h und m/s': 'Geschwindigkeit in Kilometer pro Stunde und Meter pro Sekunde',
      'viele qm und kWh': 'viele Quadratmeter und Kilowattstunden',
    }));
});

describe('German names', () => {
  it('the signs that stand alone', () =>
    heard('de', {
      'dies & das': 'dies und das',
      'dies + das = alles': 'dies plus das gleich alles',
      'wir @ Hause': 'wir at Hause',
      'nach § fünf': 'nach Paragraf fünf',
      'dies ÷ das': 'dies geteilt durch das',
      'viele % davon': 'viele Prozent davon',
      'viele ‰ davon': 'viele Promille davon',
      'seins ≤ meins': 'seins höchstens meins',
      'seins ≥ meins': 'seins mindestens meins',
      'seins ≈ meins': 'seins etwa meins',
      'seins ± meins': 'seins plus minus meins',
      'die √ davon': 'die Wurzel davon',
      'bis ∞ gehen': 'bis unendlich gehen',
      'in $ oder € zahlen': 'in Dollar oder Euro zahlen',
    }));

  it('what is Russian or Greek as German writes it', () =>
    heard('de', {
      'Москва Киев Ёлка Жуков Щука Харьков': 'Moskwa Kiew Jolka Schukow Schtschuka Charkow',
      'Цой Чехов Шостакович Юлия Яна': 'Zoj Tschechow Schostakowitsch Julija Jana',
      'Αθήνα Θεός Ψυχή Χάος': 'Athina Theos Psychi Chaos',
    }));

  it('what has letters and a word, or a way of its own', () =>
    heard('de', {
      'das WLAN ein JPEG das BAföG die BaFin': 'das W Lan ein Jay Peg das Bafög die Bafin',
      'das BVerfG das BVerwG ver.di Ver.di':
        'das Bundesverfassungsgericht das Bundesverwaltungsgericht Verdi Verdi',
      'ein Kfz ein Lkw ein Pkw ein Nkw': 'ein K F Z ein L K W ein P K W ein N K W',
      'zwei Lkws zwei Pkws zwei GmbHs': 'zwei L K Wes zwei P K Wes zwei G M B Has',
      'YouTube iPhone iPad iOS eBay WhatsApp TikTok OK ok':
        'YouTube iPhone iPad I O S eBay WhatsApp TikTok okay okay',
      'die AfD die KPdSU das StGB der VfB ein MdB eine GmbH':
        'die A F D die K P D S U das S T G B der V F B ein M D B eine G M B H',
    }));

  it('the last letter of more than one', () =>
    heard('de', {
      'DNAs DVBs ABCs PDs PCEs BIFs HGs WCHs': 'D N As D V Bes A B Ces P Des P C Es B I Effs H Ges W C Has',
      'KIs DJs EKKs XLLs BMMs XNNs XOOs XPs': 'K Is D Jotts E K Kas X L Ells B M Emms X N Enns X O Os X Pes',
      'IQs XRs XTs XUs SUVs XWs XYs XZs': 'I Kus X Ers X Tes X Us S U Vaus X Wes X Ypsilons X Zetts',
      TÜVs: 'Tüvs',
    }));

  it('capitals as a word if one could say them so, and else their letters', () => {
    const inText = (list: string, say: (word: string) => string): void => {
      for (const word of list.split(' '))
        heard('de', { [`er sah ${word} dort`]: `er sah ${say(word)} dort` });
    };
    inText(
      'BLIM BROT FLEM FRAS GLAS GRAD KLEM KRAN PLAN PROG DRIN TRIN SKAT SMOG SPIN STIL SCHLAU SCHMAL SCHNAB SCHROT SCHWAN SCHAM ' +
        'SPROT STROM CHOR PFAD KNOB GNOM QUAD ZWAR THOR MASS BALL MANN DUMM MATT STAFF NARR BOCK BACH FISCH GOLF LOST LUFT NACHT ' +
        'WACHS LANG DINGS TOPF NETZ',
      (word) => word.charAt(0) + word.slice(1).toLowerCase(),
    );
    inText('ZLAB VRAM MBAB NGAB HTML HTTP FBAR BABZT TIPK BADG AEIOU', (word) => Array.from(word).join(' '));
  });
});
