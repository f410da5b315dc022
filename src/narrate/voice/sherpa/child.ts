import sherpa from 'sherpa-onnx-node';
import type { Message } from '../process/messages.js';
import { serveParent } from '../process/serve-parent.js';
import type { SherpaAnswer, SherpaModel, SherpaRequest } from './requests.js';

/*
 * sherpa-onnx in a process of its own: native code that ends the process where a model is not as it should be.
 */

let loaded: { readonly key: string; readonly tts: InstanceType<typeof sherpa.OfflineTts> } | undefined;

function load(model: SherpaModel): InstanceType<typeof sherpa.OfflineTts> {
  const key = JSON.stringify(model);
  if (loaded?.key !== key) {
    loaded = undefined;
    const settings = { ...model, numThreads: 1, provider: 'cpu', debug: 0 };
    loaded = { key, tts: new sherpa.OfflineTts({ model: settings, maxNumSentences: 1 }) };
  }
  return loaded.tts;
}

const answered = (json: SherpaAnswer, bytes = new Uint8Array()): Message => ({ json, bytes });

function say({ model, speaker, text }: SherpaRequest): Message {
  let tts: ReturnType<typeof load>;
  try {
    tts = load(model);
  } catch (error) {
    // What it complains of in detail, it writes to standard error.
    return answered({ refused: error instanceof Error ? error.message : String(error) });
  }
  const { samples, sampleRate } = tts.generate({ text, sid: speaker, speed: 1, enableExternalBuffer: false });
  const pcm = Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
  return answered({ sampleRate }, new Uint8Array(pcm.buffer));
}

serveParent((json) => Promise.resolve(say(json as SherpaRequest)));
