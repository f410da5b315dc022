import { AudioArticleError } from '../../core/errors.js';
import { decodeText } from '../../narrate/extract/decode.js';
import { fetchPage } from '../../narrate/extract/fetch-page.js';
import { sha256 } from '../../narrate/sha256.js';
import { acceptNarration, type AcceptOptions } from '../narrations/accept.js';
import { inWords } from '../narrations/runs.js';
import type { NarrationRequest } from '../narrations/schema.js';
import type { Site } from '../site.js';
import { pagesOf, type NamedPage } from './pages-of.js';

/*
 * A feed or a sitemap keeps a site narrated: it is looked at again and again, and what is new or has changed since is
 * fetched and queued. A page that cannot be narrated is told and tried again when the feed says that it has changed.
 */

export interface WatchOptions extends Pick<
  NarrationRequest,
  'voice' | 'lang' | 'section' | 'opus' | 'notify'
> {
  /** How many pages, the newest first. Default: 100. */
  readonly newest?: number;
  /** Minutes; told to pg-boss, and kept for a backup. */
  readonly every?: number;
}

export interface Watched {
  readonly url: string;
  readonly options: WatchOptions;
  readonly pages: number;
  /** ISO 8601, UTC. */
  readonly checkedAt?: string;
  readonly error?: string;
}

const WATCH = 'watch';
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_SITEMAPS = 50;
const NEWEST = 100;

export async function createWatchQueue({ queue }: Pick<Site, 'queue'>): Promise<void> {
  await queue.boss.createQueue(WATCH, {
    ...{ policy: 'exclusive', notify: true, retryLimit: 0 },
    ...{ heartbeatSeconds: 60, expireInSeconds: 12 * 60 * 60, deleteAfterSeconds: 24 * 60 * 60 },
  });
}

/** @param everyMinutes 1 to 59; looked at now, too */
export async function addWatch(
  { queue, database }: Pick<Site, 'queue' | 'database'>,
  url: string,
  options: WatchOptions,
  everyMinutes: number,
): Promise<void> {
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new AudioArticleError('AA_E_USAGE', `${url} is not an address of the web.`);
  await database.pool.query(
    `insert into audio_article.watch (url, options) values ($1, $2)
     on conflict (url) do update set options = excluded.options, etag = null, last_modified = null`,
    [url, { ...options, every: everyMinutes } satisfies WatchOptions],
  );
  await queue.boss.schedule(
    WATCH,
    `*/${everyMinutes} * * * *`,
    { url },
    {
      key: sha256(url),
      singletonKey: url,
    },
  );
  await queue.boss.send(WATCH, { url }, { singletonKey: url });
}

/** @returns whether it was watched */
export async function removeWatch(
  { queue, database }: Pick<Site, 'queue' | 'database'>,
  url: string,
): Promise<boolean> {
  await queue.boss.unschedule(WATCH, sha256(url));
  const { rowCount } = await database.pool.query('delete from audio_article.watch where url = $1', [url]);
  return rowCount === 1;
}

export async function listWatches({ database }: Pick<Site, 'database'>): Promise<Watched[]> {
  const { rows } = await database.pool.query<{
    url: string;
    options: WatchOptions;
    pages: number;
    checked_at: Date | null;
    error: string | null;
  }>(
    `select url, options, checked_at, error,
       (select count(*)::int from audio_article.watched_page where watch = w.url and article is not null) as pages
     from audio_article.watch w order by created_at`,
  );
  return rows.map(({ url, options, pages, checked_at, error }) => ({
    ...{ url, options, pages },
    ...(checked_at && { checkedAt: checked_at.toISOString() }),
    ...(error !== null && { error }),
  }));
}

export async function startWatching(
  site: Pick<Site, 'database' | 'queue'>,
  options: AcceptOptions,
): Promise<void> {
  await site.queue.boss.work<{ url: string }>(
    WATCH,
    { pollingIntervalSeconds: 5, notifyPollingIntervalSeconds: 5 },
    async ([job]) => {
      if (job) await look(site, job.data.url, options, job.signal);
    },
  );
}

