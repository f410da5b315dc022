import { existsSync, writeFileSync } from 'node:fs';
import { serveParent } from '../../../../src/narrate/voice/process/serve-parent.js';
import type { OddRequest } from './odd-request.js';

/* A child that does what it is told, good or bad. */

/** As an engine that is deep in one sentence: no event comes through. */
function hang(): Promise<never> {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  return new Promise(() => undefined);
}

serveParent((json) => {
  const request = json as OddRequest;
  if ('file' in request) {
    if (existsSync(request.file)) return Promise.resolve({ json: 'alive', bytes: new Uint8Array([1]) });
    writeFileSync(request.file, '');
    if (request.do === 'hang-once') return hang();
    process.kill(process.pid, 'SIGKILL');
  }
  switch (request.do) {
    case 'echo':
      return Promise.resolve({ json: request, bytes: Buffer.from(request.value) });
    case 'hang':
      return hang();
    case 'babble':
      process.stdout.write('this is no message at all');
      return Promise.resolve({ json: null, bytes: new Uint8Array() });
    case 'throw':
      throw new Error('the engine is broken');
    default:
      process.kill(process.pid, 'SIGKILL');
      return new Promise(() => undefined);
  }
});
