import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { writeWhole } from '../narrate/files.js';
import { TOOL } from '../narrate/version.js';
import { counted, readArguments, type Command } from './command.js';
import { planHtml } from './init/html.js';
import { planHugo } from './init/hugo.js';
import { planJekyll } from './init/jekyll.js';
import { planEleventy, planVite } from './init/plugin.js';
import type { Change, Plan } from './init/plan.js';
import { detect, siteIn, siteKinds, type Site, type SiteKind } from './init/site.js';
import { playerFolder } from './player-folder.js';
import { print, printJson } from './print.js';

export const initCommand: Command = {
  help: `Usage: audio-article init [FOLDER] [options]

Finds out what makes the site in FOLDER (default: this one), adds the player to it and an audio-article.json that tells narrate
which articles to read. Nothing that is there is replaced or taken away; what stands already is left, so it may be run again.
It says what is left to do by hand, and what to run next.

  --dry-run      only say what would be done
  --site KIND    ${siteKinds.join(', ')}, where the folder does not tell
  --player NAME  of the folder that the player's files are copied to (default: player)
  --json         {site, changes: [{kind, file, …}], player, next} as JSON
  --help         this text
`,
  async run(args) {
    const { values, positionals } = readArguments(
      'init',
      args,
      {
        'dry-run': { type: 'boolean' },
        site: { type: 'string' },
        player: { type: 'string' },
        json: { type: 'boolean' },
      },
      [0, 1],
    );
    const playerName = readPlayer(values.player);
    const folder = resolve(positionals[0] ?? '.');
    const site = siteIn(folder);
    const kind = await kindOf(site, values.site, folder);
    const plan = await plans[kind](site, playerName);
    const dryRun = values['dry-run'] ?? false;
    const playerDir = plan.playerDir === undefined ? undefined : join(folder, plan.playerDir);
    const player = playerDir === undefined ? 'plugin' : await playerState(playerDir);
    if (player === 'taken')
      throw new AudioArticleError(
        'AA_E_OUTPUT',
        `${playerDir ?? ''} is there, and not made by init.`,
        'Give the player another folder: --player audio-article-player',
      );
    if (!dryRun) {
      await writeWhole(
        plan.changes.flatMap((change) =>
          change.kind === 'stands'
            ? []
            : [
                {
                  path: join(folder, change.file),
                  data: change.kind === 'create' ? change.text : change.after,
                },
              ],
        ),
      );
      if (playerDir !== undefined && player !== 'current') await copyPlayer(playerDir);
    }
    if (values.json) {
      const changes = plan.changes.map(({ kind: did, file, ...more }) => ({
        ...{ kind: did, file },
        ...('why' in more && { why: more.why }),
        ...('after' in more && { added: addedLines(more.before, more.after) }),
      }));
      printJson({
        site: kind,
        dryRun,
        changes,
        player: { folder: plan.playerDir, state: player },
        next: plan.next,
      });
    } else print(inWords(kind, plan, player, dryRun));
  },
};

const plans: Readonly<Record<SiteKind, (site: Site, player: string) => Promise<Plan>>> = {
  eleventy: planEleventy,
  vite: planVite,
  hugo: planHugo,
  jekyll: planJekyll,
  html: planHtml,
};

async function kindOf(site: Site, asked: string | undefined, folder: string): Promise<SiteKind> {
  const kind = asked === undefined ? await detect(site) : siteKinds.find((known) => known === asked);
  if (kind) return kind;
  if (asked !== undefined)
    throw new AudioArticleError(
      'AA_E_USAGE',
      `--site takes ${siteKinds.join(', ')}, not “${asked}”.`,
      'See: audio-article init --help',
    );
  throw new AudioArticleError(
    'AA_E_INPUT_MISSING',
    `There is no site in ${folder}: no page, and no configuration of a generator that is known.`,
    `Run it in the folder of your site, or say what makes it: --site ${siteKinds.join('|')}`,
  );
}

/** One step down, that stands on every system and in addresses. */
function readPlayer(name = 'player'): string {
  if (/^[a-z\d][a-z\d-]{0,60}$/i.test(name) && !/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name)) return name;
  throw new AudioArticleError(
    'AA_E_USAGE',
    `“${name}” is no name for a folder that stands on every system and in addresses.`,
    'Use letters, digits and dashes only: --player player',
  );
}

/** In the player's folder: which version was copied. */
const STAMP = 'version.txt';

type PlayerState = 'plugin' | 'missing' | 'current' | 'older' | 'taken';

async function playerState(folder: string): Promise<PlayerState> {
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return 'missing';
  const stamp = await readFile(join(folder, STAMP), 'utf8').catch(() => '');
  if (!stamp.startsWith('audio-article ')) return 'taken';
  return stamp.trim() === TOOL ? 'current' : 'older';
}

async function copyPlayer(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp(playerFolder(), folder, { recursive: true, filter: (path) => !path.endsWith('.map') });
  // Last: without it the copy does not count.
  await writeFile(join(folder, STAMP), `${TOOL}\n`);
}

/** In their order; whole lines, or the part of a line. */
function addedLines(before: string, after: string): string[] {
  const had = new Map<string, number>();
  for (const line of before.split(/\r?\n/)) had.set(line, (had.get(line) ?? 0) + 1);
  return after.split(/\r?\n/).filter((line) => {
    const left = had.get(line) ?? 0;
    had.set(line, left - 1);
    return left <= 0;
  });
}

function inWords(
  kind: SiteKind,
  { changes, playerDir, next }: Plan,
  player: PlayerState,
  dryRun: boolean,
): string {
  const would = dryRun ? 'would ' : '';
  const told = (change: Change): string[] => {
    switch (change.kind) {
      case 'create':
        return [
          `  ${would}make ${change.file}`,
          ...(dryRun
            ? change.text
                .trimEnd()
                .split('\n')
                .map((line) => `      + ${line}`)
            : []),
        ];
      case 'insert':
        return [
          `  ${would}add to ${change.file}:`,
          ...addedLines(change.before, change.after).map((line) => `      + ${line.trim()}`),
        ];
      case 'stands':
        return [`  leave ${change.file}: ${change.why}`];
    }
  };
  const copied = {
    plugin: '',
    missing: `  ${would}copy the player to ${playerDir ?? ''}/`,
    older: `  ${would}renew the player in ${playerDir ?? ''}/`,
    current: `  leave ${playerDir ?? ''}/: this version of the player`,
    taken: '',
  }[player];
  const done = changes.filter(({ kind: did }) => did !== 'stands').length;
  return [
    `A site of ${{ eleventy: 'Eleventy', vite: 'Vite', hugo: 'Hugo', jekyll: 'Jekyll', html: 'plain HTML' }[kind]}.`,
    ...changes.flatMap(told),
    ...(copied === '' ? [] : [copied]),
    dryRun ? `Nothing was changed: --dry-run.` : `${counted(done, 'file')} changed.`,
    'Next:',
    ...next.map((line) => `  ${line}`),
    '',
  ].join('\n');
}
