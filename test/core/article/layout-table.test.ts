import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLayoutTable } from '../../../src/core/article/layout-table.js';
import { bodyOf } from './page.js';
import { isElement } from '../../../src/core/article/node.js';

function isLayout(within: string): boolean {
  const table = bodyOf(`<table>${within}</table>`).firstChild;
  assert.ok(table && isElement(table) && table.localName === 'table');
  return isLayoutTable(table);
}

test('what only data has makes it data, though it is one column', () => {
  for (const [tag, within] of [
    ['th', '<tr><th>May</th></tr>'],
    ['caption', '<caption>Nests</caption><tr><td>3</td></tr>'],
    ['thead', '<thead><tr><td>May</td></tr></thead><tr><td>3</td></tr>'],
    ['tfoot', '<tr><td>3</td></tr><tfoot><tr><td>3</td></tr></tfoot>'],
    ['col', '<col><tr><td>3</td></tr>'],
    ['colgroup', '<colgroup></colgroup><tr><td>3</td></tr>'],
  ])
    assert.equal(isLayout(within!), false, tag);
  assert.equal(isLayout('<tbody><tr><td>A paragraph.</td></tr></tbody>'), true);
});

test('an article, a heading or another table in it makes it layout, though it has two columns', () => {
  for (const tag of ['article', 'main', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table'])
    assert.equal(isLayout(`<tr><td>Menu</td><td><${tag}>Storks</${tag}></td></tr>`), true, tag);
  assert.equal(isLayout('<tr><td>Menu</td><td><p>Storks</p></td></tr>'), false);
});

test('cells are counted in their row, and those without anything in them are not', () => {
  assert.equal(isLayout('<tr><td>Storks</td></tr> <tr><td>Frogs</td></tr>'), true);
  assert.equal(isLayout('<tr><td></td><td>Storks</td></tr>'), true);
  assert.equal(isLayout('<tr><td>One</td></tr><tr><td>May</td><td>3</td></tr><tr><td>Two</td></tr>'), false);
});
