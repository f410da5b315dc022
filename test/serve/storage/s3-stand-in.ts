import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * A bucket on loopback that speaks S3's wire format as far as the storage does: PUT, GET with ranges, HEAD, DELETE. Every request must
 * be signed (AWS Signature Version 4, in its headers or in its address), and what is put must have the hash that was signed.
 */

export const ACCESS_KEY = 'AKIATESTTESTTEST';
export const SECRET = 'a secret of the bucket';
export const REGION = 'eu-central-1';
export const BUCKET = 'site';

export interface StandIn {
  readonly url: string;
  readonly objects: Map<string, { readonly bytes: Buffer; readonly headers: Record<string, string> }>;
  /** `PUT audio/x.mp3`, in the order in which they came. */
  readonly requests: string[];
  close(): Promise<void>;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();
const strict = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const url = new URL(request.url ?? '', 'http://here');
  const signedBy =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  const inAddress = url.searchParams.get('X-Amz-Signature');
  const [credential, names, signature] = signedBy
    ? signedBy.slice(1)
    : [url.searchParams.get('X-Amz-Credential'), url.searchParams.get('X-Amz-SignedHeaders'), inAddress];
  const time = String(request.headers['x-amz-date'] ?? url.searchParams.get('X-Amz-Date'));
  if (!credential || !names || !signature) return false;
  const [key, day = '', region, service, end] = credential.split('/');
  if (key !== ACCESS_KEY || region !== REGION || service !== 's3' || end !== 'aws4_request') return false;
  const said = request.headers['x-amz-content-sha256'];
  if (signedBy && said !== 'UNSIGNED-PAYLOAD' && said !== sha256(body)) return false;
  url.searchParams.delete('X-Amz-Signature');
  const query = [...url.searchParams]
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort()
    .join('&');
  const headers = names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [
    ...[request.method, url.pathname, query, headers.join(''), names],
    signedBy ? String(said) : 'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const signing = [region, service, 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${SECRET}`, day));
  return timingSafeEqual(Buffer.from(signature, 'hex'), hmac(signing, toSign));
}

export async function startStandIn(): Promise<StandIn> {
  const objects: StandIn['objects'] = new Map();
  const requests: string[] = [];

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '', 'http://here');
    const path = decodeURIComponent(pathname);
    if (!isSigned(request, body)) {
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
      return;
    }
    if (!path.startsWith(`/${BUCKET}/`)) {
      response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
      return;
    }
    const key = path.slice(BUCKET.length + 2);
    requests.push(`${request.method ?? ''} ${key}`);
    if (request.method === 'PUT') {
      const { 'content-type': type = '', 'cache-control': cache = '' } = request.headers;
      objects.set(key, { bytes: body, headers: { 'content-type': type, 'cache-control': cache } });
      response.writeHead(200).end();
      return;
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      response.writeHead(204).end();
      return;
    }
    const found = objects.get(key);
    if (!found) {
      response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      return;
    }
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const part =
      from === undefined ? found.bytes : found.bytes.subarray(Number(from), to ? Number(to) + 1 : undefined);
    const range = `bytes ${from ?? 0}-${Number(from) + part.length - 1}/${found.bytes.length}`;
    response.writeHead(from === undefined ? 200 : 206, {
      ...found.headers,
      'accept-ranges': 'bytes',
      ...(from !== undefined && { 'content-range': range }),
      'content-length': part.length,
      etag: `"${sha256(found.bytes).slice(0, 32)}"`,
    });
    response.end(request.method === 'HEAD' ? undefined : part);
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, Buffer.concat(chunks), response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ objects, requests },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