/** Looks at a feed once. What is wrong with it is kept beside it. */
export async function look(
  site: Pick<Site, 'database' | 'queue'>,
  url: string,
  options: AcceptOptions = {},
  signal?: AbortSignal,
): Promise<void> {
  const { pool } = site.database;
  const { rows } = await pool.query<{
    etag: string | null;
    last_modified: string | null;
    options: WatchOptions;
  }>('select etag, last_modified, options from audio_article.watch where url = $1', [url]);
  const [watch] = rows;
  if (!watch) return;
  try {
    const seen = await readPages(url, watch, options);
    if (seen.pages) await narrateNew(site, url, seen.pages, watch.options, options, signal);
    await pool.query(
      'update audio_article.watch set checked_at = now(), error = null, etag = $2, last_modified = $3 where url = $1',
      [url, seen.etag ?? null, seen.lastModified ?? null],
    );
  } catch (error) {
    if (!(error instanceof AudioArticleError)) throw error;
    await pool.query('update audio_article.watch set checked_at = now(), error = $2 where url = $1', [
      ...[url, inWords(error)],
    ]);
  }
}

interface Seen {
  /** Missing: nothing has changed. */
  readonly pages?: readonly NamedPage[];
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

async function readPages(
  url: string,
  before: { readonly etag: string | null; readonly last_modified: string | null },
  options: AcceptOptions,
): Promise<Seen> {
  const got = await fetchPage(url, MOST_BYTES, {
    allowPrivate: options.allowPrivate,
    headers: {
      accept:
        'application/rss+xml, application/atom+xml, application/feed+json, application/xml, text/xml, */*;q=0.5',
      ...(before.etag !== null && { 'if-none-match': before.etag }),
      ...(before.last_modified !== null && { 'if-modified-since': before.last_modified }),
    },
  });
  const { etag, lastModified } = got;
  if (got.status === 304)
    return {
      etag: etag ?? before.etag ?? undefined,
      lastModified: lastModified ?? before.last_modified ?? undefined,
    };
  const named = pagesOf(decodeText(got.bytes, url, got.charset), got.url);
  if (named.kind === 'pages') return { pages: named.pages, etag, lastModified };
  const pages: NamedPage[] = [];
  for (const sitemap of named.sitemaps.slice(0, MOST_SITEMAPS)) {
    const part = await fetchPage(sitemap, MOST_BYTES, { allowPrivate: options.allowPrivate });
    const found = pagesOf(decodeText(part.bytes, sitemap, part.charset), part.url);
    if (found.kind === 'pages') pages.push(...found.pages);
  }
  // The list of sitemaps may stand while one of them changes: the next time all are read again.
  return { pages };
}

async function narrateNew(
  site: Pick<Site, 'database' | 'queue'>,
  watch: string,
  pages: readonly NamedPage[],
  { newest = NEWEST, ...more }: WatchOptions,
  options: AcceptOptions,
  signal?: AbortSignal,
): Promise<void> {
  const { pool } = site.database;
  const { voice, lang, section, opus, notify } = more;
  const request: Omit<NarrationRequest, 'url'> = {
    ...(voice !== undefined && { voice }),
    ...(lang !== undefined && { lang }),
    ...(section !== undefined && { section }),
    ...(opus !== undefined && { opus }),
    ...(notify !== undefined && { notify }),
  };
  for (const { url, changed } of inOrder(pages).slice(0, newest)) {
    signal?.throwIfAborted();
    const { rows } = await pool.query<{ changed: string | null }>(
      'select changed from audio_article.watched_page where watch = $1 and url = $2',
      [watch, url],
    );
    if (rows[0] && rows[0].changed === (changed ?? null)) continue;
    const outcome = await acceptNarration(site, { url, ...request }, options).then(
      ({ name }) => ({ name, error: null }),
      (error: unknown) => {
        if (error instanceof AudioArticleError) return { name: null, error: inWords(error) };
        throw error;
      },
    );
    await pool.query(
      `insert into audio_article.watched_page (watch, url, changed, article, error) values ($1, $2, $3, $4, $5)
       on conflict (watch, url) do update set changed = excluded.changed, error = excluded.error, seen_at = now(),
         article = coalesce(excluded.article, watched_page.article)`,
      [watch, url, changed ?? null, outcome.name, outcome.error],
    );
  }
}

/** The newest first, where they say when; else as they stand, which in feeds is the same. */
function inOrder(pages: readonly NamedPage[]): readonly NamedPage[] {
  const time = ({ changed }: NamedPage): number => Date.parse(changed ?? '') || 0;
  return pages
    .map((page) => ({ page, at: time(page) }))
    .sort((a, b) => b.at - a.at)
    .map(({ page }) => page);
}
