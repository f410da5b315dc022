import { after, describe, it } from 'node:test';
import { change, randomFrom } from './change.js';
import { sweep, targets } from './targets.js';

/* A few changes of each, the same each time; `npm run test:fuzz` tries more, led by what they reach. */

const CHANGES = 60;

after(sweep);

describe('What reads files of others refuses them in words or reads them right', () => {
  for (const [name, { seeds, words, read }] of Object.entries(targets))
    it(`${name}, changed a little, is refused or read right`, async () => {
      const others = seeds.map((seed) => Buffer.from(seed));
      const random = randomFrom(1);
      for (const seed of others) await read(seed);
      for (let i = 0; i < CHANGES; i++)
        await read(change(others[i % others.length] ?? Buffer.alloc(0), { random, words, others }));
    });
});
