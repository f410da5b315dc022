import { SaxesParser, type SaxesTagNS } from 'saxes';
import {
  ruleOf,
  isLanguageTag,
  type Lexicon,
  type LexiconEntry,
  type Saying,
} from '../../core/lexicon/rule.js';
import { ipaOfXSampa } from '../../core/lexicon/x-sampa.js';
import { refuse } from './apply.js';

/*
 * Pronunciation Lexicon Specification 1.0 (https://www.w3.org/TR/pronunciation-lexicon/). A file is read whole or refused with
 * the line: one that is read as empty would take all pronunciations away and say nothing.
 */

export const PLS_NAMESPACE = 'http://www.w3.org/2005/01/pronunciation-lexicon';

/** What was read, but does nothing here. */
export interface Note {
  readonly line: number;
  readonly text: string;
}

export interface ReadLexicon {
  readonly lexicon: Lexicon;
  readonly notes: readonly Note[];
}

const children: Readonly<Record<string, readonly string[]>> = {
  lexicon: ['meta', 'metadata', 'lexeme'],
  lexeme: ['grapheme', 'phoneme', 'alias', 'example'],
};

interface Pronunciation {
  readonly say: Saying;
  readonly preferred: boolean;
}

interface Lexeme {
  readonly line: number;
  readonly graphemes: string[];
  readonly pronunciations: Pronunciation[];
}

interface Root {
  readonly alphabet: string | undefined;
  readonly lang: string;
}

const MAX_DEPTH = 200;

