import { AudioArticleError } from '../../../core/errors.js';

/** A voice as it is asked for: `service:VOICE@MODEL?setting=value&…`. */
export interface Asked {
  readonly voice: string;
  readonly model: string | undefined;
  /** In the order of their names. */
  readonly settings: Readonly<Record<string, string>>;
}

export interface Grammar {
  readonly id: string;
  readonly usage: string;
  readonly voicePattern: RegExp;
  /** Undefined: it has none. */
  readonly modelPattern?: RegExp;
  /** What may be set, and how its values look. */
  readonly settings?: Readonly<Record<string, RegExp>>;
}

/** What prosody elements take: `-10%`, `+2st`, `1.1`. */
export const prosodyValue = /^[+-]?\d{1,3}(\.\d{1,3})?(%|st|Hz)?$/;
export const fraction = /^(0(\.\d{1,3})?|1(\.0{1,3})?)$/;

/**
 * @returns undefined when another service is asked for
 * @throws AudioArticleError AA_E_VOICE_UNKNOWN
 */
export function readAsked(asked: string, grammar: Grammar): Asked | undefined {
  const { id, usage, voicePattern, modelPattern, settings: allowed = {} } = grammar;
  if (!asked.startsWith(`${id}:`)) return undefined;
  const refuse = (what: string): never => {
    throw new AudioArticleError(
      'AA_E_VOICE_UNKNOWN',
      `There is no voice “${asked}”: ${what}.`,
      `Ask for ${usage}.`,
    );
  };
  const [, voice = '', model, query] =
    /^([^@?]*)(?:@([^?]*))?(?:\?(.*))?$/s.exec(asked.slice(id.length + 1)) ?? [];
  if (!voicePattern.test(voice))
    refuse(voice === '' ? 'no name follows' : `“${voice}” is no name of a voice there`);
  if (model !== undefined && !modelPattern?.test(model)) refuse(`“${model}” is no model there`);
  const settings: Record<string, string> = {};
  for (const [name, value] of [...new URLSearchParams(query ?? '')].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const pattern = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (!pattern) refuse(`“${name}” cannot be set; ${Object.keys(allowed).join(', ') || 'nothing'} can`);
    if (!pattern?.test(value)) refuse(`“${value}” is no value for ${name}`);
    settings[name] = value;
  }
  return { voice, model, settings };
}

/** The voice's id: the same for the same voice, however its settings were ordered. */
export function idOf(id: string, { voice, model, settings }: Asked): string {
  const query = Object.entries(settings)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${id}:${voice}${model === undefined ? '' : `@${model}`}${query && `?${query}`}`;
}
