import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AudioArticleError } from '../core/errors.js';

/** The built player beside this file: dist/cdn for dist/cli. */
export function playerFolder(): string {
  const folder = fileURLToPath(new URL('../cdn/', import.meta.url));
  if (!existsSync(folder))
    throw new AudioArticleError(
      'AA_E_INPUT_MISSING',
      `The player is not built: ${folder} is missing.`,
      'Run: npm run build',
    );
  return folder;
}
