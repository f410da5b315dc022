import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sectionOf, sectionsOf } from '../../src/core/sections.js';
import { timelineOf } from '../../src/core/timeline.js';
import { sampleNarration } from './narration/sample.js';

describe('sections', () => {
  const narration = sampleNarration();
  const [first, second] = narration.blocks;
  assert.ok(first && second);
  const heading = (text: string, level?: number): typeof first => ({
    ...first,
    kind: 'heading',
    text,
    ...(level && { level }),
  });
  const blocks = [second, heading('One', 2), second, second, heading('One and a half', 3), second];
  const timeline = timelineOf({ ...narration, blocks });
  const sections = sectionsOf({ ...narration, blocks }, timeline);

  test('are opened by headings, with their levels', () => {
    assert.deepEqual(
      sections.map(({ text, level, block }) => [text, level, block]),
      [
        ['One', 2, 1],
        ['One and a half', 3, 4],
      ],
    );
  });

  test('hold each sentence until the next heading; what stands before the first is in none', () => {
    const at = (block: number): string | undefined =>
      sectionOf(sections, Number(timeline.blockSentence[block]))?.text;
    assert.deepEqual([0, 1, 2, 3, 4, 5].map(at), [
      undefined,
      'One',
      'One',
      'One',
      'One and a half',
      'One and a half',
    ]);
  });

  test('a title is of level 1, and a heading without a level of 2', () => {
    const titled = [{ ...first, kind: 'title' as const, text: 'T' }, heading('H')].map((block) => {
      delete (block as { level?: number }).level;
      return block;
    });
    assert.deepEqual(
      sectionsOf({ ...narration, blocks: titled }, timeline).map(({ level }) => level),
      [1, 2],
    );
  });
});
