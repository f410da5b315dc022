import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { durationOf } from '../../../src/core/duration.js';
import { languages } from '../../../src/player/locales/languages.js';
import { everyFile, type Locale, localeOf, textsOf } from './all.js';

/* What can be seen of a translation without knowing the language. The types see that nothing is missing. */

/** Opening and closing, as the language’s press writes them. */
const quotes: Readonly<Record<string, string>> = {
  ar: '«»',
  cs: '„“',
  da: '»«',
  de: '„“',
  el: '«»',
  en: '“”',
  es: '«»',
  fa: '«»',
  fi: '””',
  fr: '«»',
  he: '””',
  hi: '“”',
  hu: '„”',
  id: '“”',
  it: '«»',
  ja: '「」',
  ko: '“”',
  nb: '«»',
  nl: '‘’',
  pl: '„”',
  pt: '“”',
  ro: '„”',
  ru: '«»',
  sv: '””',
  th: '“”',
  tr: '“”',
  uk: '«»',
  vi: '“”',
  zh: '“”',
};

/** What is written so everywhere. */
const everywhere = /name@example\.com|\b(?:Alt|Shift|JSON|MP3|[AZ])\b/g;

const forms = 'zero one two few many other'.split(' ');
const isForm = (path: string): boolean =>
  forms.includes(path.split('.').at(-1) ?? '') && !path.endsWith('categories.other');
/** The plural forms of one text are one text with forms of their own. */
const stem = (path: string): string => (isForm(path) ? path.replace(/\.\w+$/, '') : path);

const locales: Locale[] = [];
before(async () => void locales.push(...(await Promise.all(['en', ...languages].map(localeOf)))));

function each(check: (text: ReturnType<typeof textsOf>[number], locale: Locale) => void): void {
  for (const locale of locales) for (const text of textsOf(locale)) check(text, locale);
}

