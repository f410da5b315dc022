/** The value of a Roman numeral in capitals. Undefined for what is not a well-formed numeral below 90. */
export function romanValue(numeral: string): number | undefined {
  const match = /^(XL|L?X{0,3})(IX|IV|V?I{0,3})$/.exec(numeral);
  if (!match || numeral === '') return undefined;
  const [, tens = '', ones = ''] = match;
  const value = (text: string, one: string, five: string): number => {
    if (text === one + five) return 4;
    if (text.length === 2 && text.startsWith(one) && !text.endsWith(one)) return 9;
    return Array.from(text).reduce((sum, letter) => sum + (letter === five ? 5 : 1), 0);
  };
  return value(tens, 'X', 'L') * 10 + value(ones, 'I', 'V');
}
