import { after } from 'node:test';
import { voiceContract } from '../contract.js';
import { services } from './services.js';
import { finding } from './voice.js';

for (const { service, start, asked } of services) {
  const standIn = await start();
  after(() => standIn.close());
  const available = await finding(service, standIn)(asked);
  voiceContract(asked, () => available.open(), { deterministic: true });
}
