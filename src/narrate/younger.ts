import { readFileSync, statSync } from 'node:fs';

/**
 * The voice of an earlier narration that something is younger than of which it was made.
 * @param sources files
 * @param json the narration
 * @returns what it calls its voice; `undefined` where there is none, or nothing is younger
 */
export function voiceToRenew(sources: readonly string[], json: string): string | undefined {
  try {
    const madeAt = statSync(json).mtimeMs;
    const writtenAt = sources.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (Math.max(...writtenAt) < madeAt) return undefined;
    const { voice } = JSON.parse(readFileSync(json, 'utf8')) as { voice?: { id?: unknown } };
    return typeof voice?.id === 'string' ? voice.id : undefined;
  } catch {
    // What is wrong is told when it is needed.
    return undefined;
  }
}
