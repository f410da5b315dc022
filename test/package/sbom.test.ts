import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { billOfMaterials } from '../../build/sbom.js';

const root = join(import.meta.dirname, '../..');
const readJson = async <T>(name: string): Promise<T> =>
  JSON.parse(await readFile(join(root, name), 'utf8')) as T;

interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly licenses?: readonly object[];
}
interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** Its package.json says “(MIT AND BSD)”, which is no identifier of SPDX; its text is in THIRD-PARTY-NOTICES.md. */
const withoutLicence = ['dictionary-en'];

describe('the bill of materials', () => {
  let bill: Bill;
  before(() => {
    bill = JSON.parse(billOfMaterials()) as Bill;
  });

  it('is CycloneDX: what its schema requires, and every reference leads somewhere', () => {
    assert.deepEqual([bill.bomFormat, bill.specVersion], ['CycloneDX', '1.5']);
    assert.match(bill.serialNumber, /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const all = [bill.metadata.component, ...bill.components];
    const refs = new Set(all.map((one) => one['bom-ref']));
    assert.equal(refs.size, all.length, 'each is named once');
    for (const { type, name, version, purl } of all) {
      assert.equal(type, 'library', name);
      assert.ok(name && version, name);
      assert.match(purl, /^pkg:npm\/(?:%40[^/]+\/)?[^@/]+@[^@]+$/, name);
    }
    for (const { ref, dependsOn } of bill.dependencies)
      for (const one of [ref, ...dependsOn]) assert.ok(refs.has(one), one);
  });

  it('names what is installed with the package, with sum and licence, and nothing of the tests', async () => {
    const { dependencies } = await readJson<{ dependencies: Readonly<Record<string, string>> }>(
      'package.json',
    );
    const { packages } = await readJson<{ packages: Record<string, { version: string }> }>(
      'package-lock.json',
    );
    const named = new Set(bill.components.map(({ name, version }) => `${name} ${version}`));
    for (const name of Object.keys(dependencies))
      assert.ok(named.has(`${name} ${packages[`node_modules/${name}`]?.version ?? ''}`), name);
    const names = new Set(bill.components.map(({ name }) => name));
    for (const name of ['typescript', 'eslint', 'fast-check', 'react', 'vite'])
      assert.ok(!names.has(name), name);
    assert.ok(
      bill.components.every(({ hashes }) =>
        hashes?.every(({ alg, content }) => alg === 'SHA-512' && content),
      ),
    );
    const lacking = bill.components.filter(({ licenses }) => !licenses?.length).map(({ name }) => name);
    assert.deepEqual(lacking, withoutLicence);
    assert.equal(bill.metadata.component.name, 'audio-article');
  });
});
