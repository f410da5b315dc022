import type pg from 'pg';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { RunList } from '../../core/inbox.js';
import { countCards } from './count-cards.js';
import { listRuns } from './runs.js';

/*
 * What changes while an editor looks, as server-sent events. One connection of the process listens for all of them, while there is
 * anybody. Reports are not notified: NOTIFY takes a lock of the whole database at commit, and every reader would wait for it. New
 * ones are counted while somebody looks.
 */

export interface Events {
  /** Sends events until the connection ends. */
  add(to: ServerResponse): void;
  /** Ends all connections. Idempotent. */
  close(): Promise<void>;
}

const HEARTBEAT_MS = 15_000;
const COUNT_MS = 2000;
/** Progress is told many times a second; nobody reads so fast. */
const GATHER_MS = 200;
const AGAIN_MS = 1000;
/** Of what an editor's browser has not read yet: then it is told to come again. */
const MOST_UNREAD = 1024 * 1024;

export function events(pool: pg.Pool): Events {
  const listeners = new Set<ServerResponse>();
  let stop: AbortController | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let closed = false;

  const send = (text: string): void => {
    for (const to of listeners)
      if (to.writableLength > MOST_UNREAD) to.destroy();
      else to.write(text);
  };

  /** Runs that have changed are read once for all. */
  function teller(signal: AbortSignal): { runs(): void; cards(): void } {
    const due = { runs: false, cards: false };
    let telling = false;
    const tell = async (): Promise<void> => {
      if (telling) return;
      telling = true;
      try {
        while ((due.runs || due.cards) && !signal.aborted) {
          await delay(GATHER_MS, undefined, { signal });
          if (due.cards) {
            due.cards = false;
            send('event: cards\ndata: {}\n\n');
          }
          if (due.runs) {
            due.runs = false;
            send(eventOf(await listRuns(pool)));
          }
        }
      } catch {
        // Stopped, or the database is away: what has changed meanwhile is told when it is back.
      } finally {
        telling = false;
      }
    };
    return {
      runs: () => ((due.runs = true), void tell()),
      cards: () => ((due.cards = true), void tell()),
    };
  }

  async function listen(signal: AbortSignal): Promise<void> {
    const tell = teller(signal);
    while (!signal.aborted) {
      let client: pg.PoolClient | undefined;
      try {
        client = await pool.connect();
        const lost = new AbortController();
        client.on('error', () => lost.abort());
        client.on('end', () => lost.abort());
        client.on('notification', ({ channel }) =>
          channel === 'audio_article_run' ? tell.runs() : tell.cards(),
        );
        await client.query('listen audio_article_run; listen audio_article_card');
        // What was missed while nobody listened.
        tell.runs();
        tell.cards();
        await new Promise<void>((ended) => {
          const end = (): void => ended();
          signal.addEventListener('abort', end, { once: true });
          lost.signal.addEventListener('abort', end, { once: true });
          if (signal.aborted || lost.signal.aborted) end();
        });
      } catch {
        // Not there now.
      } finally {
        // It listens still: nobody else gets it.
        client?.release(true);
      }
      await delay(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async function count(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (await countCards(pool).catch(() => false)) send('event: cards\ndata: {}\n\n');
      await delay(COUNT_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async function beat(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await delay(HEARTBEAT_MS, undefined, { signal }).catch(() => undefined);
      send(': still here\n\n');
    }
  }

  function begin(): void {
    if (stop) return;
    const { signal } = (stop = new AbortController());
    const before = running;
    running = before.then(() => Promise.all([listen(signal), count(signal), beat(signal)]));
  }

  function end(): void {
    stop?.abort();
    stop = undefined;
  }

  return {
    add(to) {
      if (closed) {
        to.end();
        return;
      }
      listeners.add(to);
      to.on('error', () => undefined);
      to.once('close', () => {
        listeners.delete(to);
        if (listeners.size === 0) end();
      });
      to.write('retry: 2000\n\n');
      void listRuns(pool).then(
        (runs) => to.write(eventOf(runs)),
        () => undefined,
      );
      begin();
    },
    async close() {
      closed = true;
      for (const to of listeners) to.end();
      listeners.clear();
      end();
      await running;
    },
  };
}

/** JSON holds no line break. */
const eventOf = (runs: RunList): string => `event: runs\ndata: ${JSON.stringify(runs)}\n\n`;
