/** What a Markdown file says about itself before its text. */
export interface FrontMatter {
  readonly title?: string | undefined;
  readonly lang?: string | undefined;
  readonly byline?: string | undefined;
  readonly date?: string | undefined;
  readonly body: string;
}

/**
 * Reads the plain `key: value` lines of YAML (`---`) or TOML (`+++`) front matter: title, lang or language,
 * author, authors or byline, date or published. Everything else in it is passed over; none of it is text of the article.
 */
export function readFrontMatter(text: string): FrontMatter {
  const block = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([^]*?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(text);
  const lines = block?.[2]?.split(/\r?\n/) ?? [];
  // A rule at the beginning and another one further down enclose text, not front matter.
  if (!block || !lines.every((line) => /^(?:\s|$|#|[\w-]+[ \t]*[:=]|- |[\]}])/.test(line)))
    return { body: text };
  const values = new Map<string, string[]>();
  let list: string[] | undefined;
  for (const line of lines) {
    const item = list && /^\s*- +(.+)$/.exec(line);
    if (item) {
      list?.push(plain(item[1] ?? ''));
      continue;
    }
    const pair = /^([A-Za-z][\w-]*)[ \t]*[:=][ \t]*(.*)$/.exec(line);
    if (!pair?.[1]) continue;
    list = [plain(pair[2] ?? '')];
    values.set(pair[1].toLowerCase(), list);
  }
  const first = (...keys: string[]): string | undefined =>
    keys.map((key) => values.get(key)?.filter(Boolean).join(', ')).find((value) => value);
  return {
    title: first('title'),
    lang: first('lang', 'language', 'locale'),
    byline: first('author', 'authors', 'byline'),
    date: first('published', 'date', 'pubdate', 'publishdate', 'published_at', 'datum'),
    body: text.slice(block[0].length),
  };
}

function plain(value: string): string {
  const text = value.slice(0, 1000).trim();
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(text);
  if (quoted) return quoted[1]?.replace(/\\(.)/g, '$1') ?? quoted[2]?.replaceAll("''", "'") ?? '';
  if (text.startsWith('[')) return text.slice(1).replace(/\].*$/, '').split(',').map(plain).join(', ');
  // A block scalar (`|`, `>`) or a map is nothing that we read.
  return /^[|>&*{]/.test(text) ? '' : text.replace(/\s+#.*$/, '');
}
