import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseNarration } from '../../../src/core/narration/read.js';
import type { Narration } from '../../../src/core/narration/schema.js';
import { writeFeed } from '../../../src/serve/embed/feed.js';
import type { SiteSettings } from '../../../src/serve/embed/settings.js';
import { breaches } from './rss-rules.js';

const text = readFileSync(new URL('../../../transcripts/index.json', import.meta.url), 'utf8');
const demo = parseNarration(text, 'index.json');
const full: SiteSettings = {
  title: 'Heard & read',
  description: 'What <we> write.',
  link: 'https://news.example/',
  language: 'en-GB',
  author: 'The Desk',
  email: 'desk@news.example',
  image: 'https://news.example/cover.png',
  category: ['News', 'Daily News'],
  explicit: false,
};
const feedOf = (narrations: readonly Narration[], settings: SiteSettings): string =>
  writeFeed(
    narrations.map((narration) => ({
      narration,
      link: `https://news.example/${narration.id}`,
      audio: `https://news.example/audio/${narration.id}.mp3`,
      captions: `https://news.example/transcripts/${narration.id}.vtt`,
      transcript: `https://news.example/podcast/${narration.id}.transcript.json`,
      chapters: `https://news.example/podcast/${narration.id}.chapters.json`,
    })),
    { feed: 'https://news.example/feed.xml', settings },
  );

describe('the feed', () => {
  it('breaks no rule of RSS 2.0, of Apple’s directory and of the podcast namespace', () => {
    const other = { ...demo, id: 'other', title: '</title> & “<b>”', lang: 'pt-BR', byline: 'A. Person' };
    for (const narrations of [[], [demo], [demo, other]])
      for (const settings of [full, {}, { category: 'Arts', explicit: true }] satisfies SiteSettings[])
        assert.deepEqual(breaches(feedOf(narrations, settings)), []);
  });

  it('would be caught breaking them', () => {
    const right = feedOf([demo, { ...demo, id: 'other' }], full);
    for (const [written, instead, says] of [
      ['version="2.0"', 'version="1.0"', /version/],
      ['encoding="utf-8"', '', /UTF-8/],
      [/<link>[^<]*<\/link>/, '', /channel has 0 <link>/],
      [/<link>[^<]*<\/link>/, '<link>news</link>', /channel: <link>/],
      [/(<title>.*?<\/title>)/s, '$1$1', /channel has 2 <title>/],
      [/<title>/, '<title> ', /<title>/],
      ['<language>en-GB', '<language>English', /<language>/],
      [/<lastBuildDate>\w+/, '<lastBuildDate>20', /<lastBuildDate>/],
      [/<pubDate>[^<]*/, '<pubDate>2026-11-20', /<pubDate>/],
      [/<managingEditor>[^<]*/, '<managingEditor>The Desk', /<managingEditor>/],
      [/(<image>\s*<url>[^<]*<\/url>\s*<title>)/, '$1Not ', /title and link of the image/],
      [/length="\d+"/, 'length="0"', /<enclosure>/],
      ['type="audio/mpeg"', '', /<enclosure>/],
      ['isPermaLink="false"', '', /<guid>/],
      ['>other</guid>', '>index</guid>', /one guid/],
      ['<itunes:explicit>false', '<itunes:explicit>no', /<itunes:explicit>/],
      [/<itunes:duration>\d+/, '<itunes:duration>1.5', /<itunes:duration>/],
      ['<itunes:episodeType>full', '<itunes:episodeType>whole', /<itunes:episodeType>/],
      [/<podcast:guid>\w+/, '<podcast:guid>x', /<podcast:guid>/],
      ['type="application/json+chapters"', 'type="application/json"', /<podcast:chapters>/],
      ['rel="captions"', 'rel="subtitles"', /<podcast:transcript>/],
      ['<generator>', '<maker>x</maker><generator>', /has a <maker>/],
      ['https://podcastindex.org/namespace/1.0', 'https://podcastindex.org/other', /other/],
    ] as const) {
      const wrong = right.replace(written, instead);
      assert.notEqual(wrong, right, String(written));
      assert.match(breaches(wrong).join('\n'), says, String(written));
    }
    assert.throws(() => breaches(right.replace('</channel>', '')));
  });
});
