import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { asPattern, ConfigSchema, parseConfig, siteName } from '../../src/cli/config.js';
import { runIn } from './run.js';

describe('audio-article.json', () => {
  it('is refused with the place, and what is meant', () => {
    assert.throws(() => parseConfig('{"articles": ["a.md"],}'), { code: 'AA_E_CONFIG' });
    assert.throws(() => parseConfig('{"articles": []}'), /wrong at “articles”/);
    assert.throws(
      () => parseConfig('{"articles": ["a.md"], "voise": ["x"]}'),
      /“voise”.*Did you mean “voice”\?/,
    );
    assert.throws(() => parseConfig('[]'), { code: 'AA_E_CONFIG' });
  });

  it('has options of narrate only', async () => {
    const { stdout } = await runIn(tmpdir(), 'narrate', '--help');
    for (const name of Object.keys(ConfigSchema.properties).filter((key) => key !== 'articles'))
      assert.match(stdout, new RegExp(`--${name}\\b`), name);
  });

  it('names a page by its folder where the file is called index', () => {
    assert.equal(siteName('posts/a-walk/index.md'), 'a-walk');
    assert.equal(siteName('index.html'), 'index');
    assert.equal(siteName('posts/index-of-names.md'), 'index-of-names');
    assert.equal(siteName('nul/index.html'), 'nul-article');
  });

  describe('with narrate', () => {
    let folder: string;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'audio-article-config-'));
      await writeFile(join(folder, 'a[1].md'), '# A walk\n\nWe went.\n');
      await writeFile(join(folder, 'b.md'), '# B\n\nWe came.\n');
    });
    after(() => rm(folder, { recursive: true, force: true }));

    it('finds what it names, and options that are given win', async () => {
      const config = { articles: [asPattern('a[1].md')], transcripts: 'times' };
      await writeFile(join(folder, 'audio-article.json'), JSON.stringify(config));
      const { stdout, code } = await runIn(folder, 'narrate', '--json', '--audio', 'sound');
      assert.equal(code, 0);
      const told = JSON.parse(stdout) as { articles: { input: string; transcript: string }[] };
      assert.deepEqual(
        told.articles.map(({ input }) => input),
        ['a[1].md'],
      );
      assert.match(told.articles[0]?.transcript ?? '', /times.a-1\.json$/);
    });

    it('says so where it finds nothing, and where there is none', async () => {
      await writeFile(join(folder, 'audio-article.json'), '{"articles": ["news/*.md"]}');
      const none = await runIn(folder, 'narrate');
      assert.equal(none.code, 1);
      assert.match(none.stderr, /finds no article: news\/\*\.md\. \[AA_E_CONFIG\]/);
      await rm(join(folder, 'audio-article.json'));
      const usage = await runIn(folder, 'narrate');
      assert.equal(usage.code, 2);
      assert.match(usage.stderr, /audio-article init/);
    });
  });
});
