import { SaxesParser } from 'saxes';

/*
 * What a podcast's feed owes to those who read it, rule by rule: RSS 2.0 (https://www.rssboard.org/rss-specification) with
 * the RSS Advisory Board's profile, Apple's directory (https://podcasters.apple.com/support/823) and the podcast namespace
 * (https://podcasting2.org/docs/podcast-namespace). No kept validator of it is on npm that asks no server.
 */

interface Element {
  /** With the prefix that the names are known by, whatever the feed calls it. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const prefixes: Readonly<Record<string, string>> = {
  '': '',
  'http://www.w3.org/2005/Atom': 'atom:',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes:',
  'https://podcastindex.org/namespace/1.0': 'podcast:',
};

/** @throws where it is not well-formed, or uses a prefix that it does not declare */
function read(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  parser.on('opentag', ({ uri, local, attributes }) => {
    const element: Element = {
      name: `${prefixes[uri] ?? `${uri} `}${local}`,
      attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const add = (text: string): void => {
    const last = open.at(-1);
    if (last) last.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return top;
}

const isAddress = (text = ''): boolean => /^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : '');
/** RFC 822, with the four digits of a year that RSS prefers. */
const isDate = (text: string): boolean =>
  /^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d(?::\d\d)? (?:GMT|UT|[+-]\d{4})$/.test(
    text,
  ) && !Number.isNaN(Date.parse(text));
const isPerson = (text: string): boolean => /^[^\s@]+@[^\s@]+ \(.+\)$/.test(text);
const isLanguage = (text: string): boolean => /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text);
const isType = (text = ''): boolean => /^[a-z]+\/[\w.+-]+$/.test(text);

/** How often an element may stand in a channel or an item, and what it holds. */
interface Rule {
  readonly least: 0 | 1;
  readonly most: number;
  readonly holds?: (element: Element) => boolean;
}
const one = (holds?: Rule['holds']): Rule => ({ least: 1, most: 1, ...(holds && { holds }) });
const maybe = (holds?: Rule['holds']): Rule => ({ least: 0, most: 1, ...(holds && { holds }) });
const any = (holds?: Rule['holds']): Rule => ({ least: 0, most: Infinity, ...(holds && { holds }) });
/** Not every reader takes away what stands around it. */
const says = ({ text }: Element): boolean => text !== '' && text === text.trim();
const within = (text: (text: string) => boolean) => (element: Element) => text(element.text);
const oneOf = (...texts: readonly string[]) => within((text) => texts.includes(text));

const ofChannel: Readonly<Record<string, Rule>> = {
  title: one(says),
  link: one(within(isAddress)),
  description: one(says),
  language: one(within(isLanguage)),
  generator: maybe(says),
  managingEditor: maybe(within(isPerson)),
  lastBuildDate: maybe(within(isDate)),
  image: maybe(({ children }) =>
    ['url', 'title', 'link'].every((name) => children.some((child) => child.name === name && says(child))),
  ),
  item: any(),
  'atom:link': one(
    ({ attributes }) =>
      attributes['rel'] === 'self' && isAddress(attributes['href']) && isType(attributes['type']),
  ),
  'itunes:author': one(says),
  'itunes:category': {
    least: 1,
    most: 3,
    holds: ({ attributes, children }) =>
      Boolean(attributes['text']) && children.every(({ name }) => name === 'itunes:category'),
  },
  'itunes:explicit': one(oneOf('true', 'false')),
  'itunes:type': maybe(oneOf('episodic', 'serial')),
  'itunes:image': maybe(({ attributes }) => isAddress(attributes['href'])),
  'podcast:guid': one(
    within((text) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)),
  ),
  'podcast:medium': maybe(oneOf('podcast', 'music', 'video', 'film', 'audiobook', 'newsletter', 'blog')),
};

const ofItem: Readonly<Record<string, Rule>> = {
  title: one(says),
  link: maybe(within(isAddress)),
  description: maybe(says),
  author: maybe(within(isPerson)),
  category: any(says),
  guid: one(
    ({ text, attributes }) =>
      /^\S+$/.test(text) &&
      (attributes['isPermaLink'] === 'false' ||
        ([undefined, 'true'].includes(attributes['isPermaLink']) && isAddress(text))),
  ),
  pubDate: one(within(isDate)),
  enclosure: one(
    ({ attributes }) =>
      isAddress(attributes['url']) &&
      /^[1-9]\d*$/.test(attributes['length'] ?? '') &&
      isType(attributes['type']) &&
      // Which addresses directories take goes by the file's name, too.
      /\.(?:mp3|m4a|mp4)$/.test(new URL(attributes['url'] ?? '').pathname),
  ),
  'itunes:author': maybe(says),
  'itunes:duration': one(within((text) => /^[1-9]\d*$|^\d{1,2}:\d\d(?::\d\d)?$/.test(text))),
  'itunes:explicit': maybe(oneOf('true', 'false')),
  'itunes:episodeType': maybe(oneOf('full', 'trailer', 'bonus')),
  'podcast:transcript': any(
    ({ attributes }) =>
      isAddress(attributes['url']) &&
      ['text/plain', 'text/html', 'text/vtt', 'application/json', 'application/x-subrip'].includes(
        attributes['type'] ?? '',
      ) &&
      isLanguage(attributes['language'] ?? 'en') &&
      [undefined, 'captions'].includes(attributes['rel']),
  ),
  'podcast:chapters': maybe(
    ({ attributes }) => isAddress(attributes['url']) && attributes['type'] === 'application/json+chapters',
  ),
};

function breachesOf(where: string, { children }: Element, rules: Readonly<Record<string, Rule>>): string[] {
  const unknown = children
    .filter(({ name }) => !(name in rules))
    .map(({ name }) => `${where} has a <${name}>`);
  const broken = Object.entries(rules).flatMap(([name, { least, most, holds = () => true }]) => {
    const found = children.filter((child) => child.name === name);
    return [
      ...(found.length < least || found.length > most ? [`${where} has ${found.length} <${name}>`] : []),
      ...found
        .filter((element) => !holds(element))
        .map(({ text, attributes }) => `${where}: <${name}> ${JSON.stringify(attributes)} “${text}”`),
    ];
  });
  return [...unknown, ...broken];
}

/** What is against the rules; nothing: it is a podcast. @throws where it is no XML */
export function breaches(xml: string): string[] {
  const [rss, ...others] = read(xml).children;
  const channel = rss?.children[0];
  if (rss?.name !== 'rss' || channel?.name !== 'channel' || rss.children.length > 1 || others.length > 0)
    return ['it is no <rss> with one <channel>'];
  const items = channel.children.filter(({ name }) => name === 'item');
  const ids = items.map(({ children }) => children.find(({ name }) => name === 'guid')?.text);
  const childOf = (element: Element | undefined, name: string): string | undefined =>
    element?.children.find((child) => child.name === name)?.text;
  const image = channel.children.find(({ name }) => name === 'image');
  return [
    ...(rss.attributes['version'] === '2.0' ? [] : ['its version is not 2.0']),
    ...(/^<\?xml version="1\.0" encoding="utf-8"/i.test(xml) ? [] : ['it does not say that it is UTF-8']),
    ...breachesOf('the channel', channel, ofChannel),
    ...items.flatMap((item, i) => breachesOf(`item ${i}`, item, ofItem)),
    ...(new Set(ids).size === ids.length ? [] : ['two items have one guid']),
    // The profile: of image and channel they are the same.
    ...(image && ['title', 'link'].some((name) => childOf(image, name) !== childOf(channel, name))
      ? ['title and link of the image are not those of the channel']
      : []),
  ];
}
