import { AudioArticleError } from '../../core/errors.js';
import { extractArticle, readInput, type Article, type ArticleInput } from '../../narrate/index.js';
import { narrationName } from '../../narrate/name.js';
import { sha256 } from '../../narrate/sha256.js';
import { readArticle, registerArticle, type ArticleOptions, type ArticleSource } from '../articles/store.js';
import { inTransaction, type Db } from '../database/transaction.js';
import type { Site } from '../site.js';
import type { NarrationRequest } from './schema.js';

export interface Accepted {
  readonly name: string;
  readonly run: string;
}

export interface AcceptOptions {
  /** Also pages of this machine and its own network. */
  readonly allowPrivate?: boolean | undefined;
}

const wrong = (message: string, remedy?: string): AudioArticleError =>
  new AudioArticleError('AA_E_USAGE', message, remedy);

/**
 * Reads the article that is asked for, keeps it and queues it.
 * @throws AudioArticleError for what cannot be narrated
 */
export async function acceptNarration(
  site: Pick<Site, 'database' | 'queue'>,
  request: NarrationRequest,
  options: AcceptOptions = {},
): Promise<Accepted> {
  const { url, notify } = request;
  if (notify !== undefined && !URL.canParse(notify)) throw wrong('notify is no address.');
  const input = await inputOf(request, options);
  const article = withSource(await extractArticle(input), request.source);
  const source: ArticleSource = url === undefined ? { kind: 'body' } : { kind: 'address', url };
  return inTransaction(site.database.pool, async (db) => {
    const name = await nameFor(db, request, article);
    const before = await readArticle(db, name);
    await registerArticle(db, { name, source, article, options: optionsOf(request) });
    const run = await site.queue.ask(db, name, before ? 'edited' : 'new', notify);
    return { name, run };
  });
}

async function inputOf(
  { url, html, markdown, text, read }: NarrationRequest,
  { allowPrivate }: AcceptOptions,
): Promise<ArticleInput> {
  const given = Object.entries({ url, html, markdown, text }).flatMap(([kind, value]) =>
    value === undefined ? [] : [[kind, value] as const],
  );
  const [[kind, value] = ['', '']] = given;
  if (given.length !== 1)
    throw wrong('The article is missing, or there are two.', 'Send one of url, html, markdown and text.');
  // Anything but an address of the web would be read from the disk.
  if (kind === 'url') {
    if (!/^https?:\/\//i.test(value)) throw wrong(`${value} is not an address of the web.`);
    return readInput(value, { allowPrivate, read });
  }
  const format = kind === 'html' ? 'html' : kind === 'markdown' ? 'markdown' : 'text';
  return { name: 'The article', format, text: value, ...(read && { read }) };
}

/** A page tells where it stands; what is sent without its page does not. */
const withSource = (article: Article, source: string | undefined): Article =>
  source === undefined || article.source !== undefined ? article : { ...article, source };

function optionsOf(request: NarrationRequest): ArticleOptions {
  const { voice, lang, section, headings, speakDisclosure, opus, read } = request;
  return {
    ...(voice !== undefined && { voice }),
    ...(lang !== undefined && { lang }),
    ...(section !== undefined && { section }),
    ...(headings !== undefined && { headings }),
    ...(speakDisclosure !== undefined && { speakDisclosure }),
    ...(opus !== undefined && { opus }),
    ...(read !== undefined && { read }),
  };
}

/** Two pages with the same last part of their addresses are two narrations. */
async function nameFor(db: Db, { name, url }: NarrationRequest, article: Article): Promise<string> {
  if (name !== undefined) {
    const safe = narrationName(name);
    if (safe === name) return name;
    throw wrong(`“${name}” is no name that stands in addresses.`, `Use letters, digits and dashes: ${safe}`);
  }
  const derived = narrationName(url ?? `${article.title}.`);
  const there = await readArticle(db, derived);
  if (!there) return derived;
  if (url === undefined)
    throw wrong(`There is a narration “${derived}” already.`, 'Send name, the same one to replace it.');
  if (there.source.kind === 'address' && there.source.url === url) return derived;
  return `${derived}-${sha256(url).slice(0, 8)}`;
}
