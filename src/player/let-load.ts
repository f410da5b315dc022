/** Safari is WebKit as well, and has its own way to the loudspeaker. */
export const isWebKitGtk = (userAgent: string): boolean =>
  /(X11|Linux).* AppleWebKit\//.test(userAgent) && !/Chrome\/|Android/.test(userAgent);

/**
 * The audio's bytes may come before it is asked to play. Not in WebKitGTK (2.50, measured): what has loaded there before
 * it plays is silent at first, for as long as it was loaded. What is loaded when it is asked is heard after 30 to 50 ms.
 */
export function letLoad(media: HTMLMediaElement): void {
  if (!isWebKitGtk(navigator.userAgent)) media.preload = 'auto';
}
