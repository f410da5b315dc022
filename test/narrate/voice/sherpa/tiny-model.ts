import loadEspeak from '@echogarden/espeak-ng-emscripten';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import protobuf from 'protobufjs';

/*
 * A model in Piper's form that a test can make: no network was trained, each phoneme has 25 ms of a sound of its own
 * (Gather by its number, then all in a row). Loaded and run by the real sherpa-onnx as any other.
 */

export const SAMPLE_RATE = 16_000;
const PHONEME_MS = 25;
const FLOAT = 1;
const INT64 = 7;

/** Of onnx.proto3 (https://github.com/onnx/onnx, Apache-2.0) the messages and fields that are used here. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Model { int64 ir_version = 1; string producer_name = 2; Graph graph = 7; repeated Opset opset_import = 8; repeated Entry metadata_props = 14; }
  message Opset { string domain = 1; int64 version = 2; }
  message Entry { string key = 1; string value = 2; }
  message Graph { repeated Node node = 1; string name = 2; repeated Tensor initializer = 5; repeated Info input = 11; repeated Info output = 12; }
  message Node { repeated string input = 1; repeated string output = 2; string name = 3; string op_type = 4; }
  message Tensor { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; }
  message Info { string name = 1; Type type = 2; }
  message Type { TensorType tensor_type = 1; }
  message TensorType { int32 elem_type = 1; Shape shape = 2; }
  message Shape { repeated Dimension dim = 1; }
  message Dimension { int64 dim_value = 1; string dim_param = 2; }
`);

const info = (name: string, type: number, dims: readonly (number | string)[]): object => ({
  name,
  type: {
    tensorType: {
      elemType: type,
      shape: { dim: dims.map((dim) => (typeof dim === 'number' ? { dimValue: dim } : { dimParam: dim })) },
    },
  },
});

/** Silence for what is no sound, a hiss or two tones for the rest. */
function sounds(count: number, isSilent: (phoneme: number) => boolean): Float32Array {
  const length = (SAMPLE_RATE * PHONEME_MS) / 1000;
  const table = new Float32Array(count * length);
  let seed = 1;
  for (let phoneme = 0; phoneme < count; phoneme++) {
    if (isSilent(phoneme)) continue;
    for (let n = 0; n < length; n++) {
      const time = n / SAMPLE_RATE;
      seed = (seed * 16_807) % 2_147_483_647;
      const hiss = phoneme % 3 === 0 ? (seed / 2_147_483_647 - 0.5) * 0.2 : 0;
      const low = Math.sin(2 * Math.PI * (200 + 17 * phoneme) * time);
      const high = Math.sin(2 * Math.PI * (900 + 41 * phoneme) * time);
      const edge = Math.min(1, n / 80, (length - 1 - n) / 80);
      table[phoneme * length + n] = edge * (0.25 * low + 0.12 * high + hiss);
    }
  }
  return table;
}

/** Piper's symbols: `_` between all, `^` and `$` around a sentence. */
const symbols = Array.from(
  "_^$ !'(),-.:;?abcdefhijklmnopqrstuvwxyzæçðøħŋœɐɑɒɓɔɕɖɗɘəɚɛɜɞɟɡɢɣɤɥɦɧɨɪɫɬɭɮɯɰɱɲɳɴɵɶɸɹɺɻɽɾʀʁʂʃʄʈʉʊʋʌʍʎʏʐʑʒʔʕʘʙʛʜʝʟʡʢˈˌːˑ˞βθχᵻ",
);

export interface TinyModel {
  readonly metadata?: Readonly<Record<string, string>>;
  /** Of the model's file, without its ending. */
  readonly name?: string;
}

const piper = {
  ...{ model_type: 'vits', comment: 'piper', language: 'English', voice: 'en-us' },
  ...{ has_espeak: '1', n_speakers: '1', sample_rate: String(SAMPLE_RATE) },
};

export function tinyModel(metadata: Readonly<Record<string, string>> = piper): Uint8Array {
  const silent = new Set(Array.from("_^$ !'(),-.:;?ˈˌːˑ˞", (symbol) => symbols.indexOf(symbol)));
  const table = sounds(symbols.length, (phoneme) => silent.has(phoneme));
  const Model = root.lookupType('Model');
  return Model.encode(
    Model.fromObject({
      irVersion: 8,
      producerName: 'audio-article tests',
      opsetImport: [{ domain: '', version: 13 }],
      metadataProps: Object.entries(metadata).map(([key, value]) => ({ key, value })),
      graph: {
        name: 'tiny',
        node: [
          { opType: 'Gather', name: 'sounds', input: ['table', 'input'], output: ['rows'] },
          { opType: 'Reshape', name: 'row', input: ['rows', 'shape'], output: ['output'] },
        ],
        initializer: [
          {
            ...{ name: 'table', dataType: FLOAT, dims: [symbols.length, table.length / symbols.length] },
            rawData: Buffer.from(table.buffer),
          },
          {
            name: 'shape',
            dataType: INT64,
            dims: [3],
            rawData: Buffer.from(new BigInt64Array([1n, 1n, -1n]).buffer),
          },
        ],
        input: [
          info('input', INT64, [1, 'phonemes']),
          info('input_lengths', INT64, [1]),
          info('scales', FLOAT, [3]),
        ],
        output: [info('output', FLOAT, [1, 1, 'samples'])],
      },
    }),
  ).finish();
}

/** The data of eSpeak NG, by which Piper's models read text, from the package that is installed for tests. */
async function writeEspeakData(folder: string): Promise<void> {
  const quiet = (): void => undefined;
  const { FS } = await loadEspeak({ print: quiet, printErr: quiet });
  const root = '/usr/share/espeak-ng-data';
  for (const name of [
    'phontab',
    'phonindex',
    'phondata',
    'intonations',
    'en_dict',
    'lang/gmw/en',
    'lang/gmw/en-US',
  ]) {
    const path = join(folder, 'espeak-ng-data', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, FS.readFile(`${root}/${name}`));
  }
}

/** A whole folder. */
export async function writeTinyModel(
  folder: string,
  { metadata, name = 'en_US-tiny-low' }: TinyModel = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.onnx`), tinyModel(metadata));
  await writeFile(join(folder, 'tokens.txt'), symbols.map((symbol, i) => `${symbol} ${i}\n`).join(''));
  await writeEspeakData(folder);
}
