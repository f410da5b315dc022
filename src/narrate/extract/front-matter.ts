/** What a Markdown file says about itself before its text. */
export interface FrontMatter {
  readonly title?: string | undefined;
  readonly lang?: string | undefined;
  readonly byline?: string | undefined;
  readonly date?: string | undefined;
  readonly body: string;
}

const isPair = (line: string): boolean => /^[A-Za-z][\w-]*[ \t]*[:=](?:[ \t]|$)/.test(line);
const fits = (line: string): boolean => /^(?:\s|$|#|[\w-]+[ \t]*[:=]|- |[\]}])/.test(line);

/** Its lines, and how many characters of the text it takes with its fences. */
function frontLines(
  text: string,
): { readonly lines: readonly string[]; readonly length: number } | undefined {
  const closed = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n([^]*?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(text);
  if (closed) {
    const lines = closed[2]?.split(/\r?\n/) ?? [];
    // A rule at the beginning and another one further down enclose text. A slip in a line makes no text of the others.
    const isBroken =
      isPair(lines[0] ?? '') &&
      lines.every((line) => line.trim() !== '') &&
      lines.filter(isPair).length * 2 > lines.length;
    if (lines.every(fits) || isBroken) return { lines, length: closed[0].length };
  }
  // Never closed: as far as its lines go.
  const open =
    /^\uFEFF?(?:---|\+\+\+)[ \t]*\r?\n((?:[A-Za-z][\w-]*[ \t]*[:=](?:[ \t][^\n]*)?\r?(?:\n|$)|[ \t]*- [^\n]*(?:\n|$))+)/.exec(
      text,
    );
  const lines = open?.[1]?.trimEnd().split(/\r?\n/) ?? [];
  return open && lines.filter(isPair).length >= 2 ? { lines, length: open[0].length } : undefined;
}

/**
 * Reads the plain `key: value` lines of YAML (`---`) or TOML (`+++`) front matter: title, lang or language,
 * author, authors or byline, date or published. Everything else in it is passed over; none of it is text of the article, also
 * where a line of it is broken or its end is missing.
 */
export function readFrontMatter(text: string): FrontMatter {
  const found = frontLines(text);
  if (!found) return { body: text };
  const { lines, length } = found;
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
    body: text.slice(length),
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
