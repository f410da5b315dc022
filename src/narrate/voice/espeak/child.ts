import type { Message } from '../process/messages.js';
import { serveParent } from '../process/serve-parent.js';
import type { EspeakEvent, EspeakListing, EspeakPhoneme, EspeakRequest, EspeakSpeech } from './requests.js';

/*
 * espeak-ng (GPL-3.0-or-later), in a process of its own. Nothing else imports it: it is a program that the user has
 * installed and that is spoken to over pipes.
 */

const { default: load } = await import('@echogarden/espeak-ng-emscripten');
const quiet = (): void => undefined;
const engine = await load({ print: quiet, printErr: quiet });
const worker = new engine.eSpeakNGWorker();

// It goes on where it stopped, in its noise and in its pitch. So that a sentence sounds the same whatever was said
// before, every sentence begins with the memory of a blank engine: one that has spoken once, so that its wrapper has
// the piece of memory that it keeps for voices' names.
worker.set_voice('gmw/en');
worker.synthesize('a', quiet);
const blank = engine.HEAPU8.slice();

function speak(voice: string, ssml: string): Message {
  engine.HEAPU8.set(blank);
  engine.HEAPU8.fill(0, blank.length);
  if (worker.set_voice(voice) !== 0) throw new Error(`espeak-ng has no voice ${voice}`);
  const text = Buffer.from(`${ssml}\0`);
  const ptr = engine._webidl_malloc(text.length);
  engine.HEAPU8.set(text, ptr);
  const pieces: Uint8Array[] = [];
  const events: EspeakEvent[] = [];
  worker.synthesize({ ptr }, (pcm, heard) => {
    pieces.push(new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength));
    for (const { type, id, audio_position: ms } of heard)
      if (type === 'mark' || type === 'phoneme') events.push({ type, id: String(id), ms });
  });
  return { json: { events } satisfies EspeakSpeech, bytes: Buffer.concat(pieces) };
}

const PHONEME_TABLES = '/usr/share/espeak-ng-data/phontab';
const VOWEL = 2;
const NASAL = 8;

/**
 * The engine's phoneme tables: how many, then each with the number of its entries, 3 bytes, a name of 32 bytes, and
 * entries of 16 bytes, which begin with the phoneme's name (4) and hold its kind at 11: 2 vowel … 8 nasal.
 */
function phonemes(): EspeakPhoneme[] {
  const file = Buffer.from(engine.FS.readFile(PHONEME_TABLES));
  const found = new Map<string, EspeakPhoneme>();
  let at = 4;
  for (let tables = file.readUInt8(0); tables > 0; tables--) {
    const entries = file.readUInt8(at);
    at += 36;
    for (let entry = 0; entry < entries; entry++, at += 16) {
      const name = file.toString('latin1', at, at + 4).replaceAll('\0', '');
      const kind = file.readUInt8(at + 11);
      if (kind >= VOWEL && kind <= NASAL && /^[A-Za-z0-9@]/.test(name) && !/[&<>|\]]/.test(name))
        found.set(name, { name, isVowel: kind === VOWEL });
    }
  }
  return [...found.values()];
}

const listed = (json: unknown): Message => ({ json, bytes: new Uint8Array() });

function answer(request: EspeakRequest): Message {
  if (request.kind === 'speak') return speak(request.voice, request.ssml);
  return request.kind === 'phonemes'
    ? listed(phonemes())
    : listed(worker.list_voices() satisfies readonly EspeakListing[]);
}

serveParent((json) => Promise.resolve(answer(json as EspeakRequest)));
