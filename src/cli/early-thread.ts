import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { narrationName } from '../narrate/name.js';
import { startThread, type Thread } from '../narrate/thread.js';
import { FLITE_THREAD, makeReady } from '../narrate/voice/flite/make-ready.js';
import { voiceToRenew } from '../narrate/younger.js';
import { defaultLexicons } from './default-lexicons.js';

export interface EarlyThread {
  readonly file: string;
  readonly thread: Thread<unknown, unknown>;
  readonly renewal: Renewal;
}

/** A narration that something is younger than of which it was made. */
export interface Renewal {
  /** Its file. */
  readonly json: string;
  /** Its voice's id. */
  readonly voice: string;
}

const valueOf = (args: readonly string[], option: string): string | undefined =>
  args.findLast((arg) => arg.startsWith(`${option}=`))?.slice(option.length + 1) ??
  (args.includes(option) ? args[args.lastIndexOf(option) + 1] : undefined);

/**
 * An article that was narrated by flite and has changed since will be spoken in part. It is a guess from the arguments: a wrong
 * one costs time and nothing else.
 */
export function renewalForetold([command, ...args]: readonly string[]): Renewal | undefined {
  if (command !== 'narrate') return undefined;
  const folder = valueOf(args, '--transcripts') ?? 'transcripts';
  const words = args.filter((arg) => !arg.startsWith('-'));
  const names = [valueOf(args, '--name') ?? [], words.map((word) => narrationName(word))].flat();
  const json = names.map((name) => join(folder, `${name}.json`)).find((file) => existsSync(file));
  if (json === undefined) return undefined;
  const voice = voiceToRenew([...words, ...defaultLexicons], json);
  return voice?.startsWith('flite-') ? { json, voice } : undefined;
}

/** A thread gets the voice ready while the command is loaded and the article read. */
export function startEarlyThread(args: readonly string[]): EarlyThread | undefined {
  const renewal = renewalForetold(args);
  if (!renewal || !existsSync(FLITE_THREAD)) return undefined;
  const thread = startThread<unknown, unknown>(FLITE_THREAD);
  thread.run(makeReady(renewal.voice)).catch(() => undefined);
  return { file: FLITE_THREAD, thread, renewal };
}
