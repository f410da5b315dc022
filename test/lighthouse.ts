import lighthouse, { type Flags } from 'lighthouse';
import { launchBrowser, startCli } from './e2e/demo.js';

/*
 * npm run test:lighthouse: Lighthouse over the demo page, as `npm start` serves it, in the Chromium from npm, on its
 * simulated phone. Accessibility and best practices must have no finding. Of performance what can be found is, too;
 * its score is of this machine at this moment, and is told.
 */

const server = await startCli();
const browser = await launchBrowser();
let found = 0;
try {
  const page = await browser.newPage();
  const flags: Flags = {
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
    output: 'json',
    logLevel: 'error',
  };
  const result = await lighthouse(server.url, flags, undefined, page);
  if (!result) throw new Error('Lighthouse said nothing.');
  const { categories, audits } = result.lhr;
  for (const { id, title, score, auditRefs } of Object.values(categories)) {
    console.log(`${title}: ${Math.round((score ?? 0) * 100)}`);
    for (const { id: name, weight } of auditRefs) {
      const audit = audits[name];
      if (!audit || audit.score === null || audit.score >= 0.9) continue;
      if (audit.scoreDisplayMode === 'informative' || audit.scoreDisplayMode === 'notApplicable') continue;
      // Without a weight it is a hint and counts nowhere.
      const counts = id !== 'performance' || weight > 0;
      if (counts) found++;
      console.log(`  ${counts ? 'finding' : 'hint'}: ${name}: ${audit.title} ${audit.displayValue ?? ''}`);
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
console.log(found === 0 ? 'No finding.' : `${found} findings.`);
process.exitCode = found === 0 ? 0 : 1;
