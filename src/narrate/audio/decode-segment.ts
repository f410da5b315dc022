import { MPEGDecoder } from 'mpg123-decoder';

let opened: Promise<MPEGDecoder> | undefined;

async function open(): Promise<MPEGDecoder> {
  const decoder = new MPEGDecoder({ enableGapless: false });
  await decoder.ready;
  return decoder;
}

/** Decodes frames without an Info frame: all samples, the encoder's and the decoder's delay at their beginning. */
export async function decodeWithDelay(mp3: Uint8Array): Promise<Float32Array> {
  const decoder = await (opened ??= open());
  await decoder.reset();
  const { channelData, errors } = decoder.decode(mp3);
  if (errors[0]) throw new Error(errors[0].message);
  return channelData[0] ?? new Float32Array();
}
