import type { VoiceDescription, VoiceProvider } from '../narrate/voice/voice.js';
import { providers } from '../narrate/voice/providers.js';
import { defaultVoice, speaks } from '../narrate/voice/voices.js';
import { counted, readArguments, readLanguage, type Command } from './command.js';
import { print, printJson } from './print.js';

export const voicesCommand: Command = {
  help: `Usage: audio-article voices [--lang TAG] [--json]

Lists every voice that is known, by who makes it, and what is missing here before it can speak. A service may
have more voices than are listed: nothing is asked over the network. The id goes to narrate --voice.

  --lang TAG  only voices that speak this language; the one that is taken by default is marked
  --json      print it as JSON
  --help      this text
`,
  async run(args) {
    const { values } = readArguments(
      'voices',
      args,
      { lang: { type: 'string' }, json: { type: 'boolean' } },
      [0, 0],
    );
    const found = await listVoices(providers, readLanguage(values.lang, 'voices'));
    if (values.json) printJson(found);
    else print(inWords(found));
  },
};

export interface VoiceList {
  readonly lang?: string;
  /** The id of the voice that the language has by default. */
  readonly default?: string;
  readonly providers: readonly {
    readonly id: string;
    readonly name: string;
    /** How one of its voices is asked for. */
    readonly usage: string;
    readonly usable: boolean;
    /** Each with its remedy. */
    readonly lacks: readonly string[];
    readonly voices: readonly VoiceDescription[];
  }[];
}

const described = (voice: VoiceDescription): VoiceDescription => ({
  id: voice.id,
  name: voice.name,
  lang: voice.lang,
  ...(voice.alsoSpeaks && { alsoSpeaks: voice.alsoSpeaks }),
  engine: voice.engine,
  sampleRate: voice.sampleRate,
  digitalSourceType: voice.digitalSourceType,
  phonemes: voice.phonemes,
  marks: voice.marks,
});

/** @param lang BCP 47: only voices that speak it */
export async function listVoices(from: readonly VoiceProvider[], lang?: string): Promise<VoiceList> {
  const chosen = lang === undefined ? undefined : await defaultVoice(lang);
  return {
    ...(lang !== undefined && { lang }),
    ...(chosen && { default: chosen.id }),
    providers: await Promise.all(
      from.map(async (provider) => {
        const lacks = await provider.lacks();
        const { id, name, usage } = provider;
        const voices = provider
          .voices()
          .filter((voice) => lang === undefined || speaks(voice, lang))
          .map(described);
        return { id, name, usage, usable: lacks.length === 0, lacks, voices };
      }),
    ),
  };
}

/** So many fit on a screen; of more, how many there are. */
const MOST_LINES = 30;

export function inWords({ lang, default: chosen, providers: listed }: VoiceList): string {
  return listed
    .map(({ name, usage, usable, lacks, voices }) => {
      const width = Math.max(0, ...voices.map(({ id }) => id.length));
      const lines = voices.map((voice) => {
        const mark = voice.id === chosen ? ', the default' : '';
        return `  ${voice.id.padEnd(width)}  ${voice.name} (${voice.lang})${mark}`;
      });
      const some =
        lines.length > MOST_LINES
          ? [`  ${counted(lines.length, 'voice')}; those of one language: audio-article voices --lang TAG`]
          : lines;
      const state = `${name}: ${usable ? 'can speak here' : 'cannot speak here yet'}`;
      // A service has voices that are not known here.
      if (voices.length === 0 && lang !== undefined)
        return `${state}; ${usable ? 'none that is known to speak it' : 'what it lacks: audio-article voices'}\n`;
      return [state, ...lacks.map((lack) => `  ${lack}`), `  asked for as ${usage}`, ...some, ''].join('\n');
    })
    .join('\n');
}
