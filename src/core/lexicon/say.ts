import { primaryLanguage } from '../text/language.js';
import type { TextRange } from '../text/range.js';
import { spokenForm, type SpokenToken } from '../text/spoken/spoken.js';
import { splitWords } from '../text/words.js';
import type { RuleMatch } from './find.js';
import { withSuffix } from './ipa-suffix.js';

/*
 * Between the words of the page and the spoken form. What is said instead is put where the word stood and read like written
 * text, with all that stands around it. For phonemes, letters and another language the sentence is read as it is, and then the
 * word's own tokens take the place of those that it got. Either way each token knows for which words of the page it is said.
 */

/** Words that rules change together, and what of them each rule changes. */
interface Group extends TextRange {
  /** Indexes of the words of the page. */
  readonly first: number;
  readonly last: number;
  readonly matches: readonly RuleMatch[];
}

/** A token that is not yet for a word; `word` where it is known. */
type Piece = Omit<SpokenToken, 'word' | 'through'> & { readonly word?: number };

/**
 * What the voice is given for a sentence to which rules apply.
 * @param matches in the order of the text, not overlapping
 * @returns as `spokenForm`; a token may be said for several words (`through`)
 */
export function sayWith(
  matches: readonly RuleMatch[],
  text: string,
  sentence: TextRange,
  words: readonly TextRange[],
  lang: string,
): SpokenToken[] {
  const groups = groupsOf(matches, words);
  if (groups.length === 0) return spokenForm(text, sentence, words, lang);

  let rewritten = '';
  let at = sentence.start;
  const placed: TextRange[] = [];
  /** For each word of the rewritten sentence the group or the word of the page that it stands for. */
  const owners: (Group | number)[] = [];
  for (let word = 0; word < words.length; word++) {
    const group = groups.find(({ first }) => first === word);
    const range = group ?? words[word] ?? sentence;
    rewritten += text.slice(at, range.start);
    const start = rewritten.length;
    const written = text.slice(range.start, range.end);
    if (group) {
      const instead = rewrite(group, text);
      rewritten += instead;
      for (const piece of wordsOf(instead, lang)) {
        placed.push({ start: start + piece.start, end: start + piece.end });
        owners.push(group);
      }
      // The full stop of “U.S.” may have been that of the sentence.
      if (group.last === words.length - 1 && written.endsWith('.') && !instead.endsWith('.'))
        rewritten += '.';
      word = group.last;
    } else {
      rewritten += written;
      placed.push({ start, end: rewritten.length });
      owners.push(word);
    }
    at = range.end;
  }
  rewritten += text.slice(at, sentence.end);

  const tokens = spokenForm(rewritten, { start: 0, end: rewritten.length }, placed, lang);
  return owners.flatMap((owner, i) => {
    if (typeof owner === 'number')
      return tokens.filter(({ word }) => word === i).map((token) => ({ ...token, word: owner }));
    if (owners[i - 1] === owner) return [];
    const own = tokens.filter(({ word }) => owners[word] === owner);
    return spread(
      owner,
      isReadAsText(owner) ? mapped(owner, own, i, owners) : custom(owner, own, text, words, lang),
    );
  });
}

function groupsOf(matches: readonly RuleMatch[], words: readonly TextRange[]): Group[] {
  const groups: (Group & { readonly matches: RuleMatch[] })[] = [];
  for (const match of matches) {
    const first = words.findIndex(({ end }) => end > match.start);
    const last = words.findLastIndex(({ start }) => start < match.end);
    // It hits nothing that is said: a bracket, a dash.
    if (first < 0 || last < first) continue;
    const before = groups.at(-1);
    const joined = before !== undefined && before.last >= first ? before : undefined;
    const group = {
      start: Math.min(joined?.start ?? Infinity, words[first]?.start ?? Infinity, match.start),
      end: Math.max(words[last]?.end ?? 0, match.end),
      first: joined?.first ?? first,
      last,
      matches: joined?.matches ?? [],
    };
    group.matches.push(match);
    if (joined) groups[groups.length - 1] = group;
    else groups.push(group);
  }
  return groups;
}

const isReadAsText = ({ matches }: Group): boolean =>
  matches.every(({ entry }) => entry.rule.say.kind === 'instead');

/** A group's text and its matches, one after the other. */
function partsOf({ start, end, matches }: Group): (TextRange & { readonly match?: RuleMatch })[] {
  const parts: (TextRange & { match?: RuleMatch })[] = [];
  let at = start;
  for (const match of matches) {
    if (match.start > at) parts.push({ start: at, end: match.start });
    parts.push({ start: match.start, end: match.end, match });
    at = match.end;
  }
  if (end > at) parts.push({ start: at, end });
  return parts;
}

const rewrite = (group: Group, text: string): string =>
  partsOf(group)
    .map(({ start, end, match }) => {
      const say = match?.entry.rule.say;
      return say?.kind === 'instead' ? say.text : text.slice(start, end);
    })
    .join('');

const wordsOf = (text: string, lang: string): TextRange[] => {
  const whole = { start: 0, end: text.length };
  const words = splitWords(text, whole, lang);
  return words.length > 0 ? words : [whole];
};

