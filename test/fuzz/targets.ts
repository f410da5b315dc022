import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Value } from '@sinclair/typebox/value';
import { parseConfig } from '../../src/cli/config.js';
import { durationOf } from '../../src/core/duration.js';
import { enteredTime } from '../../src/core/entered-time.js';
import { AudioArticleError } from '../../src/core/errors.js';
import { FeedbackReportSchema } from '../../src/core/feedback.js';
import { timedTextOf } from '../../src/core/formats/timed-text.js';
import { parseIpa } from '../../src/core/lexicon/ipa.js';
import { problemOf } from '../../src/core/lexicon/rule.js';
import { readScope, writeScope } from '../../src/core/lexicon/scope.js';
import { ipaOfXSampa } from '../../src/core/lexicon/x-sampa.js';
import { readMediaFragment, writeMediaFragment } from '../../src/core/media-fragment.js';
import { parseNarration } from '../../src/core/narration/read.js';
import { isPlace } from '../../src/core/place.js';
import { splitSentences } from '../../src/core/text/sentences.js';
import { splitWords } from '../../src/core/text/words.js';
import { decodeInput, kindOf, seeksExactly } from '../../src/narrate/audio/decode-input.js';
import { mainDataBegin, readFrameHeader } from '../../src/narrate/audio/info-tag.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { decodeText } from '../../src/narrate/extract/decode.js';
import { readFrontMatter } from '../../src/narrate/extract/front-matter.js';
import { readTimedText, writeTimedText } from '../../src/narrate/formats/formats.js';
import { readLexicon } from '../../src/narrate/lexicon/files.js';
import { settingsOfFolder } from '../../src/serve/embed/settings.js';
import { writeWav } from '../../src/serve/desk/wav.js';
import { reportOfForm, takenApart } from '../../src/serve/feedback/form.js';
import { returnPath } from '../../src/serve/sign-in/return-path.js';
import { pagesOf } from '../../src/serve/watch/pages-of.js';
import { sampleNarration } from '../core/narration/sample.js';

/*
 * Every parser of what comes from outside. Each owes the same: an AudioArticleError in words, or something that holds what
 * it promises; no other error, and no time without end.
 */

export interface Target {
  /** Files that are right, and those that were found to break something once. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** Words of the format, to be put anywhere. */
  readonly words: readonly string[];
  /** @throws what must not happen */
  readonly read: (bytes: Uint8Array) => unknown;
}

const utf8 = new TextDecoder();

/** Of text that may be refused in words. */
const text =
  (read: (text: string) => unknown) =>
  async (bytes: Uint8Array): Promise<void> => {
    try {
      await read(utf8.decode(bytes));
    } catch (error) {
      refusedInWords(error);
    }
  };

