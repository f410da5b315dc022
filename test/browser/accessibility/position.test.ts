import { durationOf } from '../../../src/core/duration.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import {
  cleanUp,
  narrationOf,
  openPage,
  type Player,
  reader,
  startServer,
  texts,
  until,
} from '../player/page.js';

describe('The position, said', () => {
  beforeEach(() => startServer().publish(narrationOf(texts, { endMs: 7_300_000 })));
  afterEach(cleanUp);

  const writes = (player: Player): { readonly values: string[]; readonly stop: () => void } => {
    const values: string[] = [];
    const observer = new MutationObserver((records) =>
      values.push(
        ...records.map(({ target, attributeName }) => (target as Element).getAttribute(attributeName!)!),
      ),
    );
    observer.observe(player.range, {
      attributes: true,
      attributeFilter: ['aria-valuetext', 'aria-valuenow', 'value'],
    });
    return { values, stop: () => observer.disconnect() };
  };

  for (const state of ['paused', 'playing'] as const)
    it(`G14: one value change per key, in words, while ${state}`, async () => {
      const player = await openPage();
      player.element.currentTime = 100;
      if (state === 'playing') await player.play();
      player.range.focus();
      await until('it has the focus', () => player.root.activeElement === player.range);
      const { values, stop } = writes(player);
      let keys = 0;
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'PageUp', 'Home']) {
        await reader.press(key);
        keys++;
        await until('it is said', () => values.length >= keys);
      }
      stop();
      assertEqual(values.length, 5, `Changes (${values.join(', ')})`);
      for (const value of values)
        assert(/^\d+ (minutes?|seconds?)( \d+ seconds?)? of 2 hours/.test(value), value);
    });

  it('G15: is said in words in every language, without a colon and without what is zero', () => {
    const { DurationFormat } = Intl as { DurationFormat?: unknown };
    for (const has of [true, false]) {
      // Also where the browser knows no DurationFormat.
      if (!has) Object.assign(Intl, { DurationFormat: undefined });
      for (const lang of ['en', 'de', 'fr', 'pl', 'ar'])
        for (const [seconds, amounts] of [
          [5, { second: 5 }],
          [65, { minute: 1, second: 5 }],
          [3700, { hour: 1, minute: 1, second: 40 }],
        ] as const) {
          const { phrase } = durationOf(seconds * 1000, lang);
          assert(!phrase.includes(':'), phrase);
          const said = Object.entries(amounts).map(([unit, amount]) =>
            new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
          );
          for (const part of said) assert(phrase.includes(part), `${lang}: “${phrase}” says ${part}`);
          assert(!/(^|\s)[0٠](\s|$)/.test(phrase), `${lang}: “${phrase}” says no zero`);
        }
      Object.assign(Intl, { DurationFormat });
    }
  });

  it('G15: so is the slider’s, as its listener hears it', async () => {
    for (const [lang, expected] of [
      [
        'en',
        [
          '5 seconds of 2 hours 1 minute 40 seconds',
          '1 minute 5 seconds of',
          '1 hour 1 minute 40 seconds of',
        ],
      ],
      ['de', ['5 Sekunden von 2 Stunden', '1 Minute 5 Sekunden von', '1 Stunde 1 Minute']],
    ] as const) {
      document.documentElement.lang = lang;
      const player = await openPage();
      await until('it speaks', () => player.range.ariaValueText?.includes(lang === 'de' ? 'von' : 'of'));
      for (const [i, seconds] of [5, 65, 3700].entries()) {
        player.element.currentTime = seconds;
        player.range.focus();
        player.range.blur();
        await until(
          () => `it says ${expected[i]}; it says ${player.range.ariaValueText}`,
          () => player.range.ariaValueText?.startsWith(expected[i]!),
        );
      }
      player.element.remove();
    }
  });
});
