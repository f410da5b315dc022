import type { Said } from './reading.js';

/**
 * 2/3-majority, 1/2-inch, 2/3-Mehrheit; 9/11-style and 24/7-Dienst are none.
 *
 * @param number says the share
 * @param rest says what it is a share of
 */
export function readShare(
  text: string,
  number: (written: string) => Said,
  rest: (written: string) => Said,
): Said[] | undefined {
  const [, share, of] = /^([1-4]\/[2-5])-(\p{L}.*)$/su.exec(text) ?? [];
  if (share === undefined || of === undefined || share.charAt(0) >= share.charAt(2)) return undefined;
  return [[...number(share), ...rest(of)]];
}
