import { decode } from 'fast-png';
import type { Page } from 'puppeteer-core';

/* What is really seen: pixels of a screenshot, and the contrast of WCAG 2.2 between them. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** `0xrrggbb` */
type Colour = number;

export interface Picture {
  /** Device pixels of one CSS pixel. */
  readonly scale: number;
  /** CSS pixels of the window; what lies outside of the picture is left out. */
  pixelsIn(rect: Rect): readonly Colour[];
}

/** @param of CSS pixels of the window: what is looked at; each pixel more has to be coded and decoded */
export async function photograph(page: Page, of?: Rect): Promise<Picture> {
  const { scale, origin, clip } = await page.evaluate((rect) => {
    const left = Math.max(0, Math.floor(rect?.left ?? 0));
    const top = Math.max(0, Math.floor(rect?.top ?? 0));
    const right = Math.min(innerWidth, Math.ceil(rect ? rect.left + rect.width : innerWidth));
    const bottom = Math.min(innerHeight, Math.ceil(rect ? rect.top + rect.height : innerHeight));
    return {
      scale: devicePixelRatio,
      origin: { left, top },
      clip: { x: left + scrollX, y: top + scrollY, width: right - left, height: bottom - top },
    };
  }, of);
  const png = await page.screenshot({
    ...(of && { clip }),
    ...{ captureBeyondViewport: false, optimizeForSpeed: true },
  });
  const { width, height, channels, data } = decode(png);
  return {
    scale,
    pixelsIn(rect) {
      const pixels: Colour[] = [];
      const from = (css: number, start: number): number => Math.max(0, Math.round((css - start) * scale));
      const right = Math.min(width, from(rect.left + rect.width, origin.left));
      const bottom = Math.min(height, from(rect.top + rect.height, origin.top));
      for (let y = from(rect.top, origin.top); y < bottom; y++)
        for (let x = from(rect.left, origin.left); x < right; x++) {
          const at = (y * width + x) * channels;
          pixels.push(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0));
        }
      return pixels;
    },
  };
}

/** A picture has few colours and many pixels. */
const luminances = new Map<Colour, number>();

/** WCAG’s relative luminance: 0 to 1. */
export function luminance(colour: Colour): number {
  const found = luminances.get(colour);
  if (found !== undefined) return found;
  const [r = 0, g = 0, b = 0] = [16, 8, 0].map((shift) => {
    const part = ((colour >> shift) & 255) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  luminances.set(colour, light);
  return light;
}

export function contrast(one: Colour, other: Colour): number {
  if (one === other) return 1;
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Colours of `pixels` and how many there are of each, the most frequent first. */
export function coloursOf(pixels: readonly Colour[]): readonly (readonly [colour: Colour, count: number])[] {
  const counts = new Map<Colour, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** What lies behind: the colour that there is most of. */
export const groundOf = (pixels: readonly Colour[]): Colour => coloursOf(pixels)[0]?.[0] ?? 0;

/**
 * The contrast of what is drawn on its ground: strokes are blurred at their edges, so it is the colour that differs
 * most, if there are some pixels of it.
 */
export function contrastIn(pixels: readonly Colour[], ground = groundOf(pixels), atLeast = 4): number {
  const ratios = coloursOf(pixels)
    .filter(([, count]) => count >= atLeast)
    .map(([colour]) => contrast(colour, ground));
  return Math.max(1, ...ratios);
}

export const hex = (colour: Colour): string => `#${colour.toString(16).padStart(6, '0')}`;
