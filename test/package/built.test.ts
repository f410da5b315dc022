import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { manifest, root } from './packed.js';

/* What other programs import, and the shell starts, as it was built. Names are resolved as they are by Node. */

const languages = readdirSync(join(root, 'src/player/locales'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Of a program that imports the package. */
const names = Object.keys(manifest.exports)
  .filter((path) => !path.includes('*'))
  .map((path) => path.slice(2))
  .concat(languages.map((language) => `locales/${language}`));
const scripts = names.filter((name) => !/\.(css|json)$/.test(name));

/** In a Node without a loader of ours. */
const run = (program: string, ...flags: string[]): { readonly said: string; readonly warned: string } => {
  const script = `
    const warned = [];
    console.warn = (...words) => void warned.push(words.join(' '));
    const said = await (async () => { ${program} })();
    console.log(JSON.stringify({ said, warned: warned.join('\\n') }));`;
  return JSON.parse(
    execFileSync(process.execPath, [...flags, '--input-type=module', '--eval', script], {
      cwd: root,
      encoding: 'utf8',
    }),
  ) as { said: string; warned: string };
};

test('every address that the package promises is built', () => {
  const promised = Object.values(manifest.bin).concat(
    Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry] : (Object.values(entry) as string[]),
    ),
  );
  const built = promised.flatMap((path) =>
    path.includes('/locales/*/')
      ? languages.map((language) => path.replace('*', language))
      : [path.replace('/*', '')],
  );
  assert.deepEqual(
    built.filter((path) => !existsSync(join(root, path))),
    [],
  );
});

test('everything can be imported where there is no page, and asks for none', () => {
  const { said } = run(`
    const touched = [];
    for (const name of ['window', 'document', 'self', 'location', 'localStorage', 'matchMedia'])
      Object.defineProperty(globalThis, name, {
        get() {
          if (/[/\\\\\\\\]dist[/\\\\\\\\]/.test(new Error().stack.split('\\n')[2])) touched.push(name);
          return undefined;
        },
      });
    for (const name of ${JSON.stringify(scripts)})
      await import(name ? 'audio-article/' + name : 'audio-article');
    return touched.join();`);
  assert.equal(said, '');
});

test('its name registers the element, /element does not', () => {
  const program = (name: string): string => `
    await import('${name}');
    return customElements.get('audio-article')?.name ?? 'nothing';`;
  assert.equal(run(program('audio-article')).said, 'AudioArticle');
  // The class is there without a registry: what Lit brings for servers.
  assert.equal(run(program('audio-article/element')).said, 'nothing');
});

test('what registers or brings something is declared to have side effects', () => {
  const fileOf = (name: string): string => {
    const exported = manifest.exports[name ? `./${name}` : '.'] ?? manifest.exports['./locales/*'];
    const path = typeof exported === 'string' ? exported : (exported?.default ?? '');
    return path.replace('*', name.replace('locales/', ''));
  };
  const declared = manifest.sideEffects.map(
    (glob) =>
      new RegExp(
        `^${glob
          .replaceAll('.', '\\.')
          .replaceAll('**/', '(.*/)?')
          .replace(/(?<!\.)\*/g, '[^/]*')}$`,
      ),
  );
  const hasEffects = (name: string): boolean =>
    name === '' ||
    name === 'react' ||
    name.startsWith('define') ||
    (name.startsWith('locales/') && name !== 'locales/en');
  for (const name of scripts.filter((each) => each !== 'locales/en'))
    assert.equal(
      declared.some((glob) => glob.test(fileOf(name))),
      hasEffects(name),
      name,
    );
});

test('developers are warned of what will go, once; readers are not', () => {
  const program = `
    const { deprecated } = await import(${JSON.stringify(new URL('../../dist/player/deprecated.js', import.meta.url).href)});
    await import('audio-article/define');
    deprecated('audio-article/define', 'again');
    return customElements.get('audio-article').name;`;
  const developing = run(program, '--conditions=development');
  assert.equal(developing.said, 'AudioArticle');
  assert.equal(
    developing.warned.split('\n').filter((line) => line.includes('audio-article/define is deprecated'))
      .length,
    1,
  );
  assert.equal(run(`await import('audio-article/define')`).warned, '');
});

test('its command can be run as it is, after every build', () => {
  for (const path of Object.values(manifest.bin)) accessSync(join(root, path), constants.X_OK);
});

test('every package that its command in one file asks for can be required', () => {
  const command = join(root, 'dist/cli/command.cjs');
  const require = createRequire(command);
  const asked = readFileSync(command, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g);
  // linkedom asks for it and goes on without.
  const names = new Set(Array.from(asked, ([, name = '']) => name).filter((name) => name !== 'canvas'));
  assert.ok(names.size > 10);
  for (const name of names) assert.ok(require(name), name);
});
