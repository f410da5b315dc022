import { decode, encode } from 'fast-png';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { serveDocs } from '../../docs/site/serve.js';
import { launchBrowser } from '../e2e/demo.js';
import { root } from './markdown.js';

/*
 * npm run docs:screenshots: pictures of pages and player as they are, beside those that are kept in docs/screenshots. One
 * that has changed fails; `-- --update` keeps the new ones. Fonts differ between machines, and so do pictures: a script of
 * its own, run where the kept ones were made.
 */

const folder = join(root, 'docs/screenshots');
const update = process.argv.includes('--update');
/** Of all pixels: edges of letters differ from run to run. */
const TOLERANCE = 0.002;

const looks = [
  { name: 'light', width: 1280, features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  { name: 'dark', width: 1280, features: [{ name: 'prefers-color-scheme', value: 'dark' }] },
  { name: '320', width: 320, features: [{ name: 'prefers-color-scheme', value: 'light' }] },
  { name: 'forced-colors', width: 1280, features: [{ name: 'forced-colors', value: 'active' }] },
] as const;
const pages = { start: '/start/', playground: '/playground/' } as const;

const { url, app } = await serveDocs(join(root, 'docs-site'), 0);
const browser = await launchBrowser();
const changed: string[] = [];
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage();
  for (const look of looks)
    for (const [name, path] of Object.entries(pages)) {
      await page.setViewport({ width: look.width, height: 800 });
      const session = await page.createCDPSession();
      await session.send('Emulation.setEmulatedMedia', { features: [...look.features] });
      await page.goto(new URL(path, url).href, { waitUntil: 'networkidle0' });
      if (name === 'playground') await page.$eval('#player', (heading) => heading.scrollIntoView());
      const file = join(folder, `${name}-${look.name}.png`);
      const shot = decode(await page.screenshot({ type: 'png' }));
      await session.detach();
      const kept = await readFile(file).then(decode, () => undefined);
      const { width, height } = shot;
      const same = kept?.width === width && kept.height === height && kept.channels === shot.channels;
      const share = same ? differing(kept.data, shot.data, width, height) / (width * height) : 1;
      if (share <= TOLERANCE) continue;
      changed.push(`${name}-${look.name}.png: ${kept ? `${(share * 100).toFixed(1)} % differ` : 'new'}`);
      if (update) await writeFile(file, encode(shot));
    }
} finally {
  await browser.close();
  await app.close();
}

type Pixels = ReturnType<typeof decode>['data'];

/** @param before RGB or RGBA of 8 bits */
function differing(before: Pixels, now: Pixels, width: number, height: number): number {
  const [a, b] = [before, now].map((pixels) => rgba(pixels, width * height)) as [Uint8Array, Uint8Array];
  return pixelmatch(a, b, undefined, width, height, { threshold: 0.15 });
}

function rgba(pixels: Pixels, count: number): Uint8Array {
  const channels = pixels.length / count;
  const made = new Uint8Array(count * 4).fill(255);
  for (let i = 0; i < count; i++)
    for (let channel = 0; channel < Math.min(channels, 3); channel++)
      made[i * 4 + channel] = pixels[i * channels + channel] ?? 0;
  return made;
}

console.log(changed.length === 0 ? 'All pictures are as they were kept.' : changed.join('\n'));
if (changed.length > 0 && !update) {
  console.log('If this is meant: npm run docs:screenshots -- --update');
  process.exitCode = 1;
}
