import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { markdownFiles, root } from './markdown.js';

/*
 * npm run docs:links: asks whether the addresses are there that the documentation leads to. It needs the network; what it
 * could not ask it says. Links within the repository are a test of their own (links.test.ts).
 */

/** By address: where it stands. Samples and names that are kept for examples (RFC 2606) lead nowhere. */
export async function externalLinks(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const file of await markdownFiles())
    for (const { address, line } of linksIn(await readFile(join(root, file), 'utf8')))
      found.set(address, [...(found.get(address) ?? []), `${file}:${line}`]);
  return found;
}

const forExamples = /(?:^|\.)(?:example|localhost|invalid|test|example\.(?:com|net|org))$|^127\./;

export function linksIn(text: string): { readonly address: string; readonly line: number }[] {
  const prose = text
    .replace(/^```[^]*?^```/gm, (sample) => sample.replace(/[^\n]/g, ''))
    .replace(/`[^`\n]*`/g, '');
  return prose.split('\n').flatMap((words, i) =>
    Array.from(words.matchAll(/\bhttps?:\/\/[^\s)<>\]|"”]+/g), ([written]) => {
      const url = new URL(written.replace(/[.,;:]$/, ''));
      url.hash = '';
      return { address: url.href, line: i + 1, host: url.hostname };
    })
      .filter(({ host }) => !forExamples.test(host))
      .map(({ address, line }) => ({ address, line })),
  );
}

export type Answer =
  | { readonly is: 'there' }
  | { readonly is: 'gone'; readonly why: string }
  /** Nobody can tell: no network, a server that refuses programs or is in trouble. */
  | { readonly is: 'skipped'; readonly why: string };

/** @param ms how long it may take */
export async function ask(address: string, ms = 20_000): Promise<Answer> {
  try {
    for (const method of ['HEAD', 'GET']) {
      const { status, body } = await fetch(address, {
        ...{ method, redirect: 'follow', signal: AbortSignal.timeout(ms) },
        headers: { 'user-agent': 'audio-article docs:links', accept: '*/*' },
      });
      await body?.cancel();
      if (status < 400) return { is: 'there' };
      // Some answer to GET only.
      if (method === 'HEAD') continue;
      return status === 404 || status === 410
        ? { is: 'gone', why: `HTTP ${status}` }
        : { is: 'skipped', why: `HTTP ${status}` };
    }
  } catch (error) {
    const { cause, message } = error as Error;
    const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? message;
    // A host that nobody knows is gone, if there is a network (judge).
    return code === 'ENOTFOUND' ? { is: 'gone', why: code } : { is: 'skipped', why: code };
  }
  return { is: 'skipped', why: 'no answer' };
}

/** What is said of them: no host is known where there is no network, which says nothing of any. */
export function judge(answers: ReadonlyMap<string, Answer>): {
  readonly gone: readonly (readonly [address: string, why: string])[];
  readonly skipped: readonly (readonly [address: string, why: string])[];
} {
  const why = (is: Answer['is']): (readonly [string, string])[] =>
    [...answers].flatMap(([address, answer]) =>
      answer.is === is && answer.is !== 'there' ? [[address, answer.why] as const] : [],
    );
  const isOnline = [...answers.values()].some(
    (answer) => answer.is === 'there' || answer.why.startsWith('HTTP'),
  );
  return isOnline
    ? { gone: why('gone'), skipped: why('skipped') }
    : { gone: [], skipped: [...why('gone'), ...why('skipped')] };
}

async function main(): Promise<void> {
  const links = await externalLinks();
  const answers = new Map<string, Answer>();
  const waiting = [...links.keys()];
  const askNext = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift())
      answers.set(address, await ask(address));
  };
  await Promise.all(Array.from({ length: 6 }, askNext));
  const { gone, skipped } = judge(answers);
  for (const [what, found] of [
    ['skipped', skipped],
    ['gone', gone],
  ] as const)
    for (const [address, why] of found)
      console.log(`${what}: ${address} (${why}), in ${links.get(address)?.join(', ') ?? ''}`);
  console.log(
    `${answers.size - gone.length - skipped.length} there, ${gone.length} gone, ${skipped.length} skipped`,
  );
  process.exitCode = gone.length > 0 ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) await main();
