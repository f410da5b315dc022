import { posix } from 'node:path';
import { asPattern, CONFIG, parseConfig, siteName } from '../config.js';
import { withPlayer, type Refusal } from './page.js';
import { config, create, type Change, type Plan } from './plan.js';
import type { Site } from './site.js';

const reasons: Readonly<Record<Refusal, string>> = {
  player: 'has an <audio-article> already',
  'no article': 'has no <article>',
  articles: 'has more than one <article>',
  'no head': 'has no </head>',
};

const NOT_OURS = /^(?:\.|node_modules$|audio$|transcripts$)/;
const DEEPEST = 6;

/** Pages below a folder, the nearest first. */
async function pagesIn(site: Site, skipped: string, folder = '.', depth = 0): Promise<string[]> {
  const names = (await site.list(folder)).filter((name) => !NOT_OURS.test(name)).sort();
  const paths = names.map((name) => posix.join(folder, name)).filter((path) => path !== skipped);
  const pages = paths.filter((path) => /\.html?$/i.test(path));
  if (depth === DEEPEST) return pages;
  const below = await Promise.all(
    paths.filter((path) => !pages.includes(path)).map((path) => pagesIn(site, skipped, path, depth + 1)),
  );
  return [...pages, ...below.flat()];
}

/** Pages that are served as they stand. */
export async function planHtml(site: Site, playerDir: string): Promise<Plan> {
  const changes: Change[] = [];
  const articles: string[] = [];
  const names = new Map<string, string>();
  for (const file of await pagesIn(site, playerDir)) {
    const before = (await site.read(file)) ?? '';
    const name = siteName(file);
    const rival = names.get(name.toLowerCase());
    const toRoot = posix.relative(posix.dirname(file), '.');
    const up = toRoot === '' ? '' : `${toRoot}/`;
    const narration = `${up}transcripts/${encodeURIComponent(name)}.json`;
    const placed = withPlayer(before, `${up}${playerDir}/`, narration);
    const refusal = 'refusal' in placed ? placed.refusal : undefined;
    const isNarrated = refusal === undefined || refusal === 'player';
    // Some disks take Tower.json and tower.json for one file.
    if (rival !== undefined && isNarrated)
      changes.push({ kind: 'stands', file, why: `its narration would be called as that of ${rival}` });
    else if ('refusal' in placed) changes.push({ kind: 'stands', file, why: reasons[placed.refusal] });
    else changes.push({ kind: 'insert', file, before, after: placed.page });
    if (rival !== undefined || !isNarrated) continue;
    names.set(name.toLowerCase(), file);
    articles.push(asPattern(file));
  }
  const there = await site.read(CONFIG);
  const text = config({ articles, audio: 'audio', transcripts: 'transcripts' });
  if (articles.length > 0) changes.push(create(CONFIG, text, there));
  const known = there === undefined ? articles : parseConfig(there).articles;
  // Patterns of the site's own may find them.
  const missing = known.some((pattern) => /(?<!\\)[*?{[]/.test(pattern))
    ? []
    : articles.filter((article) => !known.includes(article));
  return { changes, playerDir, next: nextSteps(articles, missing) };
}

function nextSteps(articles: readonly string[], missing: readonly string[]): string[] {
  if (articles.length === 0)
    return [
      'No page has exactly one <article>. Put <article>…</article> around the text of one, and run init again.',
    ];
  return [
    ...(missing.length === 0
      ? []
      : [`Add to “articles” of ${CONFIG}: ${missing.map((path) => JSON.stringify(path)).join(', ')}`]),
    'npx audio-article narrate   makes audio/ and transcripts/; again after you have changed a page',
  ];
}
