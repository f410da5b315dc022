import { createHash } from 'node:crypto';
import { generateRssFeed } from 'feedsmith';
import { timedTextOf } from '../../core/formats/timed-text.js';
import { statementOf } from '../../core/json-ld.js';
import type { AudioSource, Narration } from '../../core/narration/schema.js';
import { writePodcastJson } from '../../narrate/formats/podcast.js';
import { chaptersOf } from '../../narrate/timing.js';
import { TOOL } from '../../narrate/version.js';
import { uuidOf } from '../uuid.js';
import type { SiteSettings } from './settings.js';
import { beginningOf } from './summary.js';

/*
 * A podcast of the narrations: RSS 2.0 with the tags of Apple's directory and of Podcasting 2.0
 * (https://podcasters.apple.com/support/823, https://podcasting2.org/docs/podcast-namespace).
 */

export interface Episode {
  readonly narration: Narration;
  /** The article's page. */
  readonly link: string;
  /** Of the audio that `audioOf` gives. */
  readonly audio: string;
  readonly captions: string;
  readonly transcript: string;
  readonly chapters: string;
}

export interface FeedPlace {
  /** The feed's own address. */
  readonly feed: string;
  readonly settings: SiteSettings;
}

/** What directories take; narrations that have none of it are no episodes. */
export const audioOf = ({ audio }: Narration): AudioSource | undefined =>
  audio.find(({ type }) => type === 'audio/mpeg') ??
  audio.find(({ type }) => /^audio\/(mp4|x-m4a)$/.test(type));

/** When the article appeared, or was narrated. */
const dateOf = ({ published, generated }: Narration): Date => new Date(published ?? generated.date);

/** The newest first. @param episodes narrations with audio */
export function writeFeed(episodes: readonly Episode[], { feed, settings }: FeedPlace): string {
  const sorted = [...episodes].sort(
    (one, other) =>
      dateOf(other.narration).getTime() - dateOf(one.narration).getTime() ||
      one.narration.id.localeCompare(other.narration.id, 'en'),
  );
  const newest = sorted[0]?.narration;
  const { host, origin } = new URL(feed);
  const title = settings.title ?? host;
  const [category, within] = [settings.category ?? 'News'].flat();
  const xml = generateRssFeed({
    title,
    link: settings.link ?? `${origin}/`,
    description: settings.description ?? title,
    language: settings.language ?? newest?.lang ?? 'en',
    generator: TOOL,
    ...(settings.email !== undefined && {
      managingEditor: { name: settings.author ?? title, email: settings.email },
    }),
    ...(newest && { lastBuildDate: dateOf(newest) }),
    ...(settings.image !== undefined && {
      image: { url: settings.image, title, link: settings.link ?? `${origin}/` },
    }),
    atom: { links: [{ href: feed, rel: 'self', type: 'application/rss+xml' }] },
    itunes: {
      author: settings.author ?? title,
      explicit: settings.explicit ?? false,
      type: 'episodic',
      categories: [
        { text: category ?? 'News', ...(within !== undefined && { categories: [{ text: within }] }) },
      ],
      ...(settings.image !== undefined && { image: settings.image }),
    },
    podcast: { guid: podcastGuid(feed), medium: 'podcast' },
    items: sorted.flatMap((episode) => itemOf(episode, settings) ?? []),
  });
  return (
    xml
      // Not every reader takes away the space that is put around text that needs care.
      .replace(/>\s*(<!\[CDATA\[[^]*?\]\]>)\s*</g, '>$1<')
      // Apple says true and false, and no longer yes and no.
      .replaceAll('<itunes:explicit>no<', '<itunes:explicit>false<')
      .replaceAll('<itunes:explicit>yes<', '<itunes:explicit>true<')
  );
}

function itemOf({ narration, ...at }: Episode, { explicit = false, author }: SiteSettings) {
  const { id, title, byline, lang } = narration;
  const source = audioOf(narration);
  if (!source) return undefined;
  return {
    title,
    link: at.link,
    description: [statementOf(narration), beginningOf(narration)].filter(Boolean).join(' '),
    // Of the article, whatever voice reads it, wherever it lies.
    guid: { value: id, isPermaLink: false },
    pubDate: dateOf(narration),
    enclosures: [{ url: at.audio, length: source.bytes, type: source.type }],
    itunes: {
      duration: Math.max(1, Math.round(source.duration / 1000)),
      explicit,
      episodeType: 'full',
      ...((byline ?? author) !== undefined && { author: byline ?? author }),
    },
    podcast: {
      transcripts: [
        { url: at.captions, type: 'text/vtt', language: lang, rel: 'captions' },
        { url: at.transcript, type: 'application/json', language: lang },
      ],
      chapters: { url: at.chapters, type: 'application/json+chapters' },
    },
  };
}

/** https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md, version 1.2 */
export function writeChapters(narration: Narration): string {
  const { title, blocks, audio } = narration;
  const chapters = chaptersOf(blocks, audioOf(narration)?.duration ?? audio[0]?.duration ?? 0);
  const listed = chapters.map(({ title: chapter, startMs }) => ({
    startTime: startMs / 1000,
    title: chapter,
  }));
  return `${JSON.stringify({ version: '1.2.0', title, chapters: listed }, null, 2)}\n`;
}

/** https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md, JSON */
export const writeTranscript = (narration: Narration): string => writePodcastJson(timedTextOf(narration));

/** The namespace that Podcasting 2.0 gives podcasts. */
const NAMESPACE = Buffer.from('ead4c236bf5858c6a2c6a6b28d128cb6', 'hex');

/** A UUID version 5 (RFC 9562 §5.5) of the feed's address without its scheme and slashes at its end. */
export function podcastGuid(feed: string): string {
  const name = feed.replace(/^\w+:\/\//, '').replace(/\/+$/, '');
  return uuidOf(createHash('sha1').update(NAMESPACE).update(name).digest(), 5);
}