function refusedInWords(error: unknown): void {
  if (!(error instanceof AudioArticleError)) throw error;
  assert.ok(error.message && !/undefined|\[object/.test(error.message), error.message);
}

let folder: Promise<string> | undefined;
const scratch = (): Promise<string> => (folder ??= mkdtemp(join(tmpdir(), 'audio-article-fuzz-')));
export const sweep = async (): Promise<void> => {
  if (folder) await rm(await folder, { recursive: true, force: true });
  folder = undefined;
};

async function inFile(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(await scratch(), name);
  await writeFile(path, bytes);
  return path;
}

const html =
  '<!doctype html><html lang="en"><head><title>Storks</title><meta property="article:published_time" content="2026-01-02"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Storks"}</script></head><body><nav>Home</nav><article><h1>Two storks</h1><p lang="de">Zwei <b>Störche</b>.</p><ul><li>One<li>Two</ul><figure><img src=a alt="b"><figcaption>Caption</figcaption></figure><table><tr><td>1</td></tr></table><pre>code</pre><p>Two storks have come back&nbsp;to the chimney of the old brewery, a week earlier.<sup>1</sup></p></article></body></html>';
const markdown =
  '---\ntitle: "Two storks"\nlang: en\ndate: 2026-01-02\ntags: [a, b]\n---\n# Two storks\n\nThe *storks* are [back](https://example.org) `code`.[^1]\n\n- one\n- two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Note.\n';
const article = (format: 'html' | 'markdown' | 'text') =>
  text(async (source) => {
    const { blocks, title } = await extractArticle({ format, name: 'article', text: source });
    assert.ok(blocks.length > 0 && typeof title === 'string');
    for (const block of blocks) {
      assert.ok(
        !/^[ \t\n\f\r]|[ \t\n\f\r]$/.test(block.text) && block.text !== '',
        JSON.stringify(block.text),
      );
      let end = 0;
      for (const sentence of splitSentences(block.text, block.lang ?? 'en')) {
        assert.ok(
          sentence.start >= end && sentence.end > sentence.start && sentence.end <= block.text.length,
        );
        end = sentence.end;
      }
    }
  });

const timed =
  (name: string) =>
  async (bytes: Uint8Array): Promise<void> => {
    try {
      const path = await inFile(name, bytes);
      const page = join(await scratch(), 'page.xhtml');
      await writeFile(page, pageOfSmil);
      const read = await readTimedText(path, { text: page });
      for (const { startMs, endMs, text: said } of read.timed.cues)
        assert.ok(Number.isInteger(startMs) && endMs >= startMs && !/[\r\n\0]/.test(said));
    } catch (error) {
      refusedInWords(error);
    }
  };
const sample = { timed: timedTextOf(sampleNarration()) };
const written = (format: Parameters<typeof writeTimedText>[1], name: string): string =>
  String(writeTimedText(sample, format, 'a.json', name).get(name));
const pageOfSmil = String(writeTimedText(sample, 'smil', 'a.json', 'page.smil').get('page.xhtml'));
const letters = 'Two storks.'.split('');

const sound = async (bytes: Uint8Array): Promise<void> => {
  kindOf(bytes);
  readFrameHeader(bytes);
  if (bytes.length > 4) mainDataBegin(bytes);
  const path = await inFile('sound', bytes);
  try {
    const { samples, sampleRate, durationMs, kind } = await decodeInput(path, (pcm) => {
      assert.ok(pcm.every(Number.isFinite));
    });
    assert.ok(samples > 0 && sampleRate > 0 && Number.isFinite(durationMs));
    await seeksExactly(path, kind);
  } catch (error) {
    refusedInWords(error);
  }
};

/** A page of Ogg with its first packet. */
const ogg = (packet: string): Uint8Array =>
  Buffer.from(
    `OggS\0\x02${'\0'.repeat(8)}\x01\0\0\0\0\0\0\0\0\0\0\0\x01${String.fromCharCode(packet.length)}${packet}`,
    'latin1',
  );
const mp3Frame = (): Uint8Array => {
  const frame = Buffer.alloc(144);
  frame.writeUInt32BE(0xfff3_40c0, 0);
  return Buffer.concat([frame, frame, frame]);
};

const plsText =
  '<?xml version="1.0"?><lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en"><lexeme><grapheme>cat</grapheme><phoneme prefer="true">kat</phoneme><alias>x</alias></lexeme></lexicon>';
const lexicon = text((source) => {
  for (const { rule } of readLexicon(source, 'lexicon').lexicon.entries)
    assert.equal(problemOf(rule), undefined);
});

const json = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  'null',
  'true',
  '1e999',
  '-1',
  '0.5',
  '__proto__',
  '\\u0000',
  '\\ud800',
];
const tags = [
  '<',
  '>',
  '</',
  '/>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&amp;',
  '&#0;',
  '&#xD800;',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  '&a;',
  '<svg>',
  '<template>',
  '<table>',
  '<select>',
  '<p>',
  '</p>',
];
const odd = [
  '\0',
  '\uFEFF',
  '\u2028',
  '\u202E',
  '\u00AD',
  '\u0301',
  '😀',
  '👨‍👩‍👧',
  '﷽',
  '\r\n',
  '\t',
  ' ',
  '.',
  '...',
  '1.',
  '9'.repeat(40),
];
const times = ['00:00:00.000', '99:59:59.999', ' --> ', '00:01,000', 't=', 'npt:', '1:02:03', '12', ',', '-'];

