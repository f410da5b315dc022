import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { AudioArticleError } from '../../core/errors.js';
import { withLock } from './lock.js';
import { placeIn, type Place } from './place.js';
import { startPostgres, stopPostgres, USER } from './programs.js';

/*
 * Postgres from npm, started by the first process that needs it and joined by the others. It listens on a unix
 * socket in a private folder: no port, no password, no network. The last process that leaves stops it, whoever
 * started it, unless somebody else (psql, a backup) is connected. After kill −9 of this process it keeps running and
 * is joined again; after kill −9 of Postgres it is started again, also while this process runs, and recovers.
 */

/** How long a start may fail before it counts: the processes of a killed server take a moment to go. */
const PATIENCE_MS = 15_000;
/** How long a server that answers may take to recover or to stop. */
const RECOVERY_MS = 300_000;
const APPLICATION = 'audio-article';
/** Any number: held shared by whoever uses the server, alone by whoever stops it. */
const PRESENCE_LOCK = 4_280_000;

export interface Cluster {
  /** For pg: the folder of the socket, the user, the database that always exists. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  /** Stops the server unless somebody else is using it. */
  leave(): Promise<void>;
}

/** A connection that is held for as long as this process uses the server. */
async function connect(connection: Cluster['connection']): Promise<pg.Client | 'stopping' | 'down'> {
  const client = new pg.Client({
    ...connection,
    application_name: APPLICATION,
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ present: boolean }>(
      'select pg_try_advisory_lock_shared($1) as present',
      [PRESENCE_LOCK],
    );
    if (rows[0]?.present) return client;
    await client.end();
    return 'stopping';
  } catch (error) {
    await client.end().catch(() => undefined);
    // 57P03: it is starting, recovering or shutting down.
    return (error as { code?: string }).code === '57P03' ? 'stopping' : 'down';
  }
}

async function enter(
  place: Place,
  connection: Cluster['connection'],
  signal: AbortSignal,
): Promise<pg.Client> {
  const began = Date.now();
  let failure: unknown;
  while (!signal.aborted) {
    // Connecting is the only test that counts: after kill −9 a zombie still looks like a running server.
    const found = await connect(connection);
    if (typeof found === 'object') return found;
    if (found === 'down') {
      try {
        if (await withLock(place.lock, () => startPostgres(place))) continue;
      } catch (error) {
        if (error instanceof AudioArticleError) throw error;
        failure = error;
      }
    }
    if (Date.now() - began > (found === 'down' ? PATIENCE_MS : RECOVERY_MS)) break;
    await delay(50);
  }
  throw new AudioArticleError(
    'AA_E_DATABASE',
    `The embedded Postgres in ${place.folder} does not start${failure instanceof Error ? `: ${failure.message}` : ''}.`,
    `Its log is ${place.log}.`,
    { cause: failure },
  );
}

/** Who is connecting is nobody's for a moment: a stranger is looked at again before the server is left to them. */
const LOOKS = 3;
const LOOK_AGAIN_MS = 100;

/** Whoever gets the lock alone is the last one, and nobody joins while it is held. */
async function depart(presence: pg.Client, place: Place): Promise<void> {
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
    const { rows } = await presence.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [
      PRESENCE_LOCK,
    ]);
    if (rows[0]?.last && !(await strangersAreThere(presence))) await stopPostgres(place);
  } catch {
    // It is gone already, or takes longer to stop than we wait.
  } finally {
    await presence.end().catch(() => undefined);
  }
}

async function strangersAreThere(presence: pg.Client): Promise<boolean> {
  for (let looks = 1; ; looks++) {
    const { rowCount } = await presence.query(
      `select from pg_stat_activity where backend_type = 'client backend' and application_name <> $1 limit 1`,
      [APPLICATION],
    );
    if (rowCount === 0) return false;
    if (looks === LOOKS) return true;
    await delay(LOOK_AGAIN_MS);
  }
}

/** Who leaves while the server is being started again is there for once more, to stop it. @returns undefined where it is down */
async function comeBack(connection: Cluster['connection']): Promise<pg.Client | undefined> {
  for (const began = Date.now(); Date.now() - began < PATIENCE_MS;) {
    const found = await connect(connection);
    if (typeof found === 'object') return found;
    if (found === 'down') return undefined;
    await delay(50);
  }
  return undefined;
}

/** @throws AudioArticleError AA_E_DATABASE */
export async function startOrJoin(data: string): Promise<Cluster> {
  const place = await placeIn(data);
  const connection = { host: place.socket, user: USER, database: 'postgres' };
  const leaving = new AbortController();

  let presence = enter(place, connection, leaving.signal);
  const stay = (client: pg.Client): void => {
    client.once('end', () => {
      if (!leaving.signal.aborted) presence = reenter();
    });
  };
  const reenter = async (): Promise<pg.Client> => {
    for (;;) {
      try {
        const client = await enter(place, connection, leaving.signal);
        stay(client);
        return client;
      } catch (error) {
        if (leaving.signal.aborted) throw error;
        await delay(1000, undefined, { signal: leaving.signal });
      }
    }
  };
  stay(await presence);

  return {
    connection,
    async leave() {
      leaving.abort();
      const client = (await presence.catch(() => undefined)) ?? (await comeBack(connection));
      if (client) await depart(client, place);
    },
  };
}
