/* Reviewed by a native speaker: no. */
import type { TroubleStrings } from '../../trouble/strings.js';

export const troubleStrings: TroubleStrings = {
  is: {
    offline: 'There is no connection. The voice goes on by itself when it is back.',
    slow: 'The network is too slow just now. The voice goes on by itself.',
    server: 'The publisher’s server has a problem. We keep trying.',
    missing: 'The audio file is gone. Only the publisher can bring it back.',
    damaged: 'The audio file is damaged, or your browser cannot play it.',
  },
  waiting: 'Waiting for the network …',
  misfit: 'The audio does not fit the text. The wrong words may be marked.',
};
