import type { Package } from 'custom-elements-manifest/schema.js';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mediaEvents } from '../../src/player/events.js';
import { elementsOf } from '../../build/elements.js';
import { manifest as packageJson, root } from './packed.js';

/* The custom-elements manifest and VS Code's data, held against the source. */

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const made = JSON.parse(read('dist/custom-elements.json')) as Package;
const declarations = elementsOf(made);
const element = (tagName: string) => {
  const found = declarations.find((declaration) => declaration.tagName === tagName);
  assert.ok(found, tagName);
  return found;
};
const player = element('audio-article');
const namesOf = (list: readonly { readonly name?: string }[] = []): string[] =>
  list.map(({ name = '' }) => name).sort();

const source = readdirSync(join(root, 'src/player'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|css)$/.test(file))
  .map((file) => read(join('src/player', file)))
  .join('\n')
  // What the manifest is made of counts for nothing here.
  .replaceAll(/^ \* @.*$/gm, '');
const found = (pattern: RegExp): string[] =>
  [...new Set(Array.from(source.matchAll(pattern), ([, name = '']) => name.split(' ')).flat())].sort();

test('package.json names it', () => {
  assert.equal(
    (packageJson as unknown as { customElements: string }).customElements,
    'dist/custom-elements.json',
  );
});

test('it knows every element that can be registered, and where', () => {
  const defined = Object.keys(packageJson.exports)
    .filter((path) => path.startsWith('./define'))
    .map((path) => path.replace('./define', 'audio-article'));
  const names = made.modules.flatMap(({ exports = [] }) =>
    exports.filter(({ kind }) => kind === 'custom-element-definition').map(({ name }) => name),
  );
  assert.deepEqual(names.sort(), defined.sort());
  for (const { path } of made.modules) assert.ok(read(path), path);
});

test('every part of the player, every slot and every custom property is told of', () => {
  assert.deepEqual(namesOf(player.cssParts), found(/\bpart="([a-z -]+)"/g));
  const slots = new Set([...found(/<slot name="([a-z]+)"/g), 'play-icon', 'pause-icon', '']);
  assert.deepEqual(namesOf(player.slots), [...slots].sort());
  const marks = ['word', 'sentence'].flatMap((mark) =>
    ['color', 'background-color'].map((property) => `--audio-article-${mark}-${property}`),
  );
  assert.deepEqual(
    namesOf(player.cssProperties),
    [...found(/var\((--audio-article-[a-z-]+)/g).filter((name) => !name.endsWith('-')), ...marks].sort(),
  );
});

test('every attribute that is read is told of', () => {
  const observed = /properties: PropertyDeclarations = \{([^;]*)\};/.exec(
    read('src/player/audio-article.ts'),
  );
  const own = Array.from((observed?.[1] ?? '').matchAll(/^ {4}(\w+): /gm), ([, name = '']) => name);
  const attributes = own.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  const asked = found(/player\.[gh]\w+Attribute\('([a-z-]+)'\)/g).filter(
    (name) => !attributes.includes(name),
  );
  assert.deepEqual(namesOf(player.attributes), [...attributes, ...asked, 'server-rendered'].sort());
  for (const { name, description } of player.attributes ?? []) assert.ok(description, name);
});

test('every event is told of with the type of its detail', () => {
  const [, own = ''] = /interface OwnEventMap \{([^}]*)\}/.exec(read('src/player/events.ts')) ?? [];
  const types = new Map<string, string>([
    ...[...mediaEvents, 'loadedmetadata', 'durationchange'].map(
      (name) => [name, 'CustomEvent<Triggered>'] as const,
    ),
    ...Array.from(
      own.matchAll(/(\w+): (CustomEvent<\w+>)/g),
      ([, name = '', type = '']) => [name, type] as const,
    ),
  ]);
  const told = new Map((player.events ?? []).map(({ name, type }) => [name, type.text] as const));
  assert.deepEqual([...told].sort(), [...types].sort());
});

test('its members are those of a media element and the player’s own, with types; nothing inside is told of', () => {
  const names = namesOf(player.members);
  for (const name of [
    'play',
    'pause',
    'load',
    'currentTime',
    'duration',
    'paused',
    'playbackRate',
    'sentences',
  ])
    assert.ok(names.includes(name), name);
  assert.deepEqual(
    names.filter((name) => /^[#_]|^preload$/.test(name)),
    [],
  );
});

test('VS Code knows the elements with their attributes, and the custom properties', () => {
  const html = JSON.parse(read('dist/vscode.html-custom-data.json')) as {
    tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
  };
  const tags = new Map(html.tags.map((tag) => [tag.name, tag]));
  for (const { tagName, attributes } of declarations)
    if (tagName) assert.deepEqual(namesOf(tags.get(tagName)?.attributes), namesOf(attributes), tagName);
  const mini = tags.get('audio-article')?.attributes.find(({ name }) => name === 'mini');
  assert.deepEqual(mini?.values, [{ name: 'off' }]);
  const css = JSON.parse(read('dist/vscode.css-custom-data.json')) as {
    properties: { name: string }[];
    pseudoElements?: { name: string }[];
  };
  for (const name of namesOf(player.cssProperties)) assert.ok(namesOf(css.properties).includes(name), name);
});
