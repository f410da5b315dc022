import { lintSource } from '@secretlint/core';
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/* Part of `npm run lint`: keys, tokens and passwords that stand in a file which is kept, by Secretlint's rules. */

const root = join(import.meta.dirname, '..');
const config = {
  rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: recommended, rules: [] }],
};
/** Made up, to see that they are told to nobody. */
const madeUp = [
  'test/narrate/extract/fetch-page.test.ts',
  'test/narrate/voice/http/trouble.test.ts',
  'test/serve/database.test.ts',
];
const isSound = /\.(?:mp3|wav|ogg|opus|png|jpg|gz|zip|wasm|ico|woff2)$/;

async function secretsIn(filePath: string, content: string): Promise<string[]> {
  const source = { filePath, content, ext: extname(filePath), contentType: 'text' as const };
  const { messages } = await lintSource({ source, options: { config, maskSecrets: true } });
  return messages.map(({ message, loc }) => `${filePath}:${loc.start.line}: ${message}`);
}

// The rules are awake: put together here, or this file had one.
const token = ['ghp', `${'a'.repeat(18)}${'Z9'.repeat(9)}`].join('_');
if ((await secretsIn('a.txt', `TOKEN=${token}`)).length === 0)
  throw new Error('Secretlint does not find a token that is there.');

const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file && !isSound.test(file) && !madeUp.includes(file));
const found: string[] = [];
for (const file of files)
  found.push(...(await secretsIn(file, await readFile(join(root, file), 'utf8').catch(() => ''))));
for (const secret of found) console.error(secret);
console.log(`${files.length} files, ${found.length} secrets`);
process.exit(found.length > 0 ? 1 : 0);
