import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** @returns hexadecimal */
export const sha256 = (first: string | Uint8Array, ...more: readonly (string | Uint8Array)[]): string =>
  more.length === 0
    ? hash('sha256', first)
    : more.reduce((all, part) => all.update(part), createHash('sha256').update(first)).digest('hex');

/** Of a file, piece by piece. @returns hexadecimal */
export async function sha256OfFile(path: string): Promise<string> {
  const whole = createHash('sha256');
  for await (const chunk of createReadStream(path)) whole.update(chunk as Uint8Array);
  return whole.digest('hex');
}
