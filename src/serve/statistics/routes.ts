import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { Narration } from '../../core/narration/schema.js';
import { type Visit, VisitSchema } from '../../core/visit.js';
import type { App } from '../app.js';
import type { Db } from '../database/transaction.js';
import type { NarrationOf } from '../feedback/placed.js';
import { languageOf } from '../negotiate.js';
import { keepNewest } from '../newest.js';
import { statisticsOfArticlePage, statisticsPage } from '../pages/statistics-page.js';
import { problem, sendProblem } from '../problem.js';
import { atMostADay } from './at-most-a-day.js';
import { requireEditor } from '../sign-in/guard.js';
import { countVisit, readReplayed, readStatistics } from './store.js';

export interface StatisticsOptions {
  readonly db: Db;
  readonly narrationOf: NarrationOf;
}

/** Who begins an article more often is no listener. */
const PLAYS_A_DAY = 20;
/** What a server remembers of a narration is believed for as long. */
const KNOWN_FOR_MS = 10_000;
const KNOWN = 1000;

const DaysQuery = Type.Object(
  { days: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$' })) },
  { additionalProperties: false },
);
const NameParams = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });
const daysOf = ({ days }: { readonly days?: string }): number => Number(days ?? 30);

interface Shape {
  readonly revision: string;
  /** Per block. */
  readonly sentences: readonly number[];
}

function shapes(narrationOf: NarrationOf): (name: string) => Promise<Shape | undefined> {
  const known = new Map<string, { until: number; shape: Promise<Shape | undefined> }>();
  const shapeOf = (narration: Narration | undefined): Shape | undefined =>
    narration && {
      revision: narration.revision,
      sentences: narration.blocks.map(({ sentences }) => sentences.length),
    };
  return (name) => {
    const before = known.get(name);
    if (before && before.until > Date.now()) return before.shape;
    const shape = narrationOf(name).then(shapeOf, () => undefined);
    keepNewest(known, name, { until: Date.now() + KNOWN_FOR_MS, shape }, KNOWN);
    return shape;
  };
}

function parsed(body: unknown): Visit | undefined {
  try {
    const visit: unknown = typeof body === 'string' ? JSON.parse(body) : body;
    return Value.Check(VisitSchema, visit) && visit.from <= visit.to ? visit : undefined;
  } catch {
    return undefined;
  }
}

/** POST /api/listening for players; what came of it for editors, as pages and as JSON. */
export async function statisticsRoutes(app: App, { db, narrationOf }: StatisticsOptions): Promise<void> {
  const shapeOf = shapes(narrationOf);
  const mayBegin = atMostADay(PLAYS_A_DAY);

  await app.register((scope, _options, done) => {
    // As text, another site's page sends it without asking first: a page that is being left has no time for two requests.
    scope.addContentTypeParser('text/plain', { parseAs: 'string', bodyLimit: 4096 }, (_request, body, next) =>
      next(null, body),
    );
    scope.post(
      '/api/listening',
      { bodyLimit: 4096, config: { rateLimit: { max: 60, timeWindow: 60_000 } } },
      async (request, reply) => {
        const visit = parsed(request.body);
        if (!visit) return sendProblem(reply, problem(422, { detail: 'This is no visit.' }));
        const shape = await shapeOf(visit.narration);
        // Nothing is counted of what is not here, nor of one who plays all day; neither learns of it.
        if (shape && (!visit.began || mayBegin(request.ip, visit.narration))) {
          const seen = new Set<string>();
          const replayed = visit.replayed.filter(([block, sentence]) => {
            const isNew = !seen.has(`${block} ${sentence}`);
            seen.add(`${block} ${sentence}`);
            return isNew && shape.revision === visit.revision && sentence < (shape.sentences[block] ?? 0);
          });
          await countVisit(db, visit, replayed);
        }
        return reply
          .headers({ 'cache-control': 'no-store', 'cross-origin-resource-policy': 'cross-origin' })
          .code(204)
          .send();
      },
    );
    done();
  });

  const editors = { onRequest: requireEditor() };
  const ofArticle = async (name: string, days: number) => {
    const [statistics] = await readStatistics(db, days, name);
    const narration = await narrationOf(name).catch(() => undefined);
    if (!statistics && !narration) return undefined;
    const replayed = narration ? await readReplayed(db, name, narration.revision) : [];
    return {
      days,
      ...(statistics ?? {
        narration: name,
        title: narration?.title ?? name,
        plays: 0,
        deciles: Array<number>(10).fill(0),
        reports: 0,
      }),
      replayed: replayed.map((one) => {
        const block = narration?.blocks[one.block];
        const { start, end } = block?.sentences[one.sentence] ?? {};
        return { ...one, text: block?.text.slice(start, end) ?? '' };
      }),
      lang: narration?.lang,
    };
  };

  app.get('/api/inbox/statistics', { ...editors, schema: { querystring: DaysQuery } }, async (request) => {
    const days = daysOf(request.query);
    return { days, articles: await readStatistics(db, days) };
  });
  app.get(
    '/api/inbox/statistics/:name',
    { ...editors, schema: { params: NameParams, querystring: DaysQuery } },
    async (request, reply) =>
      (await ofArticle(request.params.name, daysOf(request.query))) ?? sendProblem(reply, problem(404)),
  );
  app.get('/inbox/statistics', { ...editors, schema: { querystring: DaysQuery } }, async (request, reply) => {
    const days = daysOf(request.query);
    const articles = await readStatistics(db, days);
    return reply
      .type('text/html; charset=utf-8')
      .send(statisticsPage(articles, { days, language: languageOf(request) }));
  });
  app.get(
    '/inbox/statistics/:name',
    { ...editors, schema: { params: NameParams, querystring: DaysQuery } },
    async (request, reply) => {
      const found = await ofArticle(request.params.name, daysOf(request.query));
      return found
        ? reply
            .type('text/html; charset=utf-8')
            .send(statisticsOfArticlePage(found, { days: found.days, language: languageOf(request) }))
        : sendProblem(reply, problem(404));
    },
  );
}

export type StatisticsOfArticle = Awaited<ReturnType<typeof readStatistics>>[number] & {
  readonly replayed: readonly { readonly text: string; readonly count: number }[];
  readonly lang: string | undefined;
};