/** @throws AudioArticleError AA_E_LEXICON with the line and the reason */
export function readPls(text: string, file: string): ReadLexicon {
  const parser = new SaxesParser({ fileName: file, xmlns: true });
  const refused = (reason: string, line = parser.line, remedy?: string): Error =>
    refuse(file, line, reason, remedy);
  const notes: Note[] = [];
  const lexemes: Lexeme[] = [];
  const open: string[] = [];
  let root: Root | undefined;
  let element: { readonly tag: SaxesTagNS; readonly line: number; text: string } | undefined;
  let lexeme: Lexeme | undefined;
  /** How deep in what this reads nothing of: metadata, examples, foreign elements. */
  let passedOver = 0;

  parser.on('error', (error) => {
    const reason = error.message.replace(/^.*?:\d+:\d+:\s*/, '').replace(/\.$/, '');
    throw refused(`it is no well-formed XML (${reason})`);
  });
  parser.on('doctype', () => {
    throw refused(
      'it has a document type; entities and DTDs are not read',
      parser.line,
      'Remove <!DOCTYPE …>.',
    );
  });
  let depth = 0;
  parser.on('opentag', (tag) => {
    // The parser looks for a prefix's namespace in all elements around.
    if (++depth > MAX_DEPTH) throw refused(`elements stand more than ${MAX_DEPTH} deep in one another`);
    if (!root) {
      root = rootOf(tag, refused);
      open.push('lexicon');
      return;
    }
    if (passedOver > 0) {
      passedOver++;
      return;
    }
    const parent = open.at(-1) ?? '';
    if (tag.uri !== PLS_NAMESPACE) {
      notes.push({
        line: parser.line,
        text: `<${tag.name}> is of another language than PLS and is passed over`,
      });
      passedOver = 1;
      return;
    }
    if (!children[parent]?.includes(tag.local)) throw refused(`<${tag.name}> may not stand in <${parent}>`);
    if (['meta', 'metadata', 'example'].includes(tag.local)) {
      passedOver = 1;
      return;
    }
    open.push(tag.local);
    if (tag.local === 'lexeme') {
      lexeme = { line: parser.line, graphemes: [], pronunciations: [] };
      const role = tag.attributes['role']?.value;
      if (role !== undefined)
        notes.push({
          line: parser.line,
          text: `the role “${role}” is passed over: the word is said so wherever it stands`,
        });
    } else element = { tag, line: parser.line, text: '' };
  });
  const addText = (more: string): void => {
    if (passedOver > 0) return;
    if (element) element.text += more;
    else if (more.trim() !== '')
      throw refused(
        `“${more.trim().slice(0, 40)}” stands where only elements may stand`,
        // The parser is at the text's end.
        parser.line - (more.trimStart().split('\n').length - 1),
      );
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    depth--;
    if (passedOver > 0) {
      passedOver--;
      return;
    }
    const name = open.pop();
    if (name === 'lexeme' && lexeme) {
      if (lexeme.graphemes.length === 0) throw refused('the <lexeme> has no <grapheme>', lexeme.line);
      if (lexeme.pronunciations.length === 0)
        throw refused('the <lexeme> has neither <phoneme> nor <alias>', lexeme.line);
      lexemes.push(lexeme);
      lexeme = undefined;
    } else if (element && lexeme && root) {
      const { tag, line, text: inside } = element;
      const content = inside.replace(/\s+/g, ' ').trim();
      if (content === '') throw refused(`<${tag.name}> is empty`, line);
      if (name === 'grapheme') lexeme.graphemes.push(content);
      else {
        const say =
          name === 'alias'
            ? aliasOf(content)
            : phonemeOf(content, tag, root, (reason) => refused(reason, line));
        lexeme.pronunciations.push({ say, preferred: tag.attributes['prefer']?.value === 'true' });
      }
      element = undefined;
    }
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();

  if (!root) throw refused('it holds no <lexicon>', 1);
  if (lexemes.length === 0)
    throw refused('the <lexicon> holds no <lexeme>', 1, 'Is it cut off, or is its root closed too early?');
  return {
    lexicon: { file, entries: entriesOf(lexemes, root.lang, notes) },
    notes: notes.sort((a, b) => a.line - b.line),
  };
}

function rootOf(
  { name, local, uri, attributes }: SaxesTagNS,
  refused: (reason: string, line?: number, remedy?: string) => Error,
): Root {
  const valueOf = (attribute: string): string | undefined => attributes[attribute]?.value.trim();
  if (local !== 'lexicon') throw refused(`the root is <${name}>; a PLS lexicon begins with <lexicon>`);
  if (uri !== PLS_NAMESPACE)
    throw refused(
      uri === '' ? '<lexicon> has no namespace' : `<lexicon> is of the namespace “${uri}”`,
      undefined,
      `Write <lexicon xmlns="${PLS_NAMESPACE}" …>.`,
    );
  const version = valueOf('version');
  if (version !== '1.0')
    throw refused(
      version === undefined ? '<lexicon> has no version' : `its version is ${version}`,
      undefined,
      'PLS 1.0 is read: version="1.0".',
    );
  const lang = valueOf('xml:lang');
  if (lang === undefined || !isLanguageTag(lang))
    throw refused(
      lang === undefined ? '<lexicon> does not say its language' : `“${lang}” is no language tag`,
      undefined,
      'Write xml:lang="en", or "und" for words of any language.',
    );
  return { lang, alphabet: valueOf('alphabet') };
}

const aliasOf = (text: string): Saying => ({ kind: 'instead', text });

function phonemeOf(
  text: string,
  { attributes }: SaxesTagNS,
  root: Root,
  refused: (reason: string) => Error,
): Saying {
  const alphabet = attributes['alphabet']?.value.trim() ?? root.alphabet;
  if (alphabet === undefined) throw refused('neither <phoneme> nor <lexicon> says its alphabet');
  if (alphabet.toLowerCase() === 'ipa') return { kind: 'phonemes', ipa: text };
  if (!/^x-?sampa$/i.test(alphabet))
    throw refused(`phonemes in the alphabet “${alphabet}” cannot be read; ipa and x-sampa can`);
  const reading = ipaOfXSampa(text);
  if (reading.ok) return { kind: 'phonemes', ipa: reading.ipa };
  throw refused(`“${text.slice(0, 100)}” cannot be read at character ${reading.at + 1}: ${reading.reason}`);
}

/**
 * Of several pronunciations the preferred or first counts; an alias beside a phoneme is for voices that cannot follow phonemes.
 * Of several lexemes with one grapheme the first counts (PLS 1.0 §4.9); here the later rule would.
 */
function entriesOf(lexemes: readonly Lexeme[], lang: string, notes: Note[]): LexiconEntry[] {
  const seen = new Map<string, number>();
  return lexemes.flatMap(({ line, graphemes, pronunciations }) => {
    const best = pronunciations.find(({ preferred }) => preferred) ?? pronunciations[0];
    if (!best) return [];
    const alias =
      best.say.kind === 'phonemes' ? pronunciations.find(({ say }) => say.kind === 'instead') : undefined;
    const used = [...(alias ? [alias] : []), best];
    const left = pronunciations.length - used.length;
    if (left > 0)
      notes.push({
        line,
        text: `“${graphemes[0] ?? ''}” has ${left} more ways to be said, which are passed over`,
      });
    return graphemes.flatMap((word) => {
      const first = seen.get(word);
      if (first !== undefined) {
        notes.push({ line, text: `“${word}” is passed over: line ${first} says it first` });
        return [];
      }
      seen.set(word, line);
      return used.map(({ say }) => ({ rule: ruleOf(word, say, lang === 'und' ? {} : { lang }), line }));
    });
  });
}
