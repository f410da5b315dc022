import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlayerStrings } from '../../../src/player/strings.js';
import type { Texts } from '../../../src/player/texts.js';
import type { TranscriptStrings } from '../../../src/player/transcript-strings.js';

export const folder = join(import.meta.dirname, '../../../src/player/locales');

/** All that is said in one language. */
export interface Locale extends Texts {
  readonly lang: string;
  readonly playerStrings: PlayerStrings;
  readonly transcriptStrings: TranscriptStrings;
}

const filesOf = (lang: string): string[] =>
  readdirSync(join(folder, lang)).filter((file) => file !== 'more.ts' && file !== 'index.ts');

export const everyFile = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => filesOf(name).map((file) => join(folder, name, file)));

export async function localeOf(lang: string): Promise<Locale> {
  const parts = await Promise.all(
    filesOf(lang).map((file) => {
      const name = file.replace(/\.ts$/, '.js');
      return import(`../../../src/player/locales/${lang}/${name}`) as Promise<object>;
    }),
  );
  return Object.assign({ lang }, ...parts) as Locale;
}

export interface Text {
  /** `dialogStrings.info.what` */
  readonly path: string;
  readonly text: string;
  /** What is put into it, and has to come out. */
  readonly holes: readonly string[];
}

const grades = ['good', 'enough', 'low'] as const;

/** Every text, each that is made of others with marks in their places. */
export function textsOf(value: unknown, path = ''): Text[] {
  if (typeof value === 'string') return [{ path, text: value, holes: value.match(/#/g) ?? [] }];
  if (path === 'optionsStrings.look.contrast')
    return grades.map((grade) => ({
      path: `${path}.${grade}`,
      text: (value as Texts['optionsStrings']['look']['contrast'])('⟦0⟧', grade),
      holes: ['⟦0⟧'],
    }));
  if (typeof value === 'function') {
    const holes = Array.from(value as { length: number }, (_, i) => `⟦${i}⟧`);
    return [{ path, text: (value as (...holes: string[]) => string)(...holes), holes }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    path === '' && key === 'lang' ? [] : textsOf(part, path ? `${path}.${key}` : key),
  );
}
