/*
 * A server of ours signs when the form was opened: a program that sends at once gives itself away. A report without such a
 * token is taken, too, so nothing waits for it.
 */

/** Sent sooner, it would count against the reader. The server's clock and the network may be a little apart from ours. */
const RIPE_AFTER_MS = 3500;
/** The server takes it for a day. */
const OLD_AFTER_MS = 23 * 60 * 60_000;

/** @returns the token, as soon as it speaks for the reader */
export function openedNow(endpoint: URL, signal: AbortSignal): () => string | undefined {
  let token: string | undefined;
  let since = 0;
  const fetchToken = async (): Promise<void> => {
    const answer = await fetch(new URL('/api/feedback/token', endpoint), { credentials: 'omit', signal });
    if (!answer.ok) return;
    const body = (await answer.json()) as { readonly token?: unknown };
    if (typeof body.token !== 'string' || body.token.length > 200) return;
    token = body.token;
    since = performance.now();
  };
  // Another server's address says that it has none.
  if (endpoint.pathname === '/api/feedback') fetchToken().catch(() => undefined);
  return () => {
    const age = performance.now() - since;
    return age >= RIPE_AFTER_MS && age < OLD_AFTER_MS ? token : undefined;
  };
}
