import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArguments, readLanguage } from '../../src/cli/command.js';
import { didYouMean } from '../../src/core/did-you-mean.js';

test('a language is a tag; its name is answered with the tag', () => {
  assert.equal(readLanguage('de-ch', 'x'), 'de-CH');
  assert.equal(readLanguage('yue', 'x'), 'yue');
  for (const [name, hint] of [
    ['german', 'Did you mean de?'],
    ['Français', 'Did you mean fr?'],
    ['klingon', 'not “klingon”.'],
    ['e_n', 'not “e_n”.'],
  ] as const)
    assert.throws(
      () => readLanguage(name, 'x'),
      (error: Error) => error.message.endsWith(hint),
    );
});

test('what is missing is named as the help names it', () => {
  const named = ['IN, the file', 'OUT, the other'];
  assert.throws(() => readArguments('x', [], {}, [2, 2], named), { message: 'x needs IN, the file.' });
  assert.throws(() => readArguments('x', ['a'], {}, [2, 2], named), { message: 'x needs OUT, the other.' });
  assert.throws(() => readArguments('x', [], {}, [1, 1]), {
    message: 'x needs an input.',
    code: 'AA_E_USAGE',
  });
});

test('a slip in an option is answered with the option that is meant, another word is not', () => {
  const read = (option: string) => () => readArguments('x', [option], { lang: { type: 'string' } }, [0, 0]);
  assert.throws(read('--lnag'), /'--lnag'\. Did you mean “--lang”\?$/);
  assert.throws(read('--hepl'), /Did you mean “--help”\?$/);
  assert.throws(read('--voice'), (error: Error) => !error.message.includes('Did you mean'));
});

test('a slip in a command is answered with the command', () => {
  const names = ['narrate', 'lint', 'align'];
  assert.equal(didYouMean('narate', names), ' Did you mean “narrate”?');
  assert.equal(didYouMean('Lint', names), ' Did you mean “lint”?');
  assert.equal(didYouMean('x', names), '');
});
