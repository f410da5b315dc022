import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parseFeed } from 'feedsmith';
import id3 from 'node-id3';
import type { Narration } from '../../../src/core/narration/schema.js';
import { extractArticle } from '../../../src/narrate/extract/extract.js';
import { narrate } from '../../../src/narrate/narrate.js';
import { addressesOf } from '../../../src/serve/embed/addresses.js';
import { embedPage } from '../../../src/serve/embed/embed-page.js';
import { sharePage } from '../../../src/serve/embed/share-page.js';
import { staticFeed } from '../../../src/serve/embed/static-feed.js';
import { articleFragment, articlePage } from '../../../src/serve/pages/article-page.js';
import { placesAt } from '../../../src/serve/pages/places.js';

/* That the voice is artificial is said in the same words wherever it is said, for people and for machines. */

const folder = await mkdtemp(join(tmpdir(), 'audio-article-marking-'));
after(() => rm(folder, { recursive: true, force: true }));

const BASE = 'https://audio.example';

/** What a page says to machines, and to people without JavaScript. */
function saidOn(page: string): {
  readonly type: unknown;
  readonly audio: Record<string, unknown>;
  readonly fallback: string;
} {
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}';
  const { '@type': type, audio } = JSON.parse(data) as { '@type': unknown; audio: Record<string, unknown> };
  return { type, audio, fallback: /<div slot="fallback".*?<\/p>/s.exec(page)?.[0] ?? '' };
}

test('narration, tags of the MP3, every page, the piece for a page and the podcast say the same', async () => {
  const markdown = '# The lamp\n\nNobody paid.\n';
  const { narration, files } = await narrate(
    await extractArticle({ name: 'lamp.md', format: 'markdown', text: markdown }),
    {
      ...{ name: 'lamp', audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
      ...{ cacheDir: join(folder, 'cache'), voice: 'flite-kal16' },
    },
  );
  const { disclosure: statement = '', digitalSourceType } = narration.generated;
  assert.match(statement, /artificially generated/);
  assert.match(digitalSourceType, /^http:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/\w+$/);

  const tags = id3.read(await readFile(files.audio), { noRaw: true });
  const texts = new Map(tags.userDefinedText?.map(({ description, value }) => [description, value]));
  assert.equal(texts.get('artificially-generated'), statement);
  assert.equal(texts.get('digitalSourceType'), digitalSourceType);

  const places = placesAt('lamp');
  const addresses = addressesOf('lamp', BASE);
  const pages: Readonly<Record<string, string>> = {
    article: articlePage(narration, places, undefined, BASE),
    embed: embedPage(narration, places, addresses, { open: false }),
    share: sharePage(narration, places, addresses, undefined),
    html: articlePage(narration, placesAt('lamp', BASE)),
    fragment: articleFragment(narration, placesAt('lamp', BASE)),
    player: articleFragment(narration, placesAt('lamp', BASE), 'text'),
  };
  for (const [name, page] of Object.entries(pages)) {
    const { type, audio, fallback } = saidOn(page);
    assert.equal(type, 'NewsArticle', name);
    assert.equal(audio['@type'], 'AudioObject', name);
    assert.equal(audio['digitalSourceType'], digitalSourceType, name);
    assert.equal(audio['description'], statement, name);
    assert.equal(String(audio['contentUrl']).split('?')[0], `${BASE}/audio/lamp.mp3`, name);
    assert.ok(fallback.includes(statement), name);
  }

  const made = await staticFeed({
    ...{ root: folder, transcriptsDir: join(folder, 'transcripts'), base: BASE, settings: {}, names: [] },
  });
  const parsed = parseFeed(made.files.at(-1)?.data ?? '');
  assert.ok(parsed.format === 'rss');
  assert.ok(parsed.feed.items?.[0]?.description?.startsWith(statement));
});

test('a person’s recording is called one on every page', async () => {
  const made = JSON.parse(await readFile(join(folder, 'transcripts/lamp.json'), 'utf8')) as Narration;
  const { date, tool } = made.generated;
  const narration: Narration = {
    ...made,
    voice: { kind: 'person', lang: 'en' },
    generated: {
      ...{ date, tool },
      digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture',
    },
  };
  for (const page of [
    articlePage(narration, placesAt('lamp')),
    embedPage(narration, placesAt('lamp'), addressesOf('lamp', BASE), { open: false }),
    sharePage(narration, placesAt('lamp'), addressesOf('lamp', BASE), undefined),
  ]) {
    assert.doesNotMatch(page, /artificial|computer-made/i);
    assert.match(saidOn(page).fallback, /read by a person/);
  }
});
