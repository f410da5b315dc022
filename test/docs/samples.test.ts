import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parseHTML } from 'linkedom';
import ts from 'typescript';
import { elementsOf, readManifest } from '../../docs/site/made.js';
import { parseConfig } from '../../src/cli/config.js';
import { parseNarration } from '../../src/core/narration/read.js';
import { parseSettings } from '../../src/core/settings-file.js';
import { SettingsSchema } from '../../src/serve/embed/settings.js';
import { markdownFiles, root, samplesOf, type Sample } from './markdown.js';

/*
 * What stands in a fence of the README and of docs/ does what it says: commands are run, code is compiled and, where it
 * needs no page, run; elements have the attributes that they are given.
 */

const files = (await markdownFiles()).filter((file) => !file.includes('acr'));
const samples = (await Promise.all(files.map(samplesOf))).flat();
const of = (...languages: readonly string[]): Sample[] =>
  samples.filter(({ language, notRun }) => languages.includes(language) && notRun === undefined);
const place = ({ file, line }: Sample): string => `${file}:${line}`;

const pkg = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<
  'scripts' | 'dependencies' | 'devDependencies' | 'peerDependencies',
  Record<string, string>
>;

describe('samples', () => {
  it('are run, or say why not', (t) => {
    const notRun = samples.filter(({ notRun: reason }) => reason !== undefined);
    for (const sample of notRun) t.diagnostic(`not run: ${place(sample)}: ${sample.notRun ?? ''}`);
    t.diagnostic(`${samples.length - notRun.length} samples, ${notRun.length} not run`);
    assert.ok(notRun.length <= 5, 'each needs a reason that holds');
    const known = ['sh', 'html', 'js', 'ts', 'json', 'csv', 'http', '', 'text'];
    assert.deepEqual(samples.filter(({ language }) => !known.includes(language)).map(place), []);
    assert.ok(of('sh').length > 5 && of('html').length > 5 && of('ts', 'js').length > 2);
  });
});

describe('shell', () => {
  let folder: string;
  let site: Server;
  let address: string;
  const article =
    '<!doctype html><html lang="en"><head><title>A walk</title></head><body><article><h1>A walk</h1><p>We went to the river.</p></article></body></html>';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audio-article-samples-'));
    // As root Postgres runs as another account, which must be able to pass.
    await chmod(folder, 0o755);
    site = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(article));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
    const bin = join(folder, 'bin');
    const program = (name: string, script: string): Promise<void> =>
      writeFile(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    await mkdir(bin);
    await program(
      'audio-article',
      `exec '${process.execPath}' '${join(root, 'dist/cli/audio-article.cjs')}' "$@"`,
    );
    await program('npx', 'shift; exec audio-article "$@"');
    // What npm would do is in test/package and in npm run test:first-minute; here it is asked whether it could.
    await program('npm', `exec '${process.execPath}' '${join(bin, 'npm.cjs')}' "$@"`);
    const names = [
      ...Object.keys({ ...pkg.dependencies, ...pkg.devDependencies, ...pkg.peerDependencies }),
      'audio-article',
    ];
    const versions = Object.fromEntries(names.map((name) => [name, pkg.peerDependencies[name] ?? '']));
    await writeFile(
      join(bin, 'npm.cjs'),
      `const [what, ...rest] = process.argv.slice(2);
const scripts = ${JSON.stringify(Object.keys(pkg.scripts))}, versions = ${JSON.stringify(versions)};
const known = (asked) => { const at = asked.indexOf('@', 1); const name = at < 0 ? asked : asked.slice(0, at);
  return asked.endsWith('.tgz') || (name in versions && (at < 0 || versions[name].includes(asked.slice(at + 1)))); };
const ok = what === 'ci' || what === 'pack' || (what === 'run' ? scripts.includes(rest[0]) : what === 'install' ? rest.every(known) : scripts.includes(what));
if (!ok) { console.error('npm could not: ' + process.argv.slice(2).join(' ')); process.exit(1); }`,
    );
    const home = join(folder, 'home');
    await mkdir(join(home, 'news'), { recursive: true });
    for (const file of ['article.md', 'my-article.md'])
      await writeFile(join(home, file), '# A walk\n\nWe went to the river.\n');
    for (const file of ['article.html', 'news/a.html', 'news/b.html'])
      await writeFile(join(home, file), article);
    await writeFile(join(home, 'lexicon.csv'), 'word,say\nKugelman,koogleman\n');
    assert.equal((await run('audio-article narrate article.md my-article.md --quiet', home)).code, 0);
    await cp(join(home, 'audio/article.mp3'), join(home, 'reading.mp3'));
  });
  after(async () => {
    site.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** A line in a shell; what serves is stopped when it is ready. */
  function run(line: string, cwd: string): Promise<{ code: number | null; output: string }> {
    const { PATH = '', ...env } = process.env;
    const child = spawn('sh', ['-c', `trap : TERM\n${line}`], {
      cwd,
      env: { ...env, PATH: `${join(folder, 'bin')}:${PATH}`, DATABASE_URL: '' },
      detached: true,
    });
    let output = '';
    let isStopped = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (isStopped || child.pid === undefined || !/^Stop with Ctrl\+C\.$/m.test(output)) return;
        isStopped = true;
        process.kill(-child.pid, 'SIGTERM');
      });
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
  }

  const lines = (sample: Sample): string[] =>
    sample.text
      .split('\n')
      .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
      .filter((line) => line !== '')
      .map((line) => line.replaceAll('https://…', address));
  const asRun = (line: string): string =>
    line
      .replace(/\b(audio-article (?:serve|start)\b)/, '$1 --port 0')
      .replace(`narrate ${address}`, `narrate ${address} --allow-private`);

  const done = new Set<string>();
  for (const file of new Set(of('sh').map((sample) => sample.file)))
    it(`of ${file} can be typed one after another`, async () => {
      const here = join(folder, basename(file));
      await cp(join(folder, 'home'), here, { recursive: true });
      for (const sample of of('sh').filter((one) => one.file === file))
        for (const line of lines(sample).filter((one) => !done.has(`${file} ${one}`))) {
          done.add(`${file} ${line}`);
          const { code, output } = await run(asRun(line), here);
          assert.equal(code, 0, `${place(sample)}: ${line}\n${output}`);
        }
    });
});

