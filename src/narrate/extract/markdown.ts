import { Marked, type TokenizerAndRendererExtension } from 'marked';
import { readBlocks } from '../../core/article/blocks.js';
import type { ArticleInput, Reading } from './article.js';
import { parseDocument } from './document.js';
import { readFrontMatter } from './front-matter.js';
import { askedBlocks, toReading } from './html.js';
import { languageTag } from './language.js';
import { calendarDate, personName } from './metadata.js';
import { readPlainText } from './plain-text.js';

// Footnotes are no part of GitHub's specification, but many write them: marked up so that they are left out.
const footnotes: TokenizerAndRendererExtension[] = [
  {
    name: 'footnoteReference',
    level: 'inline',
    start: (source) => source.indexOf('[^'),
    tokenizer: (source) => token('footnoteReference', /^\[\^[^\]\s]+\](?!:)/.exec(source)),
    renderer: () => '<sup><a href="#note">*</a></sup>',
  },
  {
    name: 'footnote',
    level: 'block',
    start: (source) => /^\[\^[^\]\s]+\]:/m.exec(source)?.index,
    tokenizer: (source) =>
      token('footnote', /^\[\^[^\]\s]+\]:[^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|$)/.exec(source)),
    renderer: () => '<p role="doc-footnote"></p>',
  },
];

function token(type: string, match: RegExpExecArray | null) {
  return match ? { type, raw: match[0] } : undefined;
}

const marked = new Marked({ gfm: true, async: false }, { extensions: footnotes });

/** marked looks ahead from each sign to the end of its line: 50,000 brackets in one take it 11 s. */
const MOST_LOOKAHEAD = 20_000_000;

function isHard(line: string): boolean {
  return line.length * (line.match(/[[!*_`<-]/g)?.length ?? 0) > MOST_LOOKAHEAD;
}

/** Markdown becomes HTML and is read like any page; what front matter says wins over what the text says. */
export function readMarkdown({ text, name, read }: ArticleInput): Reading {
  const { title, lang, byline, date, body } = readFrontMatter(text);
  const facts = {
    title,
    lang: languageTag(lang),
    byline: personName(byline),
    published: calendarDate(date),
    source: undefined,
  };
  // A site makes the page's h1 of the title in front matter.
  const titled = (reading: Reading): Reading =>
    title === undefined || reading.blocks.some(({ kind }) => kind === 'title')
      ? reading
      : { ...reading, blocks: [{ kind: 'title', text: title }, ...reading.blocks] };
  const html = toHtml(body);
  if (html === undefined) {
    const plain = readPlainText({ text: body, ...(read && { read }) });
    const said = Object.entries(facts).filter(([, value]) => value !== undefined);
    return titled({ ...plain, ...Object.fromEntries(said) });
  }
  const document = parseDocument(`<!doctype html><html><head></head><body>${html}</body></html>`, name);
  const asked = askedBlocks(document);
  const found = { ...readBlocks(document.body, read), outside: [], byline: undefined, asked };
  return titled(toReading(found, facts, read));
}

/** Undefined where there is no making sense of the markup; the text is then read without. */
function toHtml(markdown: string): string | undefined {
  // Pictures inside the file are long, and not to be heard.
  const text = markdown.replace(/\(data:[^)\s]*/g, '(');
  if (text.split('\n').some(isHard)) return undefined;
  try {
    return marked.parse(text, { async: false });
  } catch (error) {
    // Its recursion ends where quotations are nested thousands deep.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