describe('The texts of every language', () => {
  it('are there in at least twenty', () => {
    assert.ok(locales.length >= 20, `${locales.length}`);
    assert.deepEqual([...languages], [...languages].sort());
    for (const lang of ['ar', 'he']) assert.ok((languages as readonly string[]).includes(lang));
  });

  it('say in their heads whether a native speaker has reviewed them', () => {
    for (const file of everyFile())
      assert.match(
        readFileSync(file, 'utf8'),
        /^\/\* Reviewed by a native speaker: (no|\S.*, \d{4}-\d{2}-\d{2})\. \*\/\n/,
        file,
      );
  });

  it('are the same texts', () => {
    const paths = (locale: Locale): string[] => [...new Set(textsOf(locale).map(({ path }) => stem(path)))];
    const [english = locales[0]] = locales;
    for (const locale of locales) assert.deepEqual(paths(locale).sort(), paths(english!).sort(), locale.lang);
  });

  it('have every plural form that their language has for whole numbers', () => {
    for (const locale of locales) {
      const { lang } = locale;
      const rules = new Intl.PluralRules(lang);
      const needed = new Set(Array.from({ length: 201 }, (_, number) => rules.select(number)));
      // Said of none, it is not said at all.
      needed.delete('zero');
      const counted = new Map<string, Set<string>>();
      for (const { path } of textsOf(locale).filter(({ path }) => isForm(path)))
        counted.set(stem(path), (counted.get(stem(path)) ?? new Set()).add(path.split('.').at(-1) ?? ''));
      assert.ok(counted.size > 10);
      for (const [path, has] of counted)
        if (has.size > 1) for (const form of needed) assert.ok(has.has(form), `${lang} ${path}: ${form}`);
    }
  });

  it('lose nothing that is put into them', () => {
    each(({ path, text, holes }, { lang }) => {
      for (const hole of holes) assert.ok(text.includes(hole), `${lang} ${path}: ${text}`);
      // A number may be a word where it is one or two.
      if (isForm(path) && /\.(few|many|other)$/.test(path)) assert.match(text, /#/, `${lang} ${path}`);
      assert.doesNotMatch(text, /undefined|\{|\}|\$/, `${lang} ${path}`);
    });
  });

  it('are written in the script of their language', () => {
    for (const locale of locales) {
      const script = new Intl.Locale(locale.lang).maximize().script ?? '';
      if (script === 'Latn') continue;
      for (const { path, text } of textsOf(locale))
        assert.doesNotMatch(
          text.replace(everywhere, ''),
          /\p{Script=Latin}/u,
          `${locale.lang} ${path}: ${text}`,
        );
    }
  });

  it('have the digits of their language', () => {
    each(({ path, text }, { lang }) => {
      const own = new Intl.NumberFormat(lang, { useGrouping: false }).format(9_876_543_210);
      for (const digit of text.replace(/⟦\d⟧/g, '').match(/\p{Nd}/gu) ?? [])
        assert.ok(own.includes(digit), `${lang} ${path}: ${text}`);
    });
  });

  it('have the quotation marks of their language, and no spaces to spare', () => {
    each(({ path, text }, { lang }) => {
      const where = `${lang} ${path}: ${text}`;
      const allowed = quotes[lang] ?? '';
      assert.equal(allowed.length, 2, lang);
      for (const mark of text.match(/["'“”„«»‹›「」『』‘‚]/g) ?? []) assert.ok(allowed.includes(mark), where);
      const count = (mark: string): number => text.split(mark).length - 1;
      const [open = '', close = ''] = allowed;
      // Where it is an apostrophe, too, it cannot be counted.
      if (open === close) assert.equal(count(open) % 2, 0, where);
      else if (close !== '’') assert.equal(count(open), count(close), where);
      assert.doesNotMatch(text, /\s\s|^\s|\s$|\.\.\./, where);
      if (lang === 'fr') assert.doesNotMatch(text, / [:;?!»]|« /, where);
    });
  });

  it('are whole sentences where the English ones are', () => {
    const english = new Map(textsOf(locales[0]).map(({ path, text }) => [stem(path), text]));
    each(({ path, text }, { lang }) => {
      // Thai ends its sentences with nothing.
      if (lang === 'th') return;
      const ends = (said: string): boolean => /[.!?。？؟;।]["”»“」]?$/.test(said);
      const isSentence = ends(english.get(stem(path)) ?? '');
      if (isSentence && !text.includes('⟦')) assert.ok(ends(text), `${lang} ${path}: ${text}`);
    });
  });

  it('G4: what is seen on a button is the beginning of its name', () => {
    for (const {
      lang,
      playerStrings: { seconds },
    } of locales)
      assert.ok(
        seconds[1].toLowerCase().startsWith(seconds[0].toLowerCase()),
        `${lang} ${seconds.join(' ')}`,
      );
  });

  it('G5: no two controls of the bar have the same name', () => {
    for (const { lang, playerStrings: player, actionStrings: actions } of locales) {
      const names = [
        `${player.moreInfo} ${player.moreInfoAbout}`,
        `${player.sendFeedback} ${player.sendFeedbackAbout}`,
        player.play,
        player.pause,
        `${player.back} ${player.seconds[1]}`,
        `${player.forward} ${player.seconds[1]}`,
        player.speed,
        player.options,
        player.position,
        player.tryAgain,
        player.download,
        player.startOver,
        player.backToSentence,
        ...Object.values(actions.buttons).map((parts) => parts.join(' ').trim()),
      ];
      assert.equal(new Set(names).size, names.length, `${lang}: ${names.join(' | ')}`);
      const listed = Object.values(actions.names);
      assert.equal(new Set(listed).size, listed.length, `${lang}: ${listed.join(' | ')}`);
    }
  });

  it('G5: nor have two that the options show one under the other', () => {
    for (const {
      lang,
      optionsStrings: options,
      actionStrings: { names },
      dialogStrings,
    } of locales) {
      const listed = [
        dialogStrings.play,
        names.jump,
        names.where,
        names.previous,
        names.repeat,
        names.next,
        names.loop,
        options.listening.volume,
        options.listening.mute,
        options.listening.music,
        options.listening.mini,
        options.listening.startDelay,
        options.listening.lowerWhileUsed,
        options.sleep.label,
        options.reading.follow,
        options.reading.clickToPlay,
        options.reading.textAfterPause,
        options.reading.goToText,
        options.reading.playFromSelection,
        options.reading.highlight,
        options.link.copy,
        options.link.share,
        options.offline.download,
        options.offline.remove,
        options.look.textSize,
        options.look.lineHeight,
        options.look.paragraphGap,
        options.look.lineLength,
        options.look.align,
        options.look.colours,
        options.look.ruler,
        options.look.reset,
        options.shortcuts.inPlayer,
        options.shortcuts.onPage,
        options.shortcuts.reset,
      ];
      assert.equal(new Set(listed).size, listed.length, `${lang}: ${listed.join(' | ')}`);
      for (const [what, choices] of Object.entries({
        highlights: options.reading.highlights,
        rulers: options.look.rulers,
        pairs: { page: options.look.asOnPage, ...options.look.pairs },
        categories: dialogStrings.feedback.categories,
      }))
        assert.equal(new Set(Object.values(choices)).size, Object.keys(choices).length, `${lang} ${what}`);
    }
  });

  it('G16: a status message has at most 120 characters', () => {
    for (const { lang, playerStrings, actionStrings, troubleStrings, optionsStrings } of locales) {
      const statuses = [
        ...Object.values(playerStrings.problems),
        playerStrings.notOpened,
        actionStrings.isLastSentence,
        actionStrings.selectFirst,
        actionStrings.speedIs('2.75'),
        ...Object.values(actionStrings.loopIs),
        ...Object.values(actionStrings.muteIs),
        ...Object.values(troubleStrings.is),
        troubleStrings.misfit,
        optionsStrings.sleep.stopsIn(durationOf(3_599_000, lang).phrase),
        optionsStrings.sleep.stopsAfterSection,
        optionsStrings.sleep.isOff,
        optionsStrings.link.copied,
        optionsStrings.offline.loading,
        optionsStrings.offline.done,
        optionsStrings.offline.removed,
        optionsStrings.offline.failed,
        optionsStrings.offline.full('1,234 MB'),
      ];
      for (const status of statuses) assert.ok(status.length <= 120, `${lang} ${status.length}: ${status}`);
    }
  });

  it('G15: times are said in words with their plurals, without hours that are none', () => {
    for (const { lang } of locales)
      for (const [seconds, one] of [
        [5, 'second'],
        [65, 'minute'],
        [3700, 'hour'],
      ] as const) {
        const { phrase } = durationOf(seconds * 1000, lang);
        assert.doesNotMatch(phrase, /:/, lang);
        const amount = one === 'second' ? 5 : 1;
        const first = new Intl.NumberFormat(lang, { style: 'unit', unit: one, unitDisplay: 'long' }).format(
          amount,
        );
        assert.ok(phrase.startsWith(first), `${lang} ${phrase}`);
      }
  });
});
