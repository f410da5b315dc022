import * as oidc from 'openid-client';
import { AudioArticleError } from '../../core/errors.js';
import type { Editor } from './tokens.js';

/** An organisation's own sign-in (OpenID Connect Core 1.0): authorization code with PKCE, state and nonce. */
export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  /** Who may come in: `ada@example.org`, `@example.org` for all of a domain, `group:NAME`. */
  readonly editors: readonly string[];
  readonly admins: readonly string[];
  /** The claim that lists groups. Default: groups. */
  readonly groupsClaim?: string | undefined;
  /** What the server is called from outside, `https://audio.example.org`. Default: as the browser calls it. */
  readonly publicUrl?: string | undefined;
}

const listed = (value: string | undefined): string[] =>
  (value ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

/**
 * What the environment says of it; undefined: there is none.
 * @throws AudioArticleError AA_E_USAGE when something is missing
 */
export function oidcEnvironment(env: NodeJS.ProcessEnv = process.env): OidcOptions | undefined {
  const issuer = env['OIDC_ISSUER'];
  if (!issuer) return undefined;
  const clientId = env['OIDC_CLIENT_ID'];
  const [editors, admins] = [listed(env['OIDC_EDITORS']), listed(env['OIDC_ADMINS'])];
  const fail = (message: string, remedy: string): AudioArticleError =>
    new AudioArticleError('AA_E_USAGE', message, remedy);
  if (!URL.canParse(issuer))
    throw fail(`OIDC_ISSUER is no address: ${issuer}`, 'Set it to the one that your organisation gives.');
  if (!clientId) throw fail('OIDC_ISSUER is set and OIDC_CLIENT_ID is not.', 'Set both.');
  if (editors.length + admins.length === 0)
    throw fail(
      'Nobody may sign in: OIDC_EDITORS and OIDC_ADMINS are empty.',
      'Name e-mail addresses, @domains or group:NAMES, parted by commas.',
    );
  return {
    ...{ issuer, clientId, editors, admins },
    clientSecret: env['OIDC_CLIENT_SECRET'] || undefined,
    groupsClaim: env['OIDC_GROUPS_CLAIM'] || undefined,
    publicUrl: env['AUDIO_ARTICLE_URL'] || undefined,
  };
}

/** What the browser keeps between leaving for the organisation's page and coming back. */
export interface Leaving {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Path of the page that was wanted. */
  readonly to: string;
}

export type Arrival =
  | { readonly kind: 'editor'; readonly editor: Editor }
  /** Known there, but not allowed here. */
  | { readonly kind: 'stranger' }
  /** Broken off, too late, or an answer that does not hold. */
  | { readonly kind: 'refused' };

export interface Oidc {
  readonly publicUrl: string | undefined;
  /** @throws when the issuer cannot be reached */
  leave(redirectUri: string, to: string): Promise<{ readonly url: URL; readonly leaving: Leaving }>;
  /** @param url with what the issuer has added to the redirect address */
  arrive(url: URL, leaving: Leaving): Promise<Arrival>;
}

/** Called deprecated there so that it stands out; here it is for issuers on this very machine. */
const allowLoopback: (config: oidc.Configuration) => void = Reflect.get(oidc, 'allowInsecureRequests');

const isLoopback = ({ hostname }: URL): boolean => /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);

export function openOidc(options: OidcOptions): Oidc {
  const issuer = new URL(options.issuer);
  let found: Promise<oidc.Configuration> | undefined;
  /** Looked for when somebody signs in: the server starts also while the issuer is away. */
  const configuration = (): Promise<oidc.Configuration> => {
    found ??= oidc.discovery(issuer, options.clientId, options.clientSecret, undefined, {
      timeout: 10,
      ...(issuer.protocol === 'http:' && isLoopback(issuer) ? { execute: [allowLoopback] } : {}),
    });
    found.catch(() => (found = undefined));
    return found;
  };

  return {
    publicUrl: options.publicUrl,
    async leave(redirectUri, to) {
      const config = await configuration();
      const verifier = oidc.randomPKCECodeVerifier();
      const leaving = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier, to };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...{ state: leaving.state, nonce: leaving.nonce },
      });
      return { url, leaving };
    },
    async arrive(url, { state, nonce, verifier }) {
      const config = await configuration();
      try {
        const tokens = await oidc.authorizationCodeGrant(config, url, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return { kind: 'refused' };
        // Many issuers put address and groups there only.
        const info = config.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {};
        return arrivalOf({ ...claims, ...info }, options);
      } catch {
        return { kind: 'refused' };
      }
    },
  };
}

/** Who that is here. An address counts only where the issuer says that it is theirs. */
export function arrivalOf(
  claims: Readonly<Record<string, unknown>>,
  { editors, admins, groupsClaim = 'groups' }: Pick<OidcOptions, 'editors' | 'admins' | 'groupsClaim'>,
): Arrival {
  const { email, email_verified: isVerified, name } = claims;
  const address = typeof email === 'string' && isVerified === true ? email.toLowerCase() : undefined;
  const groups = claims[groupsClaim];
  const isIn = (group: string): boolean => Array.isArray(groups) && groups.includes(group);
  const isListed = (entries: readonly string[]): boolean =>
    entries.some((entry) => {
      if (entry.startsWith('group:')) return isIn(entry.slice('group:'.length));
      if (address === undefined) return false;
      return entry.startsWith('@') ? address.endsWith(entry.toLowerCase()) : address === entry.toLowerCase();
    });
  const role = isListed(admins) ? 'admin' : isListed(editors) ? 'editor' : undefined;
  if (role === undefined) return { kind: 'stranger' };
  const called = [name, address, claims['sub']].find((one) => typeof one === 'string' && one.trim() !== '');
  return { kind: 'editor', editor: { name: String(called).slice(0, 100), role } };
}
