import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { refuseLacking } from '../lacking.js';
import type { AvailableVoice, Voice, VoiceDescription, VoiceProvider } from '../voice.js';
import { rowForLanguage } from './language.js';
import { startEspeak, type Espeak } from './program.js';
import { SAMPLE_RATE, speakWith } from './speak.js';
import { voiceTable } from './voice-table.js';

/*
 * eSpeak NG (https://github.com/espeak-ng/espeak-ng): over a hundred languages, offline, with the engine's own times.
 * It is GPL-3.0: the user installs it, it runs as a process of its own (child.ts), and nothing of it is in this package.
 */

const PACKAGE = '@echogarden/espeak-ng-emscripten';

/**
 * Formants by rule, tuned by hand; no model was trained on recordings. IPTC: “created purely by an algorithm not based
 * on any sampled training data”.
 */
const byRule = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';

/** Of the package that is installed; 0 where none is. */
function installedVersion(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(PACKAGE);
    const { version } = JSON.parse(readFileSync(join(dirname(main), 'package.json'), 'utf8')) as {
      version?: unknown;
    };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/** Languages besides its own that a voice reads. */
const alsoSpeaks: Readonly<Record<string, readonly string[]>> = { nb: ['no', 'nn'], yue: ['zh'] };

function describe([, tag, name]: (typeof voiceTable)[number]): VoiceDescription {
  const also = alsoSpeaks[tag];
  return {
    id: `espeak-${tag}`,
    name: `eSpeak NG ${name}`,
    lang: Intl.getCanonicalLocales(tag)[0] ?? tag,
    ...(also && { alsoSpeaks: also }),
    engine: { name: 'espeak-ng-emscripten', version: installedVersion() ?? '0' },
    sampleRate: SAMPLE_RATE,
    digitalSourceType: byRule,
    phonemes: true,
    marks: 'engine',
  };
}

let known: ReadonlyMap<string, AvailableVoice> | undefined;

/** By the engine's identifier. */
const voices = (): ReadonlyMap<string, AvailableVoice> =>
  (known ??= new Map(
    voiceTable.map((row) => {
      const description = describe(row);
      return [row[0], { ...description, open: () => openEspeak(row[0], description) }];
    }),
  ));

function forLanguage(lang: string): AvailableVoice | undefined {
  const row = rowForLanguage(lang);
  return row && voices().get(row[0]);
}

const missing = `eSpeak NG is not installed: npm install ${PACKAGE} (GPL-3.0; it runs as a program of its own).`;

const lacks = (): readonly string[] => (installedVersion() === undefined ? [missing] : []);

export const espeak: VoiceProvider = {
  id: 'espeak',
  name: 'eSpeak NG',
  usage: 'espeak-LANGUAGE, as in espeak-de or espeak-pt-BR',
  voices: () => [...voices().values()],
  find(asked) {
    const [, tag] = /^espeak-(.+)$/i.exec(asked) ?? [];
    if (tag === undefined) return Promise.resolve(undefined);
    const named = [...voices().values()].find(({ id }) => id.toLowerCase() === asked.toLowerCase());
    return Promise.resolve(named ?? forLanguage(tag));
  },
  forLanguage,
  lacks: () => Promise.resolve(lacks()),
};

/** All voices share the processes; the last one that closes ends them. */
const program: Espeak = startEspeak();
const users = new Set<object>();

function openEspeak(identifier: string, description: VoiceDescription): Voice {
  const voice: Voice = {
    ...description,
    async speak(utterance) {
      refuseLacking(description, lacks());
      users.add(voice);
      return speakWith(program, identifier, description.id, utterance);
    },
    async close() {
      if (users.delete(voice) && users.size === 0) await program.close();
    },
  };
  return voice;
}
