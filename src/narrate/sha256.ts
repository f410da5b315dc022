import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** @returns hexadecimal */
export const sha256 = (...data: readonly (string | Uint8Array)[]): string =>
  data.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** Of a file, piece by piece. @returns hexadecimal */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
