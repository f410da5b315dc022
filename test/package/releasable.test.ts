import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Candidate, whyNot } from '../../build/releasable.js';

const ready: Candidate = {
  version: '1.2.0',
  changelog: '# audio-article\n\n## 1.2.0\n\n- New.\n\n## 1.1.0\n',
  changesets: [],
  uncommitted: '',
  isTagged: false,
  canProve: true,
  repository: 'git+https://github.com/example/audio-article.git',
};

test('a version that the changelog tells of is released from a clean tree', () =>
  assert.deepEqual(whyNot(ready), []));

const obstacles: readonly (readonly [Partial<Candidate>, RegExp])[] = [
  [{ uncommitted: ' M README.md' }, /README\.md/],
  [{ changesets: ['brave-cat.md'] }, /brave-cat\.md.*changeset version/],
  [{ version: '1.3.0' }, /nothing of 1\.3\.0/],
  [{ version: '1.2' }, /nothing of 1\.2\./],
  [{ isTagged: true }, /v1\.2\.0/],
  [{ repository: undefined }, /names no repository/],
  [{ canProve: false }, /GitHub Actions/],
];
for (const [what, says] of obstacles)
  test(`not with ${JSON.stringify(what, (_, value: unknown) => value ?? null)}`, () => {
    const [reason, ...others] = whyNot({ ...ready, ...what });
    assert.match(reason ?? '', says);
    assert.deepEqual(others, []);
  });
