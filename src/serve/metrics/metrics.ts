import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type pg from 'pg';
import type { App } from '../app.js';
import type { Outcome } from '../narrations/worker.js';
import { requireEditor } from '../sign-in/guard.js';

export interface Metrics {
  /** Of a run of this process. */
  outcome(outcome: Outcome): void;
}

/** GET /metrics, as Prometheus reads it, for whoever holds a token: counts and times, of nobody. Before the first route. */
export function metricsRoutes(app: App, pool: pg.Pool): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'audio_article_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const runs = new Counter({
    name: 'audio_article_runs_total',
    help: 'Narrations that this process has made or tried to make, by outcome',
    labelNames: ['state'],
    registers,
  });
  const spoken = new Counter({
    name: 'audio_article_sentences_spoken_total',
    help: 'Sentences that this process has had spoken anew',
    registers,
  });
  const seconds = new Histogram({
    name: 'audio_article_run_seconds',
    help: 'Time that a narration took in this process',
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 300, 1800],
    registers,
  });
  new Gauge({
    name: 'audio_article_queue',
    help: 'Narrations of all processes that wait, are made or have failed in the last day',
    labelNames: ['state'],
    registers,
    async collect() {
      const { rows } = await pool.query<{ state: string; count: number }>(
        `select state, count(*)::int as count from audio_article.run
         where state in ('queued', 'running') or (state = 'failed' and finished_at > now() - interval '1 day') group by state`,
      );
      for (const state of ['queued', 'running', 'failed'])
        this.set({ state }, rows.find((row) => row.state === state)?.count ?? 0);
    },
  });

  app.addHook('onResponse', (request, reply, done) => {
    // The route, not the address: that may hold anything.
    const route = request.routeOptions.url ?? 'none';
    requests.observe(
      { method: request.method, route, status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
    done();
  });
  app.get('/metrics', { onRequest: requireEditor() }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  );
  return {
    outcome({ state, spoken: count, seconds: took }) {
      runs.inc({ state });
      spoken.inc(count);
      if (state === 'narrated') seconds.observe(took);
    },
  };
}
