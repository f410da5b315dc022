import { type Rule, type Said, textAt } from './reading.js';

/** How a language says web and e-mail addresses, mentions and tags. */
export interface AddressWords {
  readonly dot: string;
  readonly at: string;
  readonly slash: string;
  readonly hashtag: string;
  /** Of `#1` */
  readonly number: string;
  /** Reads what stands between the signs. */
  readonly part: (text: string) => Said;
  readonly spell: (text: string) => Said;
}

const topLevelWords =
  /^(?:com|org|net|gov|info|news|online|blog|shop|app|page|site|world|name|museum|mobi|cloud|agency|london|berlin)$/i;
const sites = /\.(?:com|org|net|gov|edu|info|io|eu|uk|de|fr|at|ch|tv|ai|me|co|us)$/;
/** After these nobody can follow what is read. */
const longestPath = 4;

/** bbc, and .de but not .com */
function isSpelled(label: string, isLast: boolean): boolean {
  return isLast
    ? label.length < 4 && !topLevelWords.test(label)
    : label.length < 6 && /^[b-df-hj-np-tv-xz]+$/i.test(label);
}

/** example dot com slash news · jane dot doe at example dot com · hashtag jazz · number one */
export function addressRule(say: AddressWords): Rule {
  const topLevel = (label: string): Said => {
    const letters = say.spell(label);
    return letters.length > 0 ? letters : say.part(label);
  };
  const host = (domain: string): Said => {
    const labels = domain.split('.').filter((label) => label !== '');
    return labels.flatMap((label, index) => [
      ...(index > 0 ? [say.dot] : []),
      ...(isSpelled(label, index === labels.length - 1) ? topLevel(label) : say.part(label)),
    ]);
  };
  const dotted = (mailbox: string): Said =>
    mailbox
      .split('.')
      .filter((part) => part !== '')
      .flatMap((part, index) => [...(index > 0 ? [say.dot] : []), ...say.part(part)]);
  /** Without query and fragment. */
  const path = (written: string): Said => {
    const [plain = ''] = written.split(/[?#]/, 1);
    return plain
      .split('/')
      .filter((part) => part !== '')
      .slice(0, longestPath)
      .flatMap((part) => [say.slash, ...say.part(part.slice(0, 80))]);
  };

  return (words, at) => {
    const text = textAt(words, at);
    const [, sign, name] = /^([#@])([\p{L}\p{N}_].*)$/su.exec(text) ?? [];
    if (sign === '#' && name !== undefined)
      return [[/^\d+$/.test(name) ? say.number : say.hashtag, ...say.part(name)]];
    if (sign === '@' && name !== undefined) return [[say.at, ...say.part(name)]];
    const [, mailbox, domain] = /^(?:mailto:)?([\p{L}\w.+-]{1,64})@([\p{L}\d.-]{1,253})$/u.exec(text) ?? [];
    if (mailbox !== undefined && domain !== undefined) return [[...dotted(mailbox), say.at, ...host(domain)]];
    const [, scheme, site, rest = ''] =
      /^(?:([a-z][a-z+]{2,9}:\/\/))?([\p{L}\d-]+(?:\.[\p{L}\d-]+){1,9})(?::\d+)?([/?#].*)?$/su.exec(text) ??
      [];
    if (site === undefined || !(scheme ?? (/^www\./i.test(site) || sites.test(site)))) return undefined;
    return [[...host(site.replace(/^www\./i, '')), ...path(rest)]];
  };
}
