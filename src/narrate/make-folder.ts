import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing. Node's own `recursive` asks for ever where the folder above is
 * there and the disk says ENOENT all the same, as `/proc` does.
 * @throws what the disk says
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const above = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === folder)
      return refuseOther(folder, error);
    await makeFolder(above);
    // Somebody else may have made it meanwhile.
    await mkdir(folder).catch((again: unknown) => refuseOther(folder, again));
  }
}

/** Whatever the disk says about making it: a folder that is there is good. */
async function refuseOther(folder: string, error: unknown): Promise<void> {
  const there = await stat(folder).catch(() => undefined);
  if (!there?.isDirectory()) throw error;
}
