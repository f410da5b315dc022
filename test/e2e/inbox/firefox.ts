import puppeteer from 'puppeteer-core';
import { firefoxPreferences } from '../../engines/firefox.js';
import { programAt, startSound } from '../../engines/machine.js';
import type { TestBrowser } from '../demo.js';

/** Debian's Firefox with a sound card that nobody hears: without one it plays nothing. */
export async function openFirefox(): Promise<TestBrowser> {
  const sound = await startSound();
  try {
    const browser = await puppeteer.launch({
      ...{ browser: 'firefox', headless: true, executablePath: programAt('firefox-esr') ?? '' },
      ...{ env: { ...process.env, ...sound.env }, extraPrefsFirefox: firefoxPreferences },
    });
    return {
      createBrowserContext: (options) => browser.createBrowserContext(options),
      newPage: () => browser.newPage(),
      version: () => browser.version(),
      async close() {
        await browser.close();
        await sound.stop();
      },
    };
  } catch (error) {
    await sound.stop();
    throw error;
  }
}
