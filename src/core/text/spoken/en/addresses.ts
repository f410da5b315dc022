import type { Rule, Said } from '../reading.js';
import { readCompound } from './compounds.js';
import { spell } from './initialisms.js';

/** Web and e-mail addresses, mentions and tags: example dot com slash news · jane dot doe at example dot com · hashtag jazz · number one */

const topLevelWords =
  /^(?:com|org|net|gov|info|news|online|blog|shop|app|page|site|world|name|museum|mobi|cloud|agency|london|berlin)$/i;
/** After these nobody can follow what is read. */
const longestPath = 4;

export const readAddress: Rule = (words, at) => {
  const text = words[at]?.text ?? '';
  const [, sign, name] = /^([#@])([A-Za-z0-9_].*)$/s.exec(text) ?? [];
  if (sign === '#' && name !== undefined)
    return [[/^\d+$/.test(name) ? 'number' : 'hashtag', ...readCompound(name)]];
  if (sign === '@' && name !== undefined) return [['at', ...readCompound(name)]];
  const [, mailbox, domain] = /^([\w.+-]{1,64})@([A-Za-z0-9.-]{1,253})$/.exec(text) ?? [];
  if (mailbox !== undefined && domain !== undefined) return [[...dotted(mailbox), 'at', ...host(domain)]];
  const [, scheme, site, path = ''] =
    /^(?:([a-z][a-z+]{2,9}:\/\/))?([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+){1,9})(?::\d+)?([/?#].*)?$/s.exec(text) ??
    [];
  if (site === undefined || !(scheme ?? isSite(site))) return undefined;
  return [[...host(site.replace(/^www\./i, '')), ...spokenPath(path)]];
};

function isSite(text: string): boolean {
  return (
    /^www\./i.test(text) || /\.(?:com|org|net|gov|edu|info|io|eu|uk|de|fr|at|ch|tv|ai|me|co|us)$/.test(text)
  );
}

function host(domain: string): Said {
  const labels = domain.split('.').filter((label) => label !== '');
  return labels.flatMap((label, index) => [
    ...(index > 0 ? ['dot'] : []),
    ...(index > 0 && index === labels.length - 1 && label.length < 4 && !topLevelWords.test(label)
      ? readTopLevel(label)
      : readCompound(label)),
  ]);
}

function readTopLevel(label: string): Said {
  const letters = spell(label);
  return letters.length > 0 ? letters : readCompound(label);
}

function dotted(mailbox: string): Said {
  return mailbox
    .split('.')
    .filter((part) => part !== '')
    .flatMap((part, index) => [...(index > 0 ? ['dot'] : []), ...readCompound(part)]);
}

/** Without query and fragment. */
function spokenPath(path: string): Said {
  const [plain = ''] = path.split(/[?#]/, 1);
  return plain
    .split('/')
    .filter((part) => part !== '')
    .slice(0, longestPath)
    .flatMap((part) => ['slash', ...readCompound(part.slice(0, 80))]);
}
