import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Card, CardDetail, CardList, Rule, RunList } from '../../../src/core/inbox.js';
import { ruleOf } from '../../../src/core/lexicon/rule.js';
import { parseNarration } from '../../../src/core/narration/read.js';
import type { Narration } from '../../../src/core/narration/schema.js';
import { extractArticle, narrate, type Article } from '../../../src/narrate/index.js';
import { readLexicon } from '../../../src/narrate/lexicon/files.js';
import type { ArticleOptions, Registration } from '../../../src/serve/articles/store.js';
import type { ServeOptions } from '../../../src/serve/server.js';
import { tidyRule } from '../../../src/serve/lexicon/rule.js';
import type { TestPostgres } from '../postgres.js';
import { startSite, TOKEN, type Site } from '../site.js';

/* A site with narrated articles, a worker, and an editor who is signed in. */

export interface DeskSite extends Site {
  readonly pool: Pool;
  /** As an editor. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** @throws where it is not answered with 2xx */
  answer<T>(method: string, path: string, body?: unknown): Promise<T>;
  narration(name: string): Promise<Narration>;
  /** Reports the first time that the word stands in the article. */
  report(name: string, word: string, more?: object): Promise<string>;
  cards(query?: string): Promise<Card[]>;
  cardOf(word: string, query?: string): Promise<Card>;
  detail(id: string): Promise<CardDetail>;
  accept(card: string, rule: Rule): Promise<Response>;
  /** Until nothing is queued and nothing under way. */
  settled(): Promise<RunList>;
}

export interface SiteArticle {
  readonly name: string;
  /** Plain text, or an article. */
  readonly text: string | Article;
  readonly options?: ArticleOptions;
  /** Default: true. */
  readonly narrated?: boolean;
}

export const rule = (word: string, instead: string, more: Partial<Rule> = {}): Rule => ({
  ...tidyRule(ruleOf(word, { kind: 'instead', text: instead })),
  ...more,
});

export const wordIn = (
  { blocks }: Narration,
  word: string,
): { block: number; sentence: number; text: string; timeMs: number } => {
  for (const [block, { text, sentences }] of blocks.entries())
    for (const [sentence, { start, end, words }] of sentences.entries())
      for (const [from, to, timeMs] of words)
        if (text.slice(from, to).toLowerCase() === word.toLowerCase())
          return { block, sentence, text: text.slice(start, end), timeMs };
  throw new Error(`“${word}” is not in the narration`);
};

export async function startDesk(
  postgres: TestPostgres,
  articles: readonly SiteArticle[],
  { lexicon, ...options }: Partial<Omit<ServeOptions, 'lexicon'>> & { readonly lexicon?: string } = {},
): Promise<DeskSite> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-desk-'));
  await chmod(folder, 0o755);
  for (const name of ['audio', 'transcripts', 'player', 'data']) await mkdir(join(folder, name));
  if (lexicon !== undefined) await writeFile(join(folder, 'lexicon.csv'), lexicon);
  const registered: Registration[] = [];
  for (const { name, text, options: own = {}, narrated = true } of articles) {
    const article =
      typeof text === 'string' ? await extractArticle({ name: `${name}.txt`, format: 'text', text }) : text;
    const result = narrated
      ? await narrate(article, {
          ...{ name, audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
          ...(lexicon !== undefined && { lexicons: [readLexicon(lexicon, 'lexicon.csv').lexicon] }),
          cacheDir: join(folder, 'data/sentences'),
          ...own,
        })
      : undefined;
    registered.push({
      ...{ name, source: { kind: 'body' }, article, options: own },
      ...(result && { revision: result.narration.revision }),
    });
  }
  const databaseUrl = await postgres.create();
  const site = await startSite(folder, {
    ...{ data: join(folder, 'data'), databaseUrl, articles: registered },
    ...options,
  });
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => undefined);

  const ask: DeskSite['ask'] = (method, path, body, headers = {}) =>
    site.request(path, {
      method,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  const answer: DeskSite['answer'] = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    let response = await ask(method, path, body);
    // Try again later: on a busy machine the database may take longer than the server waits.
    for (let tries = 0; response.status === 503 && tries < 30; tries++) {
      await delay(1000);
      response = await ask(method, path, body);
    }
    if (!response.ok)
      throw new Error(`${method} ${path} → ${response.status} ${await response.text().catch(() => '')}`);
    return (await response.json()) as T;
  };
  const narration: DeskSite['narration'] = async (name) =>
    parseNarration(await readFile(join(folder, 'transcripts', `${name}.json`), 'utf8'), name);
  const cards: DeskSite['cards'] = async (query = '?kind=report') =>
    (await answer<CardList>('GET', `/api/inbox/cards${query}`)).cards;
  return {
    ...{ ...site, pool, ask, answer, narration, cards },
    async report(name, word, more = {}) {
      const now = await narration(name);
      const sent = await site.post({
        ...{ narration: name, revision: now.revision, category: 'mispronounced' },
        place: { ...wordIn(now, word), word },
        ...more,
      });
      if (sent.status !== 201) throw new Error(`report → ${sent.status} ${await sent.text()}`);
      return ((await sent.json()) as { id: string }).id;
    },
    async cardOf(word, query) {
      const found = (await cards(query)).find((card) => card.word?.toLowerCase() === word.toLowerCase());
      if (!found) throw new Error(`no card for “${word}”`);
      return found;
    },
    detail: (id) => answer('GET', `/api/inbox/cards/${id}`),
    accept: (card, made) => ask('POST', `/api/inbox/cards/${card}/accept`, { rule: made }),
    async settled() {
      for (let tries = 0; tries < 3600; tries++) {
        const runs = await answer<RunList>('GET', '/api/inbox/runs');
        if (runs.runs.every(({ state }) => state === 'done' || state === 'failed')) return runs;
        await delay(50);
      }
      throw new Error('The queue does not come to rest.');
    },
    async close() {
      await pool.end();
      await site.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
