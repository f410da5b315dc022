import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, Script } from 'node:vm';
import { createHarness, type Harness } from './harness.js';

/*
 * The process in which mutants are tried. It holds the scripts of the tests, all mutants in them, and evaluates them anew for
 * each: a file's own state, and what it computes when it is imported, is then the mutant's. Told what to try by its
 * parent, it tells of each as it is done; where it falls silent, the parent ends it and tries the rest in another.
 */

/** Cases of a script that come by a mutant, `hits` times, and take `ms` of processor. */
interface Asked {
  readonly script: number;
  readonly cases: number[];
  hits: number;
  ms: number;
  readonly isQuick: boolean;
}
/** Those of each mutant, the quickest first. */
export type Plans = Readonly<Record<string, readonly Asked[]>>;

export type ToTrial =
  | { readonly plan: true; readonly scripts: readonly string[]; readonly mostMs: number }
  | { readonly plan: Plans; readonly scripts: readonly string[]; readonly mutants: readonly string[] };

export type FromTrial =
  | { readonly planned: Plans; readonly slowestMs: number; readonly leftOut: readonly string[] }
  | { readonly mutant: string; readonly outcome: Outcome; readonly by: string }
  | { readonly failed: string }
  | { readonly alive: true };

/** `unclear`: a test failed, and fails now without the mutant, too. */
export type Outcome = 'killed' | 'endless' | 'survived' | 'uncovered' | 'unclear';

type Hits = Record<string, number>;
/** What the code that Stryker makes reads and writes. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number;
  mutantCoverage?: { static: Hits; perTest: Record<string, Hits> };
}
const stryker: Switch = ((globalThis as { __stryker__?: Switch }).__stryker__ = {});

type Evaluated = (given: (name: string) => unknown, meta: (file: string) => object) => Promise<void>;

const modules = new Map<string, unknown>();
const scripts: { readonly file: string; readonly evaluated: Evaluated }[] = [];

async function load(file: string, counting: boolean): Promise<void> {
  const made = await readFile(file, 'utf8');
  // Counting where one comes by is most of what the switches cost.
  const code = counting ? made : made.replaceAll(/function stryCov_9fa48\w*\(\) \{/g, '$& return;');
  for (const [, name] of code.matchAll(/__given\("([^"]+)"\)/g))
    if (!modules.has(name!)) modules.set(name!, await import(name!));
  const script = new Script(code, {
    filename: file,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  scripts.push({ file, evaluated: script.runInThisContext() as Evaluated });
}

const metaOf = (url: string): object => ({
  url,
  filename: fileURLToPath(url),
  dirname: dirname(fileURLToPath(url)),
  resolve: (name: string) => createRequire(url).resolve(name),
});

async function evaluate(script: number, mutant?: string, limit?: number): Promise<Harness> {
  const harness = createHarness();
  stryker.activeMutant = mutant;
  stryker.hitCount = limit === undefined ? undefined : 0;
  stryker.hitLimit = limit ?? Infinity;
  stryker.mutantCoverage = { static: {}, perTest: {} };
  const given = (name: string): unknown => (name === 'node:test' ? harness.given : modules.get(name));
  await scripts[script]!.evaluated(given, metaOf);
  return harness;
}

/** A case that takes longer is asked alone, after all quick ones. */
const SLOW_MS = 50;

/**
 * Runs every case alone, in a state of its own: those that can be run so tell which mutants they come by.
 * @param mostMs of the slow ones that come by a mutant no more are asked: fewer are noticed then, never more
 */
async function plan(mostMs: number): Promise<FromTrial> {
  const asked = new Map<string, Asked[]>();
  const leftOut: string[] = [];
  for (const script of scripts.keys()) {
    const { cases } = await evaluate(script);
    const whole = Object.keys(stryker.mutantCoverage!.static);
    const quick = new Map<string, Asked>();
    for (const { at, name } of cases) {
      const harness = await evaluate(script);
      stryker.currentTestId = String(at);
      const { user } = process.cpuUsage();
      const { failed, error } = await harness.run((other) => other === at);
      const ms = process.cpuUsage({ user, system: 0 }).user / 1000;
      stryker.currentTestId = undefined;
      process.send!({ alive: true } satisfies FromTrial);
      if (failed) {
        leftOut.push(`${name}: ${String(error).split('\n', 1)[0]!}`);
        continue;
      }
      const met = stryker.mutantCoverage!.perTest[at] ?? {};
      for (const mutant of new Set([...whole, ...Object.keys(met)])) {
        const hits = met[mutant] ?? 1;
        const all = asked.get(mutant) ?? [];
        asked.set(mutant, all);
        const known = ms < SLOW_MS ? quick.get(mutant) : undefined;
        if (known) {
          known.cases.push(at);
          known.ms += ms;
          known.hits += hits;
          continue;
        }
        const entry = { script, cases: [at], hits, ms, isQuick: ms < SLOW_MS };
        if (ms < SLOW_MS) quick.set(mutant, entry);
        all.push(entry);
      }
    }
  }
  const plans = [...asked].map(([mutant, by]): [string, Asked[]] => {
    by.sort((a, b) => a.ms - b.ms);
    let all = 0;
    return [mutant, by.filter(({ ms, isQuick }) => isQuick || (all += ms) < mostMs)];
  });
  const slowestMs = Math.max(0, ...[...asked.values()].flat().map(({ ms }) => ms));
  return { planned: Object.fromEntries(plans), slowestMs, leftOut };
}

async function tryOne(mutant: string, by: readonly Asked[] = []): Promise<FromTrial> {
  if (by.length === 0) return { mutant, outcome: 'uncovered', by: '' };
  for (const { script, cases, hits } of by) {
    const wanted = new Set(cases);
    // A hundred times as often as without it is for ever (so says Stryker), where it is often already, ten times.
    const limit = Math.min(100 * hits, Math.max(1e6, 10 * hits));
    const harness = await evaluate(script, mutant, limit).catch(() => undefined);
    process.send!({ alive: true } satisfies FromTrial);
    const failed = harness ? (await harness.run((at) => wanted.has(at))).failed : 'when it is imported';
    if (!failed) continue;
    const endless = stryker.hitCount! > limit;
    // The same test, in the same process, without the mutant: else it was something else that failed it.
    const again = await evaluate(script).then(
      (without) => without.run((at) => typeof failed !== 'string' && at === failed.at),
      () => ({ failed }),
    );
    return {
      mutant,
      outcome: again.failed ? 'unclear' : endless ? 'endless' : 'killed',
      by: typeof failed === 'string' ? failed : failed.name,
    };
  }
  return { mutant, outcome: 'survived', by: '' };
}

// Of a mutant that was tried before: nothing that comes late counts for the next one.
process.on('unhandledRejection', () => undefined);
process.on('uncaughtException', () => undefined);

process.once('message', (message) => {
  const told = message as ToTrial;
  /** A plan is long: who disconnects before it is through has said nothing. */
  const say = (what: FromTrial): Promise<void> =>
    new Promise((resolve) => process.send!(what, undefined, undefined, () => resolve()));
  const act = async (): Promise<void> => {
    const { configureGlobal } = await import('fast-check');
    // The same examples for each mutant, and no search for a smaller one.
    configureGlobal({ seed: 1, endOnFailure: true });
    for (const file of told.scripts) await load(file, told.plan === true);
    if (told.plan === true) await say(await plan(told.mostMs));
    else for (const mutant of told.mutants) await say(await tryOne(mutant, told.plan[mutant]));
  };
  act()
    .catch((error: unknown) => say({ failed: error instanceof Error ? error.stack! : String(error) }))
    .finally(() => process.disconnect());
});
