import type { ReadableKind } from '../../core/article/left-out.js';
import type { Article } from '../../narrate/index.js';
import type { Db } from '../database/transaction.js';

/** Where an article came from. */
export type ArticleSource =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  /** It was sent. */
  | { readonly kind: 'body' }
  /** Its narration was found in the transcripts. */
  | { readonly kind: 'folder' };

/** How an article is narrated, whenever that is; see NarrateOptions. */
export interface ArticleOptions {
  readonly voice?: string | readonly string[];
  readonly lang?: string;
  readonly section?: string;
  readonly headings?: 'plain' | 'louder' | 'cue';
  readonly speakDisclosure?: boolean;
  readonly opus?: boolean;
  readonly read?: readonly ReadableKind[];
}

export interface Registration {
  /** The narration's id. */
  readonly name: string;
  readonly source: ArticleSource;
  readonly article: Article;
  readonly options: ArticleOptions;
  /** Of the narration that stands already. */
  readonly revision?: string;
}

export interface ListedArticle {
  readonly name: string;
  readonly source: ArticleSource;
  readonly options: ArticleOptions;
  readonly lang: string;
  readonly title: string;
  readonly section?: string;
  /** Of the narration that listeners get; missing: there is none yet. */
  readonly revision?: string;
  /** ISO 8601, UTC. */
  readonly narratedAt?: string;
  readonly updatedAt: string;
}

export interface StoredArticle extends ListedArticle {
  readonly article: Article;
}

interface Row {
  name: string;
  source: ArticleSource;
  options: ArticleOptions;
  lang: string;
  title: string;
  section: string | null;
  revision: string | null;
  narrated_at: Date | null;
  updated_at: Date;
}

const COLUMNS = 'name, source, options, lang, title, section, revision, narrated_at, updated_at';

const listed = ({ section, revision, narrated_at, updated_at, ...row }: Row): ListedArticle => ({
  ...row,
  ...(section !== null && { section }),
  ...(revision !== null && { revision }),
  ...(narrated_at !== null && { narratedAt: narrated_at.toISOString() }),
  updatedAt: updated_at.toISOString(),
});

const stored = ({ article, ...row }: Row & { article: Article }): StoredArticle => ({
  ...listed(row),
  article,
});

/** Where its rules of pronunciation may look for a section: its file or address. */
export const pathOf = (source: ArticleSource): string | undefined =>
  source.kind === 'address' ? source.url : source.kind === 'file' ? source.path : undefined;

/** Postgres keeps no NUL in a text; nobody can see one either. */
const text = (value: string): string => value.replaceAll('\u0000', '');

/** Keeps an article, in the place of what was kept under its name. */
export async function registerArticle(db: Db, registration: Registration): Promise<void> {
  const { name, source, article, options, revision } = registration;
  await db.query(
    `insert into audio_article.article as a (name, source, article, options, lang, title, section, revision, narrated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, case when $8::text is null then null else now() end)
     on conflict (name) do update set
       source = excluded.source, article = excluded.article, options = excluded.options, lang = excluded.lang,
       title = excluded.title, section = excluded.section, updated_at = now(),
       revision = coalesce(excluded.revision, a.revision),
       narrated_at = case when excluded.revision is null or excluded.revision = a.revision then a.narrated_at else now() end`,
    [
      ...[name, source, JSON.stringify(article), options, options.lang ?? article.lang],
      ...[text(article.title), options.section ?? null, revision ?? null],
    ],
  );
}

export async function readArticle(db: Db, name: string): Promise<StoredArticle | undefined> {
  const { rows } = await db.query<Row & { article: Article }>(
    `select ${COLUMNS}, article from audio_article.article where name = $1`,
    [name],
  );
  return rows[0] && stored(rows[0]);
}

/** Those that are there, in the order of the names. */
export async function readArticles(db: Db, names: readonly string[]): Promise<StoredArticle[]> {
  const { rows } = await db.query<Row & { article: Article }>(
    `select ${COLUMNS}, article from audio_article.article where name = any ($1)`,
    [names],
  );
  const found = new Map(rows.map((row) => [row.name, stored(row)]));
  return names.flatMap((name) => found.get(name) ?? []);
}

/** By name, without their texts. @param after the name after which to go on */
export async function listArticles(db: Db, limit = 10_000, after = ''): Promise<ListedArticle[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from audio_article.article where name > $1 order by name limit $2`,
    [after, limit],
  );
  return rows.map(listed);
}
