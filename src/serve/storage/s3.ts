import { AwsClient } from 'aws4fetch';
import { AudioArticleError } from '../../core/errors.js';
import { sha256 } from '../../narrate/sha256.js';
import type { Storage } from './storage.js';

export interface S3Options {
  readonly bucket: string;
  /** Of a service other than Amazon’s: `https://s3.example.org`; the bucket is then the first step of the path. */
  readonly endpoint?: string | undefined;
  /** Default: us-east-1. */
  readonly region?: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  /** What all keys begin with: several sites may share a bucket. */
  readonly prefix?: string | undefined;
  /** Where listeners get what is in the bucket, of a CDN before it; default: an address that is signed for an hour. */
  readonly publicUrl?: string | undefined;
}

/** Of one request; aws4fetch asks again what a server was too busy for. */
const TIMEOUT_MS = 60_000;
const RETRIES = 4;
/** s; a listener who seeks later is sent to a new one. */
const SIGNED_FOR = 3600;

const encoded = (key: string): string => key.split('/').map(encodeURIComponent).join('/');

/**
 * The bucket that the environment names, if it names one.
 * @throws AudioArticleError AA_E_STORAGE when something is missing
 */
export function s3Environment(env: NodeJS.ProcessEnv = process.env): S3Options | undefined {
  const bucket = env['S3_BUCKET'];
  if (!bucket) return undefined;
  const either = (...names: readonly string[]): string => {
    const found = names.map((name) => env[name]).find(Boolean);
    if (found) return found;
    throw new AudioArticleError(
      'AA_E_STORAGE',
      `S3_BUCKET is set, but not ${names.join(' or ')}.`,
      'Set it, or leave S3_BUCKET out to use folders.',
    );
  };
  return {
    bucket,
    endpoint: env['S3_ENDPOINT'] || undefined,
    region: env['S3_REGION'] || env['AWS_REGION'] || undefined,
    accessKeyId: either('S3_ACCESS_KEY_ID', 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: either('S3_SECRET_ACCESS_KEY', 'AWS_SECRET_ACCESS_KEY'),
    sessionToken: env['AWS_SESSION_TOKEN'] || undefined,
    prefix: env['S3_PREFIX'] || undefined,
    publicUrl: env['S3_PUBLIC_URL'] || undefined,
  };
}

/** A bucket of Amazon S3 or of what speaks as it does. @throws AudioArticleError AA_E_STORAGE */
export function s3Storage(options: S3Options): Storage {
  const { bucket, endpoint, region = 'us-east-1', publicUrl } = options;
  const prefix = options.prefix === undefined ? '' : `${options.prefix.replace(/^\/+|\/+$/g, '')}/`;
  const base = withSlash(
    endpoint === undefined
      ? `https://${bucket}.s3.${region}.amazonaws.com`
      : `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`,
    'S3_ENDPOINT',
  );
  const shown = publicUrl === undefined ? undefined : withSlash(publicUrl, 'S3_PUBLIC_URL');
  const client = new AwsClient({
    ...{ accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    ...(options.sessionToken === undefined ? {} : { sessionToken: options.sessionToken }),
    ...{ service: 's3', region, retries: RETRIES },
  });
  const at = (key: string): string => `${base}${encoded(prefix + key)}`;

  async function ask(key: string, method: string, init: RequestInit = {}): Promise<Response> {
    const answer = await client
      .fetch(at(key), { method, ...init, signal: AbortSignal.timeout(TIMEOUT_MS) })
      .catch((cause: unknown) => {
        throw refusal(`${new URL(base).host} cannot be reached`, cause);
      });
    if (answer.ok || answer.status === 404) return answer;
    await answer.body?.cancel();
    throw refusal(`${method} ${key} was answered ${answer.status} ${answer.statusText}`.trimEnd());
  }

  return {
    async put(key, bytes, { type, immutable } = {}) {
      const answer = await ask(key, 'PUT', {
        // A view of its own: what fetch takes may not be shared memory.
        body: Buffer.from(bytes),
        headers: {
          // Told, so that bytes that were spoilt on the way are refused.
          'x-amz-content-sha256': sha256(bytes),
          'content-type': type ?? 'application/octet-stream',
          'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
        },
      });
      if (!answer.ok) throw refusal(`the bucket ${bucket} does not exist`);
    },
    has: async (key) => (await ask(key, 'HEAD')).ok,
    async get(key) {
      const answer = await ask(key, 'GET');
      if (!answer.ok) {
        await answer.body?.cancel();
        return undefined;
      }
      const etag = answer.headers.get('etag');
      return {
        bytes: new Uint8Array(await answer.arrayBuffer()),
        ...(etag !== null && { etag }),
      };
    },
    async remove(key) {
      await (await ask(key, 'DELETE')).body?.cancel();
    },
    async url(key) {
      if (shown !== undefined) return `${shown}${encoded(prefix + key)}`;
      const signed = await client.sign(`${at(key)}?X-Amz-Expires=${SIGNED_FOR}`, {
        method: 'GET',
        aws: { signQuery: true },
      });
      return signed.url;
    },
    addressOf: (key) => `../${encoded(key)}`,
  };
}

function withSlash(address: string, name: string): string {
  if (!URL.canParse(address) || !/^https?:/.test(address))
    throw new AudioArticleError(
      'AA_E_STORAGE',
      `${name} is no address: “${address}”.`,
      'Give one such as https://s3.example.org',
    );
  return address.endsWith('/') ? address : `${address}/`;
}

const refusal = (what: string, cause?: unknown): AudioArticleError =>
  new AudioArticleError(
    'AA_E_STORAGE',
    `The storage cannot be used: ${what}.`,
    'Look at S3_BUCKET, S3_ENDPOINT, S3_REGION and the keys.',
    { cause },
  );
