/*
 * What the page in a frame and the page around it say to each other (window.postMessage), and how high a frame is before
 * they have spoken. Nothing here is secret: either side may be anybody.
 */

/** Of both; whatever else comes is passed over. */
export const EMBED = 'audio-article';

/** What the page in the frame may do: play when its reader asks it to, and hand out links. */
export const FRAME_ALLOW = "autoplay 'none';clipboard-write;web-share";

export interface FromFrame {
  readonly type: typeof EMBED;
  /** CSS pixels that the page in the frame needs. */
  readonly height?: number;
  /** Its voice has begun. */
  readonly plays?: true;
}

export interface ToFrame {
  readonly type: typeof EMBED;
  /** Another voice has begun. */
  readonly pause: true;
}

/**
 * What a frame needs with a title of two lines, or three where it is narrow, in CSS pixels: the player is higher where it
 * has less room (audio-article.css). Too high is a blank strip, too low a page that moves.
 * @param width of the frame, CSS pixels
 */
export const frameHeight = (width: number): number =>
  width < 312 ? 900 : width < 440 ? 550 : width < 616 ? 468 : width < 680 ? 416 : 380;
