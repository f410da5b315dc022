import { describe, it } from 'node:test';
import { heard } from './said.js';

/** Words in capitals within a sentence, and what is heard for each. */
function within(table: Readonly<Record<string, string>>): void {
  for (const [capitals, spoken] of Object.entries(table))
    heard('en', { [`he saw ${capitals} there`]: `he saw ${spoken} there` });
}

/** Such that are said as words. */
const asWords = (list: string): void =>
  within(
    Object.fromEntries(list.split(' ').map((word) => [word, word.charAt(0) + word.slice(1).toLowerCase()])),
  );
const spelled = (list: string): void =>
  within(Object.fromEntries(list.split(' ').map((word) => [word, Array.from(word).join(' ')])));

describe('Capitals in English', () => {
  it('have a way of their own, some of them', () =>
    within({
      NOAA: 'Noah',
      WWI: 'World War one',
      WWII: 'World War two',
      USAID: 'U S aid',
      NAACP: 'N double A C P',
      NCAA: 'N C double A',
      IEEE: 'I triple E',
      DVLA: 'D V L A',
      JPEG: 'Jay peg',
      JPEGs: 'Jay pegs',
      MPEG: 'M peg',
      CAPTCHA: 'captcha',
      PHD: 'P H D',
      PHDs: "P H D's",
      OK: 'okay',
    }));

  it('are a word if one could say them so', () =>
    asWords(
      'BLIM CRAB FLEM GRAD PRID TREN DREB SCOB SKOL SLAP SMOT SNAD SPOT STEB SWOT SCREB SPREB STREB CHAD SHAD THOD PHAD WHAD TWIG SHREB THROB QUAD WREN KNOB ' +
        'MOSS BELL STAFF WATT BARN HOLT SALK DISK WASK GASP LOST BUCK FACT LIFT KEPT BACH HIGH LUSH MATH LUNCH KINGS RAMP LAMPS DOGS LONG LAND LANDS TENTS PARTS CARDS DOCKS LISTS',
    ));

  it('are spelled if nobody could', () =>
    spelled(
      'BCDF XYZT ZLAB VRAM MBAB NGAB HTML HTTP FBAR BABZT TIPK BADG GATBD SKRLT AEIOU BEAUX DLAM TLAM SRAM LRAM BAMN KATGD RTAB CNBC',
    ));

  it('are letters if they are few, and words if they are known', () => {
    asWords(
      'NATO NASA OPEC FIFA UEFA AIDS SARS MERS SIM PIN RAM GIF ZIP HUD ICE PRO TED SOX GAP COP DAX CAC MAX',
    );
    spelled(
      'BBC FBI GDP ABC NBA TUV ROC USA UAE CIA IMF IRA EPA NGO API AI UN EU AOC ESA IOC IPO URL USB HIV NYSE OECD',
    );
  });

  it('of more than one, or of somebody', () =>
    within({
      NGOs: "N G O's",
      "NGO's": "N G O's",
      "NGO'S": "N G O's",
      "NGOs'": "N G O's",
      "NATO's": "Nato's",
      REITs: 'Reits',
      MPs: "M P's",
    }));

  it('are said softly where they only shout', () => {
    within({
      NOT: 'not',
      NEVER: 'never',
      ONLY: 'only',
      MUST: 'must',
      VERY: 'very',
      EVERY: 'every',
      YOU: 'you',
    });
    heard('en', {
      'THIS IS THE END': 'this is the end',
      'BREAKING NEWS FROM LONDON': 'breaking news from london',
      'THE FBI RAIDED HIS HOUSE': 'the F B I raided his house',
      'NATO CALLS THE USA': 'Nato calls the U S A',
    });
  });
});
