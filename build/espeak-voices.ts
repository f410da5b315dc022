import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EspeakListing } from '../src/narrate/voice/espeak/requests.js';
import { startEspeak } from '../src/narrate/voice/espeak/program.js';

/*
 * npm run espeak-voices: src/narrate/voice/espeak/voice-table.ts from what the installed engine lists. The table stands in the
 * source because the voices are known before the engine is installed.
 */

/** The engine's own language names that are no BCP 47, or another language's. */
const tags: Readonly<Record<string, string>> = {
  'ca-ba': 'ca-x-balear', // ca-BA is Catalan of Bosnia.
  'ca-nw': 'ca-x-noroccid',
  'ca-va': 'ca-valencia',
  'chr-US-Qaaa-x-west': 'chr-x-west',
  'cmn-latn-pinyin': 'cmn-Latn-pinyin',
  'en-us-nyc': 'en-US-x-nyc',
  'fr-fr': 'fr-FR',
  piqd: 'tlh-Piqd', // The engine names the script.
  py: 'art-x-pyash',
  'ru-cl': 'ru-x-classic', // ru-CL is Russian of Chile.
  xex: 'art-x-xextan',
};
/** Two voices call themselves the same. */
const ofIdentifier: Readonly<Record<string, string>> = { 'sit/yue-Latn-jyutping': 'yue-Latn-jyutping' };

/** `[the engine's identifier, BCP 47 tag, the engine's name]`; of a language's voices the engine's first choice is first. */
export type VoiceRow = readonly [identifier: string, tag: string, name: string];

const cased = (tag: string): string => {
  const [canonical = tag] = Intl.getCanonicalLocales(tag);
  // Mandarin's own code says more than `zh`, which canonical form makes of it.
  return tag.startsWith('cmn') ? canonical.replace(/^zh/, 'cmn') : canonical;
};

export function voiceRows(listings: readonly EspeakListing[]): VoiceRow[] {
  const rows = listings.map(({ identifier, name, languages }) => {
    const own = languages[0]?.name ?? '';
    const tag = cased(ofIdentifier[identifier] ?? tags[own] ?? own);
    const [primary = ''] = tag.split('-');
    const choice = languages.find((language) => language.name === primary)?.priority ?? 100;
    return { row: [identifier, tag, name.trim()] as const, primary, choice };
  });
  const order = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
  return rows
    .sort((a, b) => order(a.primary, b.primary) || a.choice - b.choice || order(a.row[1], b.row[1]))
    .map(({ row }) => row);
}

if (process.argv[1] === import.meta.filename) {
  const espeak = startEspeak();
  const rows = voiceRows(await espeak.voices());
  await espeak.close();
  writeFileSync(
    join(import.meta.dirname, '../src/narrate/voice/espeak/voice-table.ts'),
    `/* Written by \`npm run espeak-voices\`: the engine's identifier, the BCP 47 tag, the engine's name. */\nexport const voiceTable: readonly (readonly [identifier: string, tag: string, name: string])[] = [\n${rows
      .map((row) => `  [${row.map((cell) => (cell.includes("'") ? `"${cell}"` : `'${cell}'`)).join(', ')}],`)
      .join('\n')}\n];\n`,
  );
}
