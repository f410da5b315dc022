import { Type, type Static } from '@sinclair/typebox';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSettings } from '../../core/settings-file.js';

const Address = Type.String({ pattern: '^https?://', maxLength: 2000 });
const Text = Type.String({ minLength: 1, maxLength: 4000 });

/** What directories of podcasts ask of a site. */
export const SettingsSchema = Type.Object(
  {
    title: Type.Optional(Text),
    description: Type.Optional(Text),
    /** The site's own page. */
    link: Type.Optional(Address),
    /** BCP 47. */
    language: Type.Optional(Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' })),
    author: Type.Optional(Text),
    /** Where directories write to. */
    email: Type.Optional(Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$' })),
    /** Square, 1400 to 3000 pixels, JPEG or PNG. */
    image: Type.Optional(Address),
    /** Apple's names, of a category and of one within it. */
    category: Type.Optional(Type.Union([Text, Type.Tuple([Text]), Type.Tuple([Text, Text])])),
    explicit: Type.Optional(Type.Boolean()),
    /** Address of an article that was not narrated from one, with {name} in it. */
    page: Type.Optional(Type.String({ pattern: '^https?://.*\\{name\\}' })),
  },
  { additionalProperties: false },
);

export type SiteSettings = Static<typeof SettingsSchema>;

export const SETTINGS_FILE = 'podcast.json';

/** Of a folder that has none, nothing. @throws AudioArticleError AA_E_CONFIG */
export async function settingsOfFolder(folder: string): Promise<SiteSettings> {
  const path = join(folder, SETTINGS_FILE);
  try {
    return parseSettings(SettingsSchema, await readFile(path, 'utf8'), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Looked at each time: it may be changed meanwhile. */
export const siteSettings = (folder: string) => (): Promise<SiteSettings> => settingsOfFolder(folder);
