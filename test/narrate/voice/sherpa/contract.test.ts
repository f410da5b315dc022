import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { sherpaProviders } from '../../../../src/narrate/voice/sherpa/sherpa.js';
import { defaultVoice } from '../../../../src/narrate/voice/voices.js';
import { voiceContract } from '../contract.js';
import { writeTinyModel } from './tiny-model.js';

/*
 * What the voice itself owes, with the real sherpa-onnx. The aligner has tests of its own and knows human speech better
 * than these tones: here each word has as much of the sound as it has letters.
 */

// From the sources the child would leave the loader's own files in the temporary folder, in which the contract looks.
process.env['TSX_DISABLE_CACHE'] = '1';

const folder = await mkdtemp(join(tmpdir(), 'audio-article-piper-'));
after(() => rm(folder, { recursive: true, force: true }));
await writeTinyModel(folder);

const [piper] = sherpaProviders({
  reference: defaultVoice,
  align({ pcm, sampleRate, tokens }) {
    const letters = tokens.map(({ text }) => text.replace(/[^\p{L}\p{N}]/gu, '').length);
    const all = letters.reduce((sum, count) => sum + count, 0);
    const durationMs = (pcm.length * 1000) / sampleRate;
    let before = 0;
    return Promise.resolve(
      letters.map((count) => {
        const startMs = (before / all) * durationMs;
        before += count;
        return { startMs, endMs: (before / all) * durationMs };
      }),
    );
  },
});
const voice = (await piper!.find(`piper:${folder}`))!;
voiceContract('piper', () => voice.open(), { deterministic: true });
