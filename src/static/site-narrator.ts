import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { statementOf } from '../core/json-ld.js';
import type { Narration } from '../core/narration/schema.js';
import { extractArticle } from '../narrate/extract/extract.js';
import { readLexiconFile } from '../narrate/lexicon/files.js';
import { narrationName } from '../narrate/name.js';
import { narrate } from '../narrate/narrate.js';
import { articleData, playerAttributes, playerScript } from '../serve/pages/article-page.js';
import { fallbackMarkup } from '../serve/pages/fallback.js';
import { html, type Markup } from '../serve/pages/html.js';
import { audioAddress, type Places } from '../serve/pages/places.js';

/*
 * What the plugins of static-site generators share. A page asks to be narrated by the element without an address:
 *
 *     <audio-article><article>…</article></audio-article>
 *
 * Everything is kept in one folder: a page that has not changed costs a look, a changed sentence is the only one that is
 * spoken again.
 */

export interface SiteOptions {
  /** Where narrations and spoken sentences are kept from build to build. Default: `.audio-article`. */
  readonly cacheDir?: string;
  /** Default: what the article's language has without network and money. */
  readonly voice?: string | readonly string[];
  /** Files with rules of pronunciation. Default: `lexicon.csv` and `lexicon.pls`, where they are there. */
  readonly lexicons?: readonly string[];
  /** Also Ogg Opus, half the size. */
  readonly opus?: boolean;
  /** Address under which the site stands; begins and ends with a slash. Default: `/`. */
  readonly base?: string;
  /** Where readers' reports are sent. Default: to `/api/feedback`, and pages have no form for readers without JavaScript. */
  readonly feedback?: string;
  /** Default: a line for each page that was narrated. */
  readonly log?: (line: string) => void;
}

export interface NarratedPage {
  readonly html: string;
  /** Undefined: the page does not ask for it. */
  readonly name?: string;
}

export interface SiteNarrator {
  readonly cacheDir: string;
  readonly lexiconFiles: readonly string[];
  /** Holds `audio` and `transcripts`. */
  readonly folder: string;
  /**
   * @param text a whole page
   * @param path of the page in the site: `/posts/a-walk/`
   * @param withPlayer the page gets the tags that load the player; else it has them, or its bundle has the player
   * @throws AudioArticleError
   */
  narratePage(text: string, path: string, withPlayer: boolean): Promise<NarratedPage>;
  /** Copies what the pages name that were narrated since the last time, and the player. */
  copyTo(output: string, withPlayer: boolean): Promise<void>;
}

/** The element's opening tag. */
const TAG = /<audio-article(?=[\s>])(?:[^>"']|"[^"]*"|'[^']*')*>/g;

export function openSiteNarrator(options: SiteOptions): SiteNarrator {
  const { cacheDir = '.audio-article', base = '/', log = console.log } = options;
  const folder = join(cacheDir, 'site');
  const used = new Set<string>();
  const lexiconFiles = options.lexicons ?? ['lexicon.csv', 'lexicon.pls'].filter((file) => existsSync(file));
  // A voice takes all of the machine: one page after another.
  let last: Promise<unknown> = Promise.resolve();

  async function narrated(
    text: string,
    path: string,
    tag: string,
    withPlayer: boolean,
  ): Promise<NarratedPage> {
    const name = nameOf(path);
    const article = await extractArticle({ name: path, format: 'html', text });
    const lexicons = await Promise.all(lexiconFiles.map((file) => readLexiconFile(file)));
    const { state, narration, sentences } = await narrate(article, {
      ...{ name, path, lexicons: lexicons.map(({ lexicon }) => lexicon) },
      audioDir: join(folder, 'audio'),
      transcriptsDir: join(folder, 'transcripts'),
      cacheDir: join(cacheDir, 'sentences'),
      ...(options.voice !== undefined && { voice: options.voice }),
      ...(options.opus !== undefined && { opus: options.opus }),
    });
    used.add(name);
    if (state === 'narrated')
      log(`audio-article: ${path} narrated, ${sentences.spoken} of ${sentences.total} sentences spoken`);
    const places: Places = {
      narration: `${base}transcripts/${encodeURIComponent(name)}.json`,
      player: `${base}player/`,
      feedback: options.feedback ?? '/api/feedback',
    };
    return { name, html: inserted(text, tag, narration, places, withPlayer, options.feedback !== undefined) };
  }

  return {
    ...{ cacheDir, lexiconFiles, folder },
    async narratePage(text, path, withPlayer) {
      const [tag] = (text.match(TAG) ?? []).filter((each) => !/\ssrc\s*=/.test(each));
      if (tag === undefined) return { html: text };
      const result = last.then(() => narrated(text, path, tag, withPlayer));
      last = result.catch(() => undefined);
      return result;
    },
    async copyTo(output, withPlayer) {
      await mkdir(output, { recursive: true });
      const isUsed = (source: string): boolean => {
        const file = source.replace(/^.*[\\/]/, '');
        return !/\.(json|vtt|mp3|opus)$/.test(file) || used.has(file.replace(/\.[a-z0-9]+$/, ''));
      };
      for (const part of used.size > 0 ? ['audio', 'transcripts'] : [])
        await cp(join(folder, part), join(output, part), { recursive: true, filter: isUsed });
      if (withPlayer)
        await cp(fileURLToPath(new URL('../cdn/', import.meta.url)), join(output, 'player'), {
          recursive: true,
          filter: (source) => !/\.(map|d\.ts|txt)$/.test(source),
        });
    },
  };
}

/** `/posts/a-walk/` gives `posts-a-walk`: pages of one site are told apart by their whole paths. */
const nameOf = (path: string): string =>
  narrationName(
    `${
      path
        .replace(/(^|\/)index\.html$|\.html$/, '')
        .replace(/^\/|\/$/g, '')
        .replaceAll('/', '-') || 'index'
    }.html`,
  );

function inserted(
  text: string,
  tag: string,
  narration: Narration,
  places: Places,
  withPlayer: boolean,
  withForm: boolean,
): string {
  const hasFallback = /\sslot=["']?fallback\b/.test(text);
  const fallback = hasFallback
    ? html``
    : withForm
      ? fallbackMarkup(narration, places)
      : plainFallback(narration, places);
  const opened = `${tag.slice(0, -1).trimEnd()} ${playerAttributes(places).markup}>\n${fallback.markup}\n`;
  const head = html`${
    withPlayer && !text.includes('audio-article.js')
      ? html`<link rel="stylesheet" href="${places.player}audio-article.css">\n${playerScript(places)}`
      : html``
  }${articleData(narration, places)}`.markup;
  // A function: what is put in may hold “$&”.
  const page = text.replace(tag, () => opened);
  return /<\/head>/i.test(page) ? page.replace(/<\/head>/i, (end) => head + end) : head + page;
}

/** Where nobody takes reports: the disclosure and the browser's own controls. */
const plainFallback = (
  narration: Narration,
  places: Places,
): Markup => html`<div slot="fallback" lang="${narration.lang}">
  <p>${statementOf(narration)}</p>
  <audio controls preload="none" src="${audioAddress(narration.audio[0] ?? { src: '' }, places.narration)}"></audio>
</div>`;
