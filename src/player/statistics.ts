import { audioMs } from '../core/narration/audio-length.js';
import type { Visit } from '../core/visit.js';
import type { Acting } from './actions.js';
import { viewOf } from './view-of.js';

/*
 * How far the listener came and what they heard again, where the publisher asks for it with `statistics="ADDRESS"`. Nothing
 * in it tells one listener from another: no id, no cookie, no time. Who has asked not to be tracked is not counted.
 */

/** What a visit has of it at most. */
const REPLAYED = 100;

/** By Global Privacy Control, or by Do Not Track before it. */
function isDeclined(): boolean {
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & {
    readonly doNotTrack?: string | null;
    readonly globalPrivacyControl?: boolean;
  };
  return globalPrivacyControl === true || doNotTrack === '1' || doNotTrack === 'yes';
}

export function countVisit({ player, media, narration, signal }: Omit<Acting, 'listening'>): void {
  if (isDeclined()) return;
  const totalMs = audioMs(narration);
  let [hasBegun, began] = [false, false];
  let [from, to] = [0, 0];
  let replayed: [number, number][] = [];
  const heard = new Set<string>();
  const heardAgain = new Set<string>();

  const reached = (): void => {
    if (!hasBegun) [hasBegun, began] = [true, true];
    to = Math.max(to, Math.min(10, Math.floor((media.currentTime * 10_000) / totalMs)));
  };

  const send = (): void => {
    const address = player.getAttribute('statistics');
    if (!address || !URL.canParse(address, player.baseURI)) return;
    if (hasBegun && media.ended) to = 10;
    if (!began && from === to && replayed.length === 0) return;
    const { id, revision } = narration;
    const visit: Visit = { narration: id, revision, began, from, to, replayed };
    began = false;
    from = to;
    replayed = [];
    // Text, so that another site's server is not asked first. What does not arrive is not counted.
    fetch(new URL(address, player.baseURI), {
      method: 'POST',
      mode: 'no-cors',
      headers: { 'Content-Type': 'text/plain' },
      body: JSON.stringify(visit),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      keepalive: true,
    }).catch(() => undefined);
  };

  const options = { signal };
  player.addEventListener(
    'sentencechange',
    ({ detail: { block, sentence } }) => {
      if (media.paused) return;
      reached();
      const place = `${block} ${sentence}`;
      if (heard.has(place) && !heardAgain.has(place) && heardAgain.size < REPLAYED) {
        heardAgain.add(place);
        replayed.push([block, sentence]);
      }
      heard.add(place);
    },
    options,
  );
  media.addEventListener('playing', reached, options);
  media.addEventListener('pause', reached, options);
  const { ownerDocument: page } = player;
  page.addEventListener('visibilitychange', () => page.hidden && send(), options);
  viewOf(player).addEventListener('pagehide', send, options);
  signal.addEventListener('abort', send);
  if (!media.paused) reached();
}
