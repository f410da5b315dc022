import { AudioArticleError } from '../../../core/errors.js';

/** Variables of the environment: keys stand nowhere else. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What stands in a variable; undefined when it is not set or empty. */
export const valueOf = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined;

/**
 * A key as a header can hold it.
 * @throws AudioArticleError AA_E_VOICE_UNAVAILABLE
 */
export function keyOf(env: Environment, name: string, remedy: string): string {
  const key = valueOf(env, name);
  if (key === undefined) throw new AudioArticleError('AA_E_VOICE_UNAVAILABLE', `${name} is not set.`, remedy);
  if (!/^[\x21-\x7e]+$/.test(key))
    throw new AudioArticleError('AA_E_VOICE_UNAVAILABLE', `${name} holds what no key holds.`, remedy);
  return key;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

/**
 * Where a service is reached: its own address, or what the variable names instead (a gateway of one's own). A key goes
 * over an encrypted connection, or does not leave the machine.
 * @returns without a slash at its end
 * @throws AudioArticleError AA_E_VOICE_UNAVAILABLE
 */
export function baseUrl(env: Environment, name: string, own: string): string {
  const given = valueOf(env, name) ?? own;
  const refuse = (what: string): never => {
    throw new AudioArticleError(
      'AA_E_VOICE_UNAVAILABLE',
      `${name} ${what}.`,
      'Give an https: address, or http: on this machine.',
    );
  };
  if (!URL.canParse(given)) return refuse('holds no address');
  const url = new URL(given);
  const secure = url.protocol === 'https:' || url.protocol === 'wss:';
  const plain = url.protocol === 'http:' || url.protocol === 'ws:';
  if (!secure && !(plain && isLoopback(url.hostname))) refuse('is not an encrypted connection');
  if (url.username || url.password) refuse('holds a user name or a password');
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
