import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Article } from '../../src/narrate/extract/article.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { openKeptPlan, type KnownSentence } from '../../src/narrate/kept-plan.js';
import { narrationLexicon } from '../../src/narrate/lexicon/apply.js';
import { planNarration, type NarrationPlan, type PlanOptions } from '../../src/narrate/plan.js';
import { openStore } from '../../src/narrate/store.js';
import { ruleOf } from '../../src/core/lexicon/rule.js';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-kept-plan-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const articleOf = (text: string): Promise<Article> =>
  extractArticle({ text, format: 'markdown', name: 'walk.md' });

const text = `# A walk

Ruth paid $3.50 at 9 a.m. on 3 May. Dr. Cole came with her, “at last”.

They saw the <i lang="fr">Tour Eiffel</i>. It was 330 m high.`;

const rose = narrationLexicon(
  [
    {
      file: 'lexicon.csv',
      entries: [{ rule: ruleOf('Ruth', { kind: 'instead', text: 'Rose' }), line: 1 }],
    },
  ],
  {
    ...{ article: 'walk', paths: [] },
    voice: { id: 'flite-kal16', engine: 'flite', phonemes: true },
  },
);

/** As one run of the command does it. @returns the plan, and how many blocks were found out anew */
async function planned(
  of: string,
  options: PlanOptions = {},
  planner = 'one',
): Promise<{ plan: NarrationPlan; anew: number }> {
  const kept = await openKeptPlan(openStore(join(folder, 'sentences')), planner, 'walk.json');
  let anew = 0;
  const counted = {
    ...kept,
    know(about: readonly unknown[], sentences: readonly KnownSentence[]) {
      anew++;
      kept.know(about, sentences);
    },
  };
  const plan = planNarration(await articleOf(of), 'en', { ...options, kept: counted });
  await kept.keep();
  return { plan, anew };
}

describe('a plan that is kept', () => {
  it('is that of a run that keeps nothing, and only blocks that are new are planned anew', async () => {
    assert.equal((await planned(text)).anew, 3);
    assert.deepEqual(await planned(text), { plan: planNarration(await articleOf(text), 'en'), anew: 0 });
    const edited = text.replace('high', 'tall');
    assert.deepEqual(await planned(edited), { plan: planNarration(await articleOf(edited), 'en'), anew: 1 });
  });

  it('holds under a rule of a lexicon that comes, and when it has gone', async () => {
    const lexicon = rose;
    await planned(text);
    const ruled = planNarration(await articleOf(text), 'en', { lexicon });
    assert.match(JSON.stringify(ruled), /Rose/);
    assert.deepEqual((await planned(text, { lexicon })).plan, ruled);
    assert.deepEqual(await planned(text), { plan: planNarration(await articleOf(text), 'en'), anew: 0 });
    // First planned under the rule.
    await planned(text, { lexicon }, 'ruled');
    assert.deepEqual((await planned(text, { lexicon }, 'ruled')).plan, ruled);
    assert.deepEqual((await planned(text, {}, 'ruled')).plan, planNarration(await articleOf(text), 'en'));
  });

  it('knows which passages another voice reads', async () => {
    await planned(text);
    const options = { hasOwnVoice: (lang: string) => lang === 'fr' };
    const { plan, anew } = await planned(text, options);
    assert.deepEqual(plan, planNarration(await articleOf(text), 'en', options));
    assert.equal(anew, 1);
  });

  it('is not believed by another program, nor when it is spoilt', async () => {
    await planned(text);
    assert.equal((await planned(text, {}, 'two')).anew, 3);
    for (const name of await readdir(join(folder, 'sentences'), { recursive: true })) {
      if (!name.endsWith('.plan')) continue;
      const file = join(folder, 'sentences', name);
      await writeFile(file, (await readFile(file, 'utf8')).replaceAll('paid', 'said'));
    }
    assert.deepEqual(await planned(text), { plan: planNarration(await articleOf(text), 'en'), anew: 3 });
  });
});
