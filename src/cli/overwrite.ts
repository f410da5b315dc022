import { readFile, stat } from 'node:fs/promises';
import { AudioArticleError } from '../core/errors.js';

/** The same for two names of one file: through links, `..`, or letters that the disk takes for the same. */
async function identity(path: string): Promise<string | undefined> {
  const there = await stat(path, { bigint: true }).catch(() => undefined);
  return there?.isFile() ? `${there.dev}:${there.ino}` : undefined;
}

async function isNarration(path: string): Promise<boolean> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof value === 'object' && value !== null && 'blocks' in value && 'revision' in value;
  } catch {
    return false;
  }
}

/**
 * Before files are written: none of them is one that was read, or a narration, which only its article could give back.
 * @throws AudioArticleError AA_E_USAGE, AA_E_OUTPUT
 */
export async function refuseToLose(read: readonly string[], written: readonly string[]): Promise<void> {
  const inputs = await Promise.all(read.map(identity));
  for (const path of written) {
    const found = await identity(path);
    if (found === undefined) continue;
    if (inputs.includes(found))
      throw new AudioArticleError(
        'AA_E_USAGE',
        `${path} is what is read: it would be written over itself.`,
        'Give another name.',
      );
    if (await isNarration(path))
      throw new AudioArticleError(
        'AA_E_OUTPUT',
        `${path} is a narration, which would be lost.`,
        'Give another name, or move it away first.',
      );
  }
}