export const targets: Readonly<Record<string, Target>> = {
  'article as HTML': { seeds: [html], words: [...tags, ...odd, 'lang=', 'hidden', 'class="ad"', '<br>', '<base href=x>'], read: article('html') },
  'article as Markdown': { seeds: [markdown], words: [...tags, ...odd, '---', '```', '# ', '> ', '| ', '[^1]', '](', '![', '* ', '1. ', '    '], read: article('markdown') },
  'article as text': { seeds: ['Two storks\n\nThey are back. “Already,” she said.\n\n* * *\n\n1. One\n2. Two'], words: odd, read: article('text') },
  'bytes of text': {
    seeds: ['\uFEFFWords', Buffer.from('\xff\xfeW\0', 'latin1'), Buffer.from('\xfe\xff\0W', 'latin1'), Buffer.from('\x89PNG', 'latin1'), '<meta charset=iso-8859-2>'],
    words: ['\xff\xfe', '\xfe\xff', 'charset=', 'utf-16', '<?xml encoding="'],
    read: (bytes) => {
      for (const charset of [undefined, 'utf-16le', 'no-such', 'iso-8859-2'])
        try {
          assert.equal(typeof decodeText(bytes, 'file', charset), 'string');
        } catch (error) {
          refusedInWords(error);
        }
    },
  },
  'front matter': { seeds: [markdown, '---\ntitle: >\n  a\n  b\nlang: [de]\n...\nx'], words: ['---\n', ': ', '- ', '|', '>', '&a', '*a', '!!js/function', '"', "'", '{', '[', '#'], read: text(readFrontMatter) },
  narration: {
    seeds: [JSON.stringify(sampleNarration())],
    words: [...json, '"blocks"', '"words"', '[0,1,0,1]'],
    read: text((source) => {
      for (const { text: said, sentences } of parseNarration(source, 'n.json').blocks)
        for (const { words } of sentences) for (const [start, end] of words) assert.ok(end > start && end <= said.length);
    }),
  },
  WebVTT: { seeds: ['WEBVTT\n\nNOTE x\n\n1\n00:01.000 --> 00:09.000\n<v Ada>Two <00:02.000><b>sto</b>rks &amp; <ruby>a<rt>b</rt></ruby>.\n', written('webvtt', 'a.vtt')], words: [...times, ...tags, 'NOTE', 'STYLE', 'REGION', '<v ', '<c.', '\n\n'], read: timed('a.vtt') },
  SubRip: { seeds: [written('srt', 'a.srt')], words: [...times, ...tags, '{\\an8}', '\n\n'], read: timed('a.srt') },
  SMIL: { seeds: [written('smil', 'page.smil')], words: [...tags, ...times, '<par>', '<text src="page.xhtml#b1s1"/>', '<audio clipBegin="', 'smpte=', '%E0'], read: timed('page.smil') },
  SyncMediaLite: { seeds: [written('sync-media-lite', 's.vtt')], words: [...json, ...times, '"selector"', '"group"', 'FragmentSelector', 'TextPositionSelector', ':nth-child('], read: timed('s.vtt') },
  'guided navigation': { seeds: [written('guided-navigation', 'g.json')], words: [...json, ...times, '#t=1,2', '"children"'], read: timed('g.json') },
  'podcast transcript': { seeds: [written('podcast', 'p.json')], words: [...json, '"startTime"', '"speaker"'], read: timed('p.json') },
  hyperaudio: { seeds: ['<p><span data-m="0" data-d="100">[Ada] </span><span data-m="100" data-d="200">Two </span>\n<span data-m="300">storks.</span></p>'], words: [...tags, 'data-m="', 'data-d="', '1e9"'], read: timed('h.html') },
  'speech services': {
    seeds: [
      '{"language":"en","segments":[{"start":0.1,"end":1.5,"text":" Two storks.","words":[{"word":" Two","start":0.1,"end":0.4},{"word":" storks.","start":0.5,"end":1.5}]}]}',
      '{"result":{"language":"en"},"transcription":[{"offsets":{"from":100,"to":1500},"text":" Two storks."}]}',
      JSON.stringify({ characters: letters, character_start_times_seconds: letters.map((_, i) => i / 10), character_end_times_seconds: letters.map((_, i) => (i + 1) / 10) }),
      '[{"Text":"Two","AudioOffset":50,"Duration":300},{"Text":"storks","AudioOffset":400,"Duration":500}]',
      '{"time":0,"type":"sentence","start":0,"end":11,"value":"Two störks"}\n{"time":6,"type":"word","start":0,"end":3,"value":"Two"}\n{"time":300,"type":"word","start":4,"end":11,"value":"störks"}',
    ],
    words: json,
    read: timed('w.json'),
  },
  'lexicon as CSV': { seeds: ['word,say\nfoo,bar\n"a, b",/kat/\n', 'word;say;scope;match\nNginx;engine x;site;whole\n'], words: ['"', '""', ',', ';', '\t', '\r\n', 'sep=;', '/', 'section:', 'letters', 'lang', ...odd], read: lexicon },
  'lexicon as PLS': { seeds: [plsText], words: [...tags, '<lexeme>', '<alias>', 'alphabet="x-sampa"', 'xml:lang=""', 'prefer="'], read: lexicon },
  pronunciations: {
    seeds: ['ˈkæt', 'tʃɜːtʃ', '"k_hAt', 'ʔ̩a͡ɪ'],
    words: ['ˈ', 'ː', '͡', '.', '|', '_h', '"', '{', '~', 'ʰ'],
    read: text((source) => {
      assert.ok(parseIpa(source));
      assert.ok(ipaOfXSampa(source));
    }),
  },
  'scopes of rules': {
    seeds: ['site', 'section:x', 'article:a#b', 'sentence:a:2:x'],
    words: [':', '#', '%', '%E0', 'site', 'section:', 'article:'],
    read: text((source) => {
      const scope = readScope(source);
      if (scope) assert.deepEqual(readScope(writeScope(scope)), scope);
    }),
  },
  'headers of audio': { seeds: [writeWav(new Float32Array(800), 8000), ogg('OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0'), ogg('\x01vorbis\0\0\0\0\x01\x80\xbb\0\0'), Buffer.from('fLaC\0\0\0\x22', 'latin1'), mp3Frame(), Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\x7f', 'latin1'), mp3Frame()])], words: ['RIFF', 'RF64', 'WAVE', 'fmt ', 'data', 'ds64', 'fLaC', 'OggS', 'Xing', 'Info', 'LAME', 'ID3', '\xff\xff\xff\xff', '\0\0\0\0', '\xff\xfb'], read: sound },
  'media fragments': {
    seeds: ['#t=12.5', '#t=npt:1:02:03,5', '#t=10&a=b:~:text=Two,storks', '#xywh=1'],
    words: [...times, '#', '&', '=', ':~:text=', '%', '%E0', '%2C', 'b1s2'],
    read: text((source) => {
      const found = readMediaFragment(source);
      if (found) assert.ok(readMediaFragment(writeMediaFragment(found)), source);
    }),
  },
  'times that are typed': {
    seeds: ['1:02', '90', '1 h 2 min', '٣:٠٢', '2,5'],
    words: [...times, 'h', 'min', 's', '٣', '.', ' '],
    read: text((source) => {
      for (const lang of ['en', 'de', 'ar', 'ja']) {
        const seconds = enteredTime(source, lang);
        if (seconds === undefined) continue;
        assert.ok(seconds >= 0, `${seconds} of ${source}`);
        assert.ok(durationOf(seconds * 1000, lang).text, source);
      }
    }),
  },
  'audio-article.json': { seeds: ['{"articles":["a.md"],"base":"https://example.org"}', '{"voice":"flite-slt","lexicon":["a.csv"]}'], words: [...json, '"articles"', '"voice"'], read: text(parseConfig) },
  'podcast.json': {
    seeds: ['{"title":"A","email":"a@example.org","image":"https://example.org/a.png"}'],
    words: [...json, '"title"', 'javascript:'],
    read: async (bytes) => {
      await inFile('podcast.json', bytes);
      try {
        await settingsOfFolder(await scratch());
      } catch (error) {
        refusedInWords(error);
      }
    },
  },
  'feeds and sitemaps': {
    seeds: [
      '<?xml version="1.0"?><rss version="2.0"><channel><title>a</title><item><link>https://example.org/a</link><guid isPermaLink="false">1</guid><pubDate>Fri, 02 Jan 2026 00:00:00 GMT</pubDate></item></channel></rss>',
      '<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title>a</title><updated>2026-01-02T00:00:00Z</updated><entry><link href="/a"/><updated>x</updated></entry></feed>',
      '{"version":"https://jsonfeed.org/version/1.1","title":"a","items":[{"id":"1","url":"https://example.org/a"}]}',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/a</loc><lastmod>2026-01-02</lastmod></url></urlset>',
      '<sitemapindex><sitemap><loc>https://example.org/b.xml</loc></sitemap></sitemapindex>',
    ],
    words: [...tags, ...json, 'javascript:alert(1)', 'file:///etc/passwd', '<item>', '<loc>', '<rdf:RDF'],
    read: text((source) => {
      const named = pagesOf(source, 'https://example.org/feed');
      const addresses = named.kind === 'pages' ? named.pages.map(({ url }) => url) : named.sitemaps;
      for (const address of addresses) assert.match(address, /^https?:\/\//);
    }),
  },
  'bodies of reports': {
    seeds: [
      '{"narration":"a","revision":"' + 'a'.repeat(64) + '","category":"mispronounced","comment":"x","place":{"block":1,"sentence":0,"word":"cost","timeMs":2100}}',
      'narration=a&category=other&block=1&sentence=0&website=&token=x',
    ],
    words: [...json, '&', '=', '%00', 'block=', 'constructor'],
    read: text((source) => {
      const body: unknown = source.startsWith('{') ? parsed(source) : Object.fromEntries(new URLSearchParams(source));
      const { body: rest } = takenApart(body);
      const report = reportOfForm(rest);
      Value.Check(FeedbackReportSchema, report);
      assert.equal(({} as { x?: unknown }).x, undefined);
    }),
  },
  'kept places': { seeds: ['{"sentence":1,"occurrence":0,"of":1,"before":[1],"after":[2],"earlier":[],"word":0,"offsetMs":5}'], words: json, read: text((source) => isPlace(parsed(source))) },
  'paths to come back to': {
    seeds: ['/inbox', '//evil.example', '/\\evil.example', '/inbox/../x?y#z'],
    words: ['/', '//', '\\', '\t', '\n', 'https:', '@', '%2f', '?', '#', '.'],
    read: text((source) => {
      assert.equal(new URL(returnPath(source), 'https://here.example').origin, 'https://here.example', source);
    }),
  },
  words: {
    seeds: ['It cost $5.50 (3 p.m.), said Dr. Ng; e.g. “so”. 1. One… 東京は。هذا.'],
    words: [...odd, 'Dr.', 'U.S.', '“', '”', '(', ')', '。', '؟', "'", '-', '@', 'http://'],
    read: text((source) => {
      for (const { start, end } of splitSentences(source, 'en')) {
        let at = start;
        for (const word of splitWords(source, { start, end }, 'en')) {
          assert.ok(word.start >= at && word.end > word.start && word.end <= end, source);
          at = word.end;
        }
      }
    }),
  },
}; // prettier-ignore

function parsed(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
}
