import { clear, set } from 'idb-keyval';
import { deviceStore, SETTINGS_KEY } from '../../../src/player/device.js';
import type * as Tab from '../../../src/player/settings.js';
import { resetSettings, setSettings, settings, settingsRead } from '../../../src/player/settings.js';
import { assert, assertEqual } from '../dialogs/assert.js';
import { until } from './page.js';

let opened = 0;

/** The same code once more: what it hears of this one, and the other way round, goes the way it goes between tabs. */
const openTab = async (): Promise<typeof Tab> =>
  (await import(
    new URL(`../../../src/player/settings.ts?tab=${++opened}`, import.meta.url).href
  )) as typeof Tab;

describe('What the listener has set', () => {
  beforeEach(() => settingsRead);
  afterEach(async () => {
    await resetSettings();
    await clear(deviceStore);
  });

  it('is newer than what the device had, also when that is read later', async () => {
    await set(SETTINGS_KEY, { rate: 2, volume: 0.5 }, deviceStore);
    const tab = await openTab();
    void tab.setSettings({ rate: 1.5 });
    await tab.settingsRead;
    assertEqual(tab.settings().rate, 1.5);
    assertEqual(tab.settings().volume, 0.5);
  });

  it('is told to other tabs without what this one has not read yet', async () => {
    await setSettings({ volume: 0.3, follow: false });
    const tab = await openTab();
    await tab.setSettings({ rate: 1.75 });
    await until('it has come', () => settings().rate === 1.75);
    assertEqual(settings().volume, 0.3);
    assert(!settings().follow && !tab.settings().follow, 'the rest is as it was');
  });

  it('is heard of anew when the page comes back from where the browser had kept it', async () => {
    const tab = await openTab();
    await tab.settingsRead;
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await set(SETTINGS_KEY, { rate: 1.25 }, deviceStore);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until('it has been read', () => tab.settings().rate === 1.25 && settings().rate === 1.25);
    await tab.setSettings({ rate: 2.5 });
    await until('tabs hear each other', () => settings().rate === 2.5);
  });
});
