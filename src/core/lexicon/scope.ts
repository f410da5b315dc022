import type { LexiconRule, Scope } from './rule.js';

/** Of what is narrated, all that a scope can ask for. */
export interface Surroundings {
  /** The narration's id. */
  readonly article: string;
  /** As the publisher names it. */
  readonly section?: string | undefined;
  /** The article's address and its file, as far as they are known. */
  readonly paths: readonly string[];
  readonly voice: { readonly id: string; readonly engine: string; readonly phonemes: boolean };
}

/** The nearer, the higher. */
export const nearness: Readonly<Record<Scope['kind'], number>> = {
  site: 0,
  section: 1,
  article: 2,
  occurrence: 3,
};

const same = (a: string, b: string): boolean =>
  a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();

/** A path without what differs between two ways to write it: `./news/a.md`, `/news/a.md`. */
const steps = (path: string): string => path.replaceAll('\\', '/').replace(/^(?:\.?\/)+|\/+$/g, '');

/** What a section can be the beginning of: an address with and without its host, a file as it was named. */
function pathsOf(path: string): string[] {
  const [, host, pathname = ''] = /^[a-z][a-z0-9+.-]+:\/\/([^/?#]*)([^?#]*)/i.exec(path) ?? [];
  if (host === undefined) return [steps(path)];
  return [steps(decode(pathname)), steps(host + decode(pathname))];
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whether the section is named so, or a path lies in it: whole steps, so `/news` holds `/news/a` and not `/newsletter`. */
function inSection(section: string, { section: named, paths }: Surroundings): boolean {
  if (named !== undefined && same(section, named)) return true;
  const prefix = steps(section.replace(/^[a-z][a-z0-9+.-]+:\/\//i, ''));
  return (
    section.includes('/') &&
    prefix !== '' &&
    paths.flatMap(pathsOf).some((path) => path === prefix || path.startsWith(`${prefix}/`))
  );
}

/** Whether the rule can hit anything in what is narrated; of an occurrence's sentence nothing is asked yet. */
export function holdsFor({ scope, voice }: LexiconRule, around: Surroundings): boolean {
  if (voice !== undefined && !same(voice, around.voice.id) && !same(voice, around.voice.engine)) return false;
  switch (scope.kind) {
    case 'site':
      return true;
    case 'section':
      return inSection(scope.section, around);
    case 'article':
    case 'occurrence':
      return same(scope.article, around.article);
  }
}

/** How a sentence's text is compared: on one line. */
export const sentenceKey = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** As a file writes it: `site`, `section:/sport`, `article:a-walk`, `occurrence:a-walk:2:The sentence as it is written.` */
export function writeScope(scope: Scope): string {
  switch (scope.kind) {
    case 'site':
      return 'site';
    case 'section':
      return `section:${scope.section}`;
    case 'article':
      return `article:${scope.article}`;
    case 'occurrence':
      return `occurrence:${scope.article}:${scope.nth}:${scope.sentence}`;
  }
}

/** @returns undefined when it is none */
export function readScope(text: string): Scope | undefined {
  const written = text.trim();
  if (written === '' || /^site$/i.test(written)) return { kind: 'site' };
  const [, kind = '', rest = ''] = /^(section|article|occurrence)\s*:\s*(.+)$/isu.exec(written) ?? [];
  switch (kind.toLowerCase()) {
    case 'section':
      return { kind: 'section', section: rest };
    case 'article':
      return { kind: 'article', article: rest };
    case 'occurrence': {
      const [, article, nth, sentence] = /^([^:]+):(\d{1,4}):\s*(.+)$/su.exec(rest) ?? [];
      return article === undefined || nth === undefined || sentence === undefined
        ? undefined
        : { kind: 'occurrence', article: article.trim(), nth: Number(nth), sentence: sentenceKey(sentence) };
    }
    default:
      return undefined;
  }
}
