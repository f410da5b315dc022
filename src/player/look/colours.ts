import type { Look } from '../settings.js';

/** Of the text, of what lies under it, and of links; `#rrggbb`. */
export interface Colours {
  readonly ink: string;
  readonly paper: string;
  readonly link: string;
}

/** Text and links have a contrast of 7:1 and more; a test holds them to it. */
export const pairs: Readonly<Record<Exclude<Look['colours'], 'page' | 'own'>, Colours>> = {
  light: { ink: '#1a1b1f', paper: '#ffffff', link: '#0b3d91' },
  sepia: { ink: '#33240f', paper: '#f7eedb', link: '#123c7c' },
  dark: { ink: '#f1f2f5', paper: '#17191e', link: '#b3cdff' },
  yellow: { ink: '#ffee55', paper: '#000000', link: '#9fd0ff' },
};

/** Undefined: the page's own. Of the listener's own two the links have the text's, and are told by their underline. */
export function coloursOf({ colours, ink, paper }: Look): Colours | undefined {
  if (colours === 'page') return undefined;
  return colours === 'own' ? { ink, paper, link: ink } : pairs[colours];
}

/** Relative luminance, 0 (black) to 1 (white); WCAG 2.2. */
export function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21; WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
