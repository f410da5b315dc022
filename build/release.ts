import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyNot } from './releasable.js';

/*
 * npm run release: publishes this version, signed by where it was built, and tags it. Run by .github/workflows/release.yml;
 * `npm run release -- --dry-run` says what would be in it, and what is in its way.
 */

const root = join(import.meta.dirname, '..');
const isDry = process.argv.includes('--dry-run');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const { version, repository } = JSON.parse(read('package.json')) as {
  version: string;
  repository?: { url: string };
};

const reasons = whyNot({
  version,
  repository: repository?.url,
  changelog: read('CHANGELOG.md'),
  changesets: readdirSync(join(root, '.changeset')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  ),
  uncommitted: git('status', '--porcelain'),
  isTagged: git('tag', '--list', `v${version}`) !== '',
  // npm signs by the identity that GitHub Actions gives to a run.
  canProve: process.env['ACTIONS_ID_TOKEN_REQUEST_URL'] !== undefined,
});
for (const reason of reasons) console.error(`Not to be released: ${reason}`);
if (reasons.length > 0 && !isDry) process.exit(1);

const args = ['publish', '--access', 'public', '--provenance', ...(isDry ? ['--dry-run'] : [])];
console.log(`npm ${args.join(' ')}`);
execFileSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
if (!isDry) {
  git('tag', '--annotate', `v${version}`, '--message', `audio-article ${version}`);
  git('push', 'origin', `v${version}`);
  // What changesets/action looks for.
  console.log(`New tag: audio-article@${version}`);
}
