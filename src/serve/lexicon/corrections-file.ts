import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { readLexicon } from '../../narrate/lexicon/files.js';
import { writeCsv } from '../../narrate/lexicon/csv.js';
import { writeWhole } from '../../narrate/files.js';
import { inTransaction } from '../database/transaction.js';
import { CORRECTIONS, holdingRules, lexiconOf, putRule } from './store.js';
import { tidyRule } from './rule.js';

/*
 * The editors' rules as a file beside lexicon.csv, so that they outlive the server and `narrate` obeys them, too. The database has
 * the say: the file is written anew after each change.
 */

export interface CorrectionsFile {
  /** Takes the file over where the database is new. */
  adopt(): Promise<void>;
  /** Writes what holds now. */
  write(): Promise<void>;
}

/** Any number that only we use: two who find a new database at once. */
const ADOPT_LOCK = 4_280_004;

/** @param root of the site; undefined: no folder is shared, and there is no file */
export function correctionsFile(root: string | undefined, pool: pg.Pool): CorrectionsFile {
  if (root === undefined) return { adopt: () => Promise.resolve(), write: () => Promise.resolve() };
  const path = join(root, CORRECTIONS);
  let writing: Promise<void> = Promise.resolve();
  const writeNow = async (): Promise<void> => {
    const rules = await holdingRules(pool);
    // None were ever made: no file is left about.
    if (rules.length === 0 && !existsSync(path)) return;
    const text = writeCsv(lexiconOf(rules));
    const before = await readFile(path, 'utf8').catch(() => undefined);
    if (before !== text) await writeWhole([{ path, data: text }]);
  };
  return {
    async adopt() {
      if (!existsSync(path)) return;
      const text = await readFile(path, 'utf8');
      await inTransaction(pool, async (db) => {
        await db.query('select pg_advisory_xact_lock($1)', [ADOPT_LOCK]);
        const { rowCount } = await db.query('select from audio_article.rule limit 1');
        if (rowCount !== 0) return;
        for (const { rule } of readLexicon(text, path).lexicon.entries)
          await putRule(db, tidyRule(rule), CORRECTIONS);
      });
    },
    write() {
      // One after the other: the last one writes what holds last.
      writing = writing.catch(() => undefined).then(writeNow);
      return writing;
    },
  };
}
