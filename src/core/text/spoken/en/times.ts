import { joined, joinedBefore, type Rule, type Said, textAt, type Written } from '../reading.js';
import { readCompound } from './compounds.js';
import { cardinal, spelledDigits, twoDigits } from './numbers.js';

/** Times of day: 9:30 · 17:05 · 9.30am · 9–11 a.m. · 5 p.m. · 9 a.m.–5 p.m. · 10:30-12:00; durations, 2h30m; and ratios, 3:1. */

const time = String.raw`(\d{1,2})(?:[:.](\d\d)(?::(\d\d))?)?\s?([ap]\.?m\.?)?`;
/** 9 a.m.–5 p.m.: it ends in the word that the next one begins in. */
const halfAndEnd = /^([ap])\.?m\.?[-–](\d{1,2})(?:[:.](\d\d))?$/i;
const pattern = new RegExp(`^${time}(?:[-–]${time})?$`, 'i');

export const readTime: Rule = (words, at) => {
  const text = textAt(words, at);
  const match = /^\d/.test(text) ? pattern.exec(text) : null;
  // 9:30-ish · 5pm-style
  const [, clock, rest] = match
    ? []
    : (/^(\d{1,2}:\d\d(?:[ap]m)?|\d{1,2}[ap]m)-([a-z].*)$/s.exec(text) ?? []);
  if (clock !== undefined && rest !== undefined) {
    const said = readTime([{ text: clock, gap: '' }], 0)?.[0];
    return said && [[...said, ...readCompound(rest)]];
  }
  if (isRatio(words, at)) return ratio(text);
  if (!match) return stopwatch(text) ?? duration(text) ?? ratio(text);
  const [, hour = '', minute, second, half, toHour, toMinute, toSecond, toHalf] = match;
  const next = joined(words, at) ?? '';
  const halfFollows = /^[ap]\.?m\.?$/i.test(next);
  const [, firstHalf, lastHour = '', lastMinute] = halfAndEnd.exec(next) ?? [];
  const hasHalf = halfFollows || firstHalf !== undefined || half !== undefined || toHalf !== undefined;
  const colon = text.includes(':') && (minute !== undefined || toMinute !== undefined);
  if (!hasHalf && !colon) return undefined;
  if (hasHalf ? !isHour(hour, 12) : !isHour(hour, 24)) return undefined;
  const ends = toHour === undefined ? [] : ['to', ...spokenTime(toHour, toMinute, toSecond, toHalf, hasHalf)];
  const said = [...spokenTime(hour, minute, second, half, hasHalf), ...ends];
  if (firstHalf !== undefined)
    return [
      said,
      [...spokenHalf(firstHalf), 'to', ...spokenTime(lastHour, lastMinute, undefined, undefined, true)],
    ];
  return halfFollows ? [said, spokenHalf(next)] : [said];
};

function isHour(hour: string, most: number): boolean {
  return Number(hour) <= most;
}

function spokenTime(
  hour: string,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
  halfKnown: boolean,
): Said {
  const said = [...cardinal(hour)];
  if (minute !== undefined && minute !== '00') said.push(...twoDigits(minute));
  else if (!halfKnown) said.push(...(Number(hour) > 12 || Number(hour) === 0 ? ['hundred'] : ["o'clock"]));
  if (second !== undefined)
    said.push('and', ...cardinal(second), Number(second) === 1 ? 'second' : 'seconds');
  return [...said, ...(half === undefined ? [] : spokenHalf(half))];
}

function spokenHalf(half: string): Said {
  return [half.charAt(0).toUpperCase(), 'M'];
}

/** 4:02.31 → four oh two point three one */
function stopwatch(text: string): Said[] | undefined {
  const [, minute = '', second = '', part] = /^(\d{1,3}):([0-5]\d)\.(\d{1,3})$/.exec(text) ?? [];
  return part === undefined
    ? undefined
    : [[...cardinal(minute), ...twoDigits(second), 'point', ...spelledDigits(part)]];
}

/** 2h30m → two hours thirty minutes */
function duration(text: string): Said[] | undefined {
  const [, ...counts] = /^(?:(\d{1,3})h)?(?:(\d{1,2})m(?:in)?)?(?:(\d{1,2})s)?$/.exec(text) ?? [];
  const said = ['hour', 'minute', 'second'].flatMap((unit, i): Said[] => {
    const count = counts[i];
    return count === undefined ? [] : [[...cardinal(count), Number(count) === 1 ? unit : `${unit}s`]];
  });
  return said.length > 1 ? [said.flat()] : undefined;
}

/** a 1:10 scale · a ratio of 1:12 */
function isRatio(words: readonly Written[], at: number): boolean {
  const before = joinedBefore(words, at) ?? '';
  const named = /^(?:scale|ratio|odds|dilution)s?$/i;
  return (
    /^(?:scale|ratio|odds|dilution|model|replica)s?$/i.test(joined(words, at) ?? '') ||
    named.test(before) ||
    (/^(?:of|is|was|are|were)$/.test(before) && named.test(textAt(words, at - 2)))
  );
}

/** 3:1 → three to one. With two digits after the colon it would be a time. */
function ratio(text: string): Said[] | undefined {
  const [, one, other] = /^(\d{1,4}):(\d{1,4}|\d{1,3}(?:,\d{3})+)$/.exec(text) ?? [];
  return one === undefined || other === undefined
    ? undefined
    : [[...cardinal(one), 'to', ...cardinal(other.replaceAll(',', ''))]];
}
