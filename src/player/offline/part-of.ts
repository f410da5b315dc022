/*
 * A part of a whole file, as RFC 9110 §14 wants it. The library for it, workbox-range-requests, asks for `process.env`,
 * which no worker has without a bundler.
 */

interface Span {
  /** `[start, end)` in bytes. */
  readonly start: number;
  readonly end: number;
}

/**
 * @param header of the request
 * @returns null: no byte of the file is asked for; undefined: what this is not understood as, or several parts: the whole
 *   file is the answer then
 */
export function spanOf(header: string, size: number): Span | null | undefined {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header) ?? [];
  if (!first && !last) return undefined;
  // The last so many bytes.
  if (!first)
    return Number(last) > 0 && size > 0 ? { start: Math.max(0, size - Number(last)), end: size } : null;
  const start = Number(first);
  if (last && Number(last) < start) return undefined;
  if (start >= size) return null;
  return { start, end: last ? Math.min(Number(last) + 1, size) : size };
}

/** @param whole status 200 */
export async function partOf(whole: Response, range: string): Promise<Response> {
  const file = await whole.blob();
  const span = spanOf(range, file.size);
  const headers = new Headers(whole.headers);
  if (span === null) {
    headers.set('Content-Range', `bytes */${file.size}`);
    return new Response(null, { status: 416, headers });
  }
  if (!span) return new Response(file, { headers });
  const { start, end } = span;
  headers.set('Content-Range', `bytes ${start}-${end - 1}/${file.size}`);
  headers.set('Content-Length', String(end - start));
  return new Response(file.slice(start, end, file.type), { status: 206, headers });
}