describe('code', () => {
  let folder: string;
  before(async () => {
    // Within the package, which finds itself by its own name there.
    folder = join(root, '.audio-article', `samples-${process.pid}`);
    await mkdir(join(folder, 'transcripts'), { recursive: true });
    await cp(join(root, 'transcripts/index.json'), join(folder, 'transcripts/article.json'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('compiles against the types of the package', async () => {
    const code = of('ts', 'tsx', 'js');
    const names = await Promise.all(
      code.map(async ({ language, text }, i) => {
        const name = join(folder, `sample-${i}.${language}`);
        await writeFile(name, `${text}\nexport {};\n`);
        return name;
      }),
    );
    const program = ts.createProgram(names, {
      ...{ strict: true, noEmit: true, skipLibCheck: true, allowJs: true, checkJs: false },
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      ...{
        target: ts.ScriptTarget.ES2023,
        lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        types: ['node'],
      },
      jsx: ts.JsxEmit.ReactJSX,
    });
    const found = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const index = names.indexOf(file?.fileName ?? '');
      const sample = code[index];
      const { line } = file && start !== undefined ? file.getLineAndCharacterOfPosition(start) : { line: 0 };
      return `${sample ? place({ ...sample, line: sample.line + line + 1 }) : ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    assert.deepEqual(found, []);
    // Of plain scripts only what they import can be wrong.
    for (const { text, ...sample } of of('js'))
      for (const [, name = ''] of text.matchAll(/(?:from|import) '(audio-article[^']*)'/g))
        assert.ok(
          ts.resolveModuleName(name, join(folder, 'x.ts'), program.getCompilerOptions(), ts.sys)
            .resolvedModule,
          place({ ...sample, text }),
        );
  });

  it('that needs no page runs', async () => {
    const forNode = of('ts').filter(({ text }) => /from 'audio-article\/(core|narrate|serve)'/.test(text));
    assert.ok(forNode.length > 0);
    for (const [i, sample] of forNode.entries()) {
      const { outputText } = ts.transpileModule(sample.text, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      });
      await writeFile(join(folder, `run-${i}.mjs`), outputText);
      const child = spawn(process.execPath, [`run-${i}.mjs`], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const code = await new Promise((resolve) => child.once('close', resolve));
      assert.equal(code, 0, `${place(sample)}\n${output}`);
      assert.match(output, /\S/);
    }
  });
});

describe('markup and data', () => {
  it('uses elements, attributes and files that there are', async () => {
    const elements = new Map(
      elementsOf(await readManifest(join(root, 'dist'))).map((one) => [one.tagName, one]),
    );
    const ofAll = ['id', 'class', 'lang', 'dir', 'slot', 'style', 'hidden'];
    const wrong: string[] = [];
    for (const sample of of('html')) {
      const { document } = parseHTML(`<!doctype html><html><body>${sample.text}</body></html>`);
      for (const element of document.body.querySelectorAll('*')) {
        const name = element.localName;
        if (name.includes('-')) {
          const known = elements.get(name)?.attributes?.map((one) => one.name || one.fieldName);
          if (!known) wrong.push(`${place(sample)}: <${name}>`);
          for (const attribute of element.getAttributeNames())
            if (known && !ofAll.includes(attribute) && !known.includes(attribute))
              wrong.push(`${place(sample)}: <${name} ${attribute}>`);
        }
        const file = /^(?:https:\/\/audio\.example)?\/player\/(.+)$/.exec(
          element.getAttribute('src') ?? element.getAttribute('href') ?? '',
        )?.[1];
        if (file !== undefined && !existsSync(join(root, 'dist/cdn', file)))
          wrong.push(`${place(sample)}: ${file}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('of JSON is what it is said to be', () => {
    for (const sample of of('json')) {
      const value = JSON.parse(sample.text) as object;
      if ('articles' in value) parseConfig(sample.text);
      else if ('blocks' in value) parseNarration(sample.text, place(sample));
      else parseSettings(SettingsSchema, sample.text, place(sample));
    }
  });
});
