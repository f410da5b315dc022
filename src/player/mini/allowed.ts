/** The publisher may want no mini player: `mini="off"`. A browser without popovers has none. */
export const isMiniAllowed = (player: Element): boolean =>
  player.getAttribute('mini') !== 'off' && 'popover' in HTMLElement.prototype;
