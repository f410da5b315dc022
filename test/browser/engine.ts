/* Which browser a test runs in, and the one way to say that it cannot run in all of them. */

export type EngineName = 'chromium' | 'firefox' | 'webkit';

const { userAgent } = navigator;
/** Chromium says that it is WebKit as well. */
export const engine: EngineName = userAgent.includes('Firefox/')
  ? 'firefox'
  : userAgent.includes('Chrome/')
    ? 'chromium'
    : 'webkit';

/**
 * Tests, left out of the engines that they are impossible in; `npm run test:all-browsers` counts and prints them:
 *
 *     const itWithScreen = itExceptIn({ webkit: 'it has no screen' });
 *     itWithScreen('is dark in the dark', () => …);
 */
export function itExceptIn(reasons: Partial<Record<EngineName, string>>): typeof it {
  const reason = reasons[engine];
  return reason === undefined ? it : (name, test) => xit(`${name} [${reason}]`, test);
}

/* Limits of the drivers, not of the player. */

export const itInMedia = itExceptIn({
  webkit: 'WebKitGTK cannot be told to prefer dark colours or less motion',
});
export const itWhenNarrow = itExceptIn({
  webkit: 'a window of its MiniBrowser is never narrower than 447 px',
});
/** Of a view that is so wide, in px. */
export const itAt = (width: number): typeof it => (width < 447 ? itWhenNarrow : it);
/** Of a page in these colours: light ones are every browser's own. */
export const itIn = (colours: 'light' | 'dark'): typeof it => (colours === 'dark' ? itInMedia : it);
export const itWithEar = itExceptIn({
  webkit: 'it has no captureStream(), by which a test hears what plays',
});
const notInPrint = 'its driver cannot show a page as it is printed, or in forced colours';
export const itInPrint = itExceptIn({ firefox: notInPrint, webkit: notInPrint });
