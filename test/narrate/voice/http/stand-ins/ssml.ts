import { SaxesParser } from 'saxes';

/** What stands in an SSML document, in order. */
export type SsmlItem =
  | { readonly kind: 'mark'; readonly name: string }
  | {
      readonly kind: 'word';
      /** With its punctuation. */
      readonly text: string;
      readonly ipa: string | undefined;
      /** Without its punctuation: as in the document, and the bytes where it stands there. */
      readonly core: string;
      readonly start: number;
      readonly end: number;
    };

export class BadSsml extends Error {}

const decoded = (raw: string): string =>
  raw.replace(
    /&(amp|lt|gt|quot|apos);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[name] ?? '',
  );

/**
 * Reads SSML as strictly as a service: not well formed, or an element that it does not know, is refused.
 * @param elements the elements that the service knows
 * @throws BadSsml
 */
export function readSsml(ssml: string, elements: readonly string[]): SsmlItem[] {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('error', (error) => {
    throw new BadSsml(error.message);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (depth++ === 0 && name !== 'speak') throw new BadSsml('The root is not speak');
    if (!elements.includes(name)) throw new BadSsml(`Unsupported element ${name}`);
    if (name === 'phoneme' && (attributes['alphabet'] !== 'ipa' || !attributes['ph']))
      throw new BadSsml('Invalid phoneme');
  });
  parser.on('closetag', () => depth--);
  parser.write(ssml).close();
  const items: SsmlItem[] = [];
  let ipa: string | undefined;
  for (const { 0: raw, index } of ssml.matchAll(/<[^>]*>|[^<\s]+/g)) {
    if (raw.startsWith('<')) {
      const name = /^<mark\s+name="([^"]*)"/.exec(raw)?.[1];
      if (name !== undefined) items.push({ kind: 'mark', name });
      const sounds = /^<phoneme\b[^>]*\bph="([^"]*)"/.exec(raw)?.[1];
      if (sounds !== undefined) ipa = decoded(sounds);
      if (raw === '</phoneme>') ipa = undefined;
      continue;
    }
    const text = decoded(raw);
    const edge = /^[^\p{L}\p{N}&]*/u.exec(raw)?.[0] ?? '';
    const core = raw.slice(edge.length).replace(/[^\p{L}\p{N};]*$/u, '');
    const start = Buffer.byteLength(ssml.slice(0, index + edge.length));
    items.push({ kind: 'word', text, ipa, core, start, end: start + Buffer.byteLength(core) });
  }
  return items;
}

export const wordsIn = (items: readonly SsmlItem[]) =>
  items.flatMap((item) => (item.kind === 'word' ? [item] : []));