/** As many words as were written: each is said for its own. */
function mapped(
  group: Group,
  tokens: readonly SpokenToken[],
  firstOwned: number,
  owners: readonly (Group | number)[],
): Piece[] {
  const count = owners.filter((owner) => owner === group).length;
  return tokens.map(({ text, word }) => ({
    text,
    ...(count === group.last - group.first + 1 && { word: group.first + word - firstOwned }),
  }));
}

/** The tokens of a group of which something is not read as text; their pause is that of `replaced`. */
function custom(
  group: Group,
  replaced: readonly SpokenToken[],
  text: string,
  words: readonly TextRange[],
  lang: string,
): Piece[] {
  const pieces: Piece[] = [];
  for (const { start, end, match } of partsOf(group)) {
    const within = words
      .map((word, index) => ({ index, start: Math.max(start, word.start), end: Math.min(end, word.end) }))
      .filter((word) => word.start < word.end);
    const said = match
      ? saidBy(
          match,
          within.map((word) => ({ ...word, text: text.slice(word.start, word.end) })),
          lang,
        )
      : joinedTo(pieces, text.slice(start, end), within[0]?.index, lang);
    pieces.push(...said);
  }
  const last = pieces.pop();
  const [pause = ''] = /[,.?!;:]$/.exec(replaced.at(-1)?.text ?? '') ?? [];
  return last ? [...pieces, { ...last, text: last.text.replace(/[,.?!;:]$/, '') + pause }] : [...replaced];
}

interface WrittenWord {
  readonly index: number;
  readonly text: string;
}

function saidBy({ entry }: RuleMatch, written: readonly WrittenWord[], lang: string): Piece[] {
  const { say } = entry.rule;
  switch (say.kind) {
    case 'instead':
      return spokenAlone(say.text, lang);
    case 'letters':
      return written.flatMap(({ index, text }) =>
        letters(text, lang).map((name) => ({ text: name, word: index })),
      );
    case 'language': {
      const foreign = primaryLanguage(say.lang) !== primaryLanguage(lang) && { lang: say.lang };
      return written.flatMap(({ index, text }) =>
        spokenAlone(text, say.lang).map((piece) => ({ ...piece, ...foreign, word: index })),
      );
    }
    case 'phonemes': {
      const spoken = say.ipa.replace(/^[\s/[]+|[\s/\]]+$/g, '').split(/[\s|‖]+/);
      return spoken.map((ipa, i) => {
        const word = written[Math.floor((i * written.length) / spoken.length)];
        const even = spoken.length === written.length && word && { word: word.index };
        return { text: plain(word?.text ?? entry.rule.word, lang), ipa, ...even };
      });
    }
  }
}

const spokenAlone = (text: string, lang: string): Piece[] =>
  spokenForm(text, { start: 0, end: text.length }, wordsOf(text, lang), lang).map(({ text: spoken }) => ({
    text: spoken.replace(/[,.?!;:]$/, ''),
  }));

/** In one piece, for voices that show what they say. */
const plain = (text: string, lang: string): string =>
  spokenAlone(text, lang)
    .map((piece) => piece.text)
    .join('');

/** `FSB` → F, S, B; a digit is said as the number it is. */
const letters = (text: string, lang: string): string[] =>
  Array.from(text.normalize('NFC'))
    .filter((char) => /[\p{L}\p{N}]/u.test(char))
    .flatMap((char) => {
      const upper = char.toUpperCase();
      return spokenAlone(upper.length === char.length ? upper : char, lang).map((piece) => piece.text);
    });

/** What stands before or after what a rule changes: -led is a word of its own, ’s belongs to the word before it. */
function joinedTo(pieces: Piece[], rest: string, word: number | undefined, lang: string): Piece[] {
  const own = word === undefined ? {} : { word };
  const before = pieces.at(-1);
  const [ending] = /^['‘’ʼ]?s?(?![\p{L}\p{N}])/iu.exec(rest) ?? [];
  let left = rest;
  if (before && ending) {
    pieces[pieces.length - 1] = withEnding(before, ending, lang);
    left = rest.slice(ending.length);
  }
  return /[\p{L}\p{N}]/u.test(left)
    ? spokenAlone(left.replace(/^[-‐‑'’]+|[-‐‑]+$/g, ''), lang).map((piece) => ({ ...piece, ...own }))
    : [];
}

function withEnding(piece: Piece, ending: string, lang: string): Piece {
  if (!/s/i.test(ending)) return piece;
  if (piece.ipa !== undefined) return { ...piece, text: `${piece.text}s`, ipa: withSuffix(piece.ipa, lang) };
  return { ...piece, text: piece.text + (primaryLanguage(lang) === 'en' ? "'s" : 's') };
}

/** Gives each piece its words: all words of the group have one, in order, and none goes back. */
function spread({ first, last }: Group, pieces: readonly Piece[]): SpokenToken[] {
  const words = last - first + 1;
  const known = pieces.every(({ word }) => word !== undefined) && pieces.length > 0;
  const covered = new Set(pieces.map(({ word }) => word));
  if (known && covered.size === words)
    return pieces.map((piece) => ({ ...piece, word: piece.word ?? first }));
  return pieces.map((piece, i) => {
    const word = first + Math.floor((i * words) / pieces.length);
    const through = first + Math.floor(((i + 1) * words) / pieces.length) - 1;
    return { ...piece, word, ...(through > word && pieces.length < words && { through }) };
  });
}
