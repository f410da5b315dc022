import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseNarration } from '../../src/core/narration/read.js';
import { lineLinks, lineOf } from './lines.js';
import { root } from './markdown.js';

/** What somebody sees of a file around the line that was asked for; a change elsewhere in it needs no change here. */
const IN_SIGHT = 15;

const architecture = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');

describe('links of ARCHITECTURE.md to lines', () => {
  it('lead to where the name stands that they are under; npm run docs:lines sets them right', async () => {
    const links = lineLinks(architecture);
    assert.ok(links.length > 40);
    const wrong: string[] = [];
    for (const { name, path, line } of links) {
      const found = existsSync(join(root, path))
        ? lineOf(name, await readFile(join(root, path), 'utf8'))
        : undefined;
      if (found === undefined) wrong.push(`${path} has no ${name}`);
      else if (Math.abs(found - line) > IN_SIGHT) wrong.push(`${name} is at ${path}#L${found}, not ${line}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('go by where a name is declared, not by where it is used or spoken of', () => {
    const source = "import { walk } from 'x';\n// walk\nwalk();\nexport function walk() {}\nconst walks = 1;";
    assert.equal(lineOf('walk', source), 4);
    assert.equal(lineOf('walks', source), 5);
    assert.equal(lineOf('run', source), undefined);
  });
});

it('the word that ARCHITECTURE.md follows is where it says', async () => {
  const [, text = ''] = /^“([^”]+)”, in the last/m.exec(architecture) ?? [];
  const [, times = ''] = /one time: `(\[[^`]*\])`/.exec(architecture) ?? [];
  const { blocks } = parseNarration(
    await readFile(join(root, 'transcripts/index.json'), 'utf8'),
    'index.json',
  );
  const found = blocks.flatMap((block) =>
    block.sentences.flatMap(({ words }) =>
      words.filter(([start, end]) => block.text.slice(start, end) === text).map((word) => word.slice(0, 4)),
    ),
  );
  assert.deepEqual(found, [JSON.parse(times)]);
});
