export interface WavFormat {
  /** Hz */
  readonly rate: number;
  readonly channels?: number;
  readonly bits?: number;
  readonly isFloat?: boolean;
}

/** What stands before the samples of a RIFF WAVE file, in Node as in a browser. @param bytes of samples */
export function wavHead(
  bytes: number,
  { rate, channels = 1, bits = 16, isFloat = false }: WavFormat,
): Uint8Array<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(44));
  const write = (at: number, text: string): void =>
    Array.from(text).forEach((letter, i) => head.setUint8(at + i, letter.charCodeAt(0)));
  const frame = (channels * bits) / 8;
  write(0, 'RIFF');
  head.setUint32(4, 36 + bytes, true);
  write(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, isFloat ? 3 : 1, true);
  head.setUint16(22, channels, true);
  head.setUint32(24, rate, true);
  head.setUint32(28, rate * frame, true);
  head.setUint16(32, frame, true);
  head.setUint16(34, bits, true);
  write(36, 'data');
  head.setUint32(40, bytes, true);
  return new Uint8Array(head.buffer);
}
