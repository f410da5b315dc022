import { AudioArticleError } from '../../core/errors.js';

/**
 * Whose pages may put articles into a frame, as CSP's frame-ancestors says it.
 * @param origins `https://news.example`, `https://*.example`; none: everybody's
 * @throws AudioArticleError AA_E_USAGE
 */
export function frameAncestorsOf(origins: readonly string[] = []): readonly string[] {
  if (origins.length === 0) return ['*'];
  return ["'self'", ...origins.map(originOf)];
}

function originOf(value: string): string {
  const [, scheme, wild = '', rest] = /^(https?:\/\/)(\*\.)?([^/\s;,*?#@]+)\/?$/i.exec(value) ?? [];
  const origin = rest === undefined ? '' : `${scheme ?? ''}${rest}`;
  if (URL.canParse(origin)) return new URL(origin).origin.replace('://', `://${wild}`);
  throw new AudioArticleError(
    'AA_E_USAGE',
    `--embed-on must be an origin such as https://news.example or https://*.example, not “${value}”.`,
    'Give it once for each site that may embed articles.',
  );
}
