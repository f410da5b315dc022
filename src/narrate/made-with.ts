import type { Narration } from '../core/narration/schema.js';
import type { ScriptOptions } from './script.js';

/** What whoever narrates it again has to know and no player needs: `generated.settings` of the narration. */
export interface MadeWith {
  /** dB that every sentence got before its own. */
  readonly gainDb?: number;
  readonly headings?: Exclude<NonNullable<ScriptOptions['headings']>, 'plain'>;
  readonly speakDisclosure?: true;
  readonly section?: string;
  /** Whether players are shown a picture, which stands in the audio. */
  readonly cover?: true;
}

/** What is not as narrate writes it is as missing. */
export function madeWith({ generated }: Pick<Narration, 'generated'>): MadeWith {
  const { gainDb, headings, speakDisclosure, section, cover } = (generated.settings ?? {}) as Readonly<
    Record<keyof MadeWith, unknown>
  >;
  return {
    ...(typeof gainDb === 'number' && Number.isFinite(gainDb) && { gainDb }),
    ...((headings === 'louder' || headings === 'cue') && { headings }),
    ...(speakDisclosure === true && { speakDisclosure }),
    ...(typeof section === 'string' && section !== '' && { section }),
    ...(cover === true && { cover }),
  };
}
