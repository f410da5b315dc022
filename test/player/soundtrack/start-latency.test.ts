import { deepEqual, equal } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWebKitGtk } from '../../../src/player/let-load.js';
import { startsOf, unknownLatencyMs, usualOf } from '../../../src/player/soundtrack/start-latency.js';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';
const chrome =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36';
const gtk =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/60.5 Safari/605.1.15';
const safari =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15';

describe('what a start takes', () => {
  it('is what the middle one of those before took: one on a busy machine teaches nothing', () => {
    equal(usualOf([7, 157, 4, 2, 1]), 4);
    equal(usualOf([5, 150]), 5);
    equal(usualOf([]), undefined);
  });

  it('is expected as the browser was measured, until there was one', () => {
    deepEqual([firefox, gtk, safari, chrome].map(unknownLatencyMs), [5, 40, 100, 100]);
  });

  it('is read from the device, where something else may stand', () => {
    deepEqual(startsOf([1, 'x', -3, 9000, NaN, 8, null]), [1, 8]);
    deepEqual(startsOf([1, 2, 3, 4, 5, 6, 7]), [3, 4, 5, 6, 7]);
    for (const kept of [undefined, null, 100, 'x', {}]) deepEqual(startsOf(kept), []);
  });

  it('WebKit on Linux is not Safari', () => {
    deepEqual([firefox, gtk, safari, chrome].map(isWebKitGtk), [false, true, false, false]);
  });
});
