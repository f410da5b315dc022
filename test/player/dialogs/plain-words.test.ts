import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { actionStrings } from '../../../src/player/action-strings.js';
import { optionsStrings } from '../../../src/player/dialogs/options/strings.js';
import { jumpStrings } from '../../../src/player/dialogs/jump/strings.js';
import { loadTexts } from '../../../src/player/texts.js';
import { troubleStrings } from '../../../src/player/trouble/strings.js';
import { type DialogStrings, dialogStrings } from '../../../src/player/dialogs/strings.js';

/* WCAG 3.1.5: no more than lower secondary education is needed to read what the dialogs say. */

const times = ['3 minutes', '12 minutes'] as const;

/** Of what is opened from the options, likewise. */
function moreProse(lang: string): string[] {
  const jump = jumpStrings(lang);
  const actions = actionStrings(lang);
  const { shortcuts, listening, sleep } = optionsStrings(lang);
  const trouble = troubleStrings(lang);
  return [
    ...Object.values(trouble.is),
    trouble.waiting,
    trouble.misfit,
    listening.startDelayHint,
    listening.lowerWhileUsedHint,
    sleep.stopsIn(times[1]),
    sleep.stopsAfterSection,
    sleep.isOff,
    jump.timeHint(times[1]),
    jump.noTime,
    jump.tooLate(times[1], '12:00'),
    jump.searchHint,
    jump.nothingFound,
    jump.more.other,
    shortcuts.hint,
    shortcuts.noLetter,
    shortcuts.browser('T'),
    shortcuts.taken('K', actions.names.playPause),
    shortcuts.resetDone,
    actions.isLastSentence,
    actions.loopIs.on,
    actions.loopIs.off,
  ];
}

/** The running text, not labels of one or two words. */
function prose({ info, feedback }: DialogStrings): string[] {
  return [
    info.what,
    info.notReviewed,
    info.nothingLeftOut,
    ...info.limitList,
    info.complainHow,
    ...Object.values(info.omissions).map(({ why }) => why),
    feedback.listen,
    feedback.wordHint,
    feedback.placeRemoved,
    feedback.commentWhen,
    feedback.commentHint,
    feedback.contactHint,
    feedback.privacy,
    feedback.problems.category,
    feedback.problems.wordTooLong.other,
    feedback.problems.commentMissing,
    feedback.problems.commentTooLong.other,
    feedback.problems.contact,
    feedback.refused(undefined),
    feedback.sent,
    feedback.keptOnDevice,
    feedback.keptOnPage,
    feedback.restored,
  ];
}

const sentences = (text: string): string[] => text.match(/[^.!?:]+[.!?:]*/g) ?? [];
const words = (text: string): string[] => text.match(/[\p{L}\p{N}’'-]+/gu) ?? [];

/** Vowel groups, without a silent e: within a tenth of hand counts, which is enough for a mean. */
const syllables = (word: string): number =>
  Math.max(
    1,
    (
      word
        .toLowerCase()
        .replace(/e$/, '')
        .match(/[aeiouy]+/g) ?? []
    ).length,
  );

/** Kincaid 1975: years of school. */
function fleschKincaid(text: string): number {
  const all = words(text);
  const count = all.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (all.length / sentences(text).length) + 11.8 * (count / all.length) - 15.59;
}

/** Björnsson 1968: words per sentence + per cent of words longer than six letters; 40 is an easy newspaper text. */
function lix(text: string): number {
  const all = words(text);
  const long = all.filter((word) => word.length > 6).length;
  return all.length / sentences(text).length + (100 * long) / all.length;
}

describe('the dialogs say it in plain words', () => {
  before(() => loadTexts('de'));

  test('in English: eight years of school', () => {
    const grade = fleschKincaid([...prose(dialogStrings('en').strings), ...moreProse('en')].join(' '));
    assert.ok(grade <= 8, `Flesch-Kincaid grade ${grade.toFixed(1)}`);
  });

  test('in German: LIX below 40', () => {
    const index = lix([...prose(dialogStrings('de').strings), ...moreProse('de')].join(' '));
    assert.ok(index < 40, `LIX ${index.toFixed(1)}`);
  });

  test('no sentence is longer than 25 words', () => {
    for (const lang of ['en', 'de'])
      for (const sentence of [...prose(dialogStrings(lang).strings), ...moreProse(lang)].flatMap(sentences))
        assert.ok(words(sentence).length <= 25, sentence);
  });

  test('the measures tell hard from easy', () => {
    assert.ok(fleschKincaid('The cat sat on the mat. It was warm.') < 2);
    assert.ok(
      fleschKincaid(
        'Notwithstanding considerable methodological heterogeneity, institutional accountability deteriorated.',
      ) > 15,
    );
  });

  test('a language without texts gets English, and says that it is English', async () => {
    await Promise.all(['tlh', 'de-CH'].map(loadTexts));
    assert.equal(dialogStrings('tlh').lang, 'en');
    assert.equal(dialogStrings('de-CH').strings, dialogStrings('de').strings);
    assert.equal(dialogStrings('de-CH').lang, 'de-CH');
  });
});
