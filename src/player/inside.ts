import type { Requests } from './requests.js';
import type { Session } from './session.js';
import type { ShownPosition } from './shown-position.js';
import type { Source } from './source.js';
import type { Store } from './store.js';
import type { Trigger, Triggers } from './trigger.js';

/** What a player is made of. Its own elements come to it by `insideOf`; a page does not. */
export interface Inside {
  /** The one voice. Not through Web Audio, which a browser may suspend. */
  readonly media: HTMLAudioElement;
  readonly store: Store;
  readonly source: Source;
  /** What a listener asks for in the player. */
  readonly requests: Requests;
  /** The same, asked for in another way. */
  readonly requestsBy: (trigger: Trigger) => Requests;
  readonly triggers: Triggers;
  /** With this narration in this place of the page; undefined while another one loads. */
  session: Session | undefined;
  /** Wherever it is seen and heard. */
  readonly positions: Set<ShownPosition>;
  /** By the page or by the listener: what was set for another article does not count any more. */
  isRateSet: boolean;
  /** Until the player is removed from the page. */
  removed: AbortSignal;
  /** One polite status message, in answer to what the listener did. */
  readonly announce: (status: string) => void;
}

const insides = new WeakMap<EventTarget, Inside>();

export const putInside = (player: EventTarget, inside: Inside): void => void insides.set(player, inside);

/** Undefined for what is no player, or not yet. */
export const insideIf = (player: EventTarget | null): Inside | undefined =>
  player ? insides.get(player) : undefined;

export const insideOf = (player: EventTarget): Inside => insides.get(player) as Inside;
