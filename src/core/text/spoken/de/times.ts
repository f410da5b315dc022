import { joined, joinedBefore, type Rule, type Said, textAt, type Written } from '../reading.js';
import { readCompound } from './compounds.js';
import { unitFor } from './units.js';
import { cardinal, type One, spelledDigits } from './numbers.js';

/** Times of day: 14:30 Uhr · 8.15 Uhr · 9–17 Uhr · 20.15 bis 21.45 Uhr · 14:30; and results and ratios: 2:1, 3:1. */

const time = String.raw`(\d{1,2})(?:[:.](\d\d)(?::(\d\d))?)?`;
const pattern = new RegExp(`^${time}(?:[-–]${time})?$`);
const linking = /^(?:bis|und|oder)$/;
const nearby = 12;
const aboutSport =
  /(?:sieg|niederlage|gewann|gewinn|gewonnen|verlor|unterl[aei]g|schlug|bezwang|besiegte|führte|führung|endstand|ergebnis|satz|sätze|remis|unentschieden|halbzeit|tor(?:e|en)?$|punkte|spiel|gegen)/i;

export const readTime: Rule = (words, at) => {
  const text = textAt(words, at);
  if (isRatio(words, at)) return ratio(text);
  // der 20.15-Uhr-Film
  const [, named, rest] = /^(\d{1,2}[.:][0-5]\d)-Uhr-(.+)$/su.exec(text) ?? [];
  if (named !== undefined && rest !== undefined) return [[...clock(named).flat(), ...readCompound(rest)]];
  const match = /^\d/.test(text) ? pattern.exec(text) : null;
  if (!match) return stopwatch(words, at) ?? ratio(text);
  const [, hour = '', minute, second, toHour, toMinute, toSecond] = match;
  const next = joined(words, at) ?? '';
  const isLast = /^Uhr\b/.test(next);
  // 20.15 bis 21.45 Uhr: the word “Uhr” stands only once.
  const isFirst =
    linking.test(next) && pattern.test(joined(words, at + 1) ?? '') && joined(words, at + 2) === 'Uhr';
  const duration = minute === undefined || toHour !== undefined ? undefined : durationUnit(next);
  if (duration !== undefined && minute !== undefined) {
    const name = Number(hour) === 1 ? duration : `${duration}n`;
    const rest =
      second === undefined
        ? minutesSaid(minute, undefined)
        : [
            ...cardinal(minute, 'eine'),
            Number(minute) === 1 ? 'Minute' : 'Minuten',
            ...minutesSaid(undefined, second),
          ];
    return [cardinal(hour, 'eine'), [name, ...rest]];
  }
  const isNear =
    /^(?:um|gegen)$/i.test(joinedBefore(words, at) ?? '') &&
    /^\d{1,2}\.\d\d$/.test(text) &&
    !/^(?:\p{Lu}|\p{S}|%|auf$|(?:ge|er)[hsf]|höher|niedriger|mehr|weniger)/u.test(next) &&
    !unitFor(next);
  const colon = isNear || text.includes(':');
  if (!isLast && !isFirst && !colon) return undefined;
  const ends = [hour, toHour ?? '0'].every((value) => Number(value) < 25);
  const minutes = [minute, toMinute].every((value) => Number(value ?? 0) < 60);
  if (!ends || !minutes || (!isLast && !isFirst && isResult(words, at))) return ratio(text);
  const one: One = 'ein';
  const whole = (h: string, m: string | undefined, s: string | undefined): Said => [
    ...cardinal(h, one),
    'Uhr',
    ...minutesSaid(m, s),
  ];
  if (isFirst && minute === undefined) return [cardinal(hour)];
  if (toHour === undefined && !isLast) return [whole(hour, minute, second)];
  if (toHour === undefined) return [cardinal(hour, one), ['Uhr', ...minutesSaid(minute, second)]];
  const from = minute === undefined ? cardinal(hour) : whole(hour, minute, second);
  if (!isLast) return [[...from, 'bis', ...whole(toHour, toMinute, toSecond)]];
  return [
    [...from, 'bis', ...cardinal(toHour, one)],
    ['Uhr', ...minutesSaid(toMinute, toSecond)],
  ];
};

/** 20.15 Uhr */
function clock(written: string): readonly Said[] {
  return (
    readTime(
      [
        { text: written, gap: ' ' },
        { text: 'Uhr', gap: '' },
      ],
      0,
    ) ?? []
  );
}

/** 14:57 Min. · 1:30 Stunden */
function durationUnit(next: string): 'Minute' | 'Stunde' | undefined {
  if (/^(?:Min\.?|Minuten)$/.test(next)) return 'Minute';
  return /^(?:Std\.?|Stunden|h)$/.test(next) ? 'Stunde' : undefined;
}

function minutesSaid(minute: string | undefined, second: string | undefined): Said {
  const said = minute === undefined || (minute === '00' && second === undefined) ? [] : cardinal(minute);
  if (second === undefined) return said;
  return [...said, 'und', ...cardinal(second, 'eine'), Number(second) === 1 ? 'Sekunde' : 'Sekunden'];
}

/** 25:22 and 2:1 are results; 21:17 is one in a sentence about a game. */
function isResult(words: readonly Written[], at: number): boolean {
  const around = words.slice(Math.max(0, at - nearby), at + nearby);
  return /^\d{1,2}:\d\d$/.test(textAt(words, at)) && around.some(({ text }) => aboutSport.test(text));
}

/** 4:02,31 → vier Minuten zwei Komma drei eins; a word after it that says so too is the last. */
function stopwatch(words: readonly Written[], at: number): Said[] | undefined {
  const [, minute = '', second = '', part] = /^(\d{1,3}):([0-5]\d),(\d{1,3})$/.exec(textAt(words, at)) ?? [];
  if (part === undefined) return undefined;
  const rest = [...cardinal(second), 'Komma', ...spelledDigits(part)];
  const name = Number(minute) === 1 ? 'Minute' : 'Minuten';
  const isNamed = durationUnit(joined(words, at) ?? '') === 'Minute';
  return isNamed
    ? [cardinal(minute, 'eine'), [name, ...rest]]
    : [[...cardinal(minute, 'eine'), name, ...rest]];
}

/** im Maßstab 1:10 · im Verhältnis von 1:12 */
function isRatio(words: readonly Written[], at: number): boolean {
  const before = joinedBefore(words, at) ?? '';
  const named = /(?:maßstab|verhältnis(?:ses)?|format|quoten?|chancen?|übersetzung)$/i;
  return named.test(before) || (/^(?:von|bei|ist|war)$/.test(before) && named.test(textAt(words, at - 2)));
}

/** 2:1 → zwei zu eins, 1:25.000 */
function ratio(text: string): Said[] | undefined {
  const [, one, other] = /^(\d{1,4}):(\d{1,4}|\d{1,3}(?:\.\d{3})+)$/.exec(text) ?? [];
  return one === undefined || other === undefined
    ? undefined
    : [[...cardinal(one), 'zu', ...cardinal(other.replaceAll('.', ''))]];
}
