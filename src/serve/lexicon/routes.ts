import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AudioArticleError } from '../../core/errors.js';
import {
  ImportResultSchema,
  RuleHistorySchema,
  RuleListSchema,
  RuleSchema,
  StoredRuleSchema,
  type ImportResult,
} from '../../core/inbox.js';
import { isLanguageTag } from '../../core/lexicon/rule.js';
import { writeCsv } from '../../narrate/lexicon/csv.js';
import { readLexicon } from '../../narrate/lexicon/files.js';
import { writePls } from '../../narrate/lexicon/write-pls.js';
import type { App } from '../app.js';
import { importRules, isRefusal, keepRule, withdrawRule, type Refusal } from '../desk/decide.js';
import type { Desk } from '../desk/desk.js';
import { limitQuery, refuseRule, sendRefusal } from '../desk/routes.js';
import { problem, sendProblem } from '../problem.js';
import { requireEditor } from '../sign-in/guard.js';
import { faultsOf, tidyRule } from './rule.js';
import { CORRECTIONS, historyOf, holdingRules, lexiconOf, listRules } from './store.js';

const closed = { additionalProperties: false };
const BODY_LIMIT = 32 * 1024;
/** Some 50,000 rules. */
const FILE_LIMIT = 4 * 1024 * 1024;
const MOST_RULES = 20_000;
const MOST_NOTES = 100;

const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
const RulesQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 200 })),
    after: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
    limit: limitQuery,
  },
  closed,
);
const RuleBody = Type.Object({ rule: RuleSchema }, closed);
const PlsQuery = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 35 })) }, closed);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(text: string): [word: string, id: string] | undefined {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(cursor) || cursor.length !== 2) return undefined;
    const [word, id] = cursor as unknown[];
    return typeof word === 'string' && !/[\0\p{Cs}]/u.test(word) && typeof id === 'string' && UUID.test(id)
      ? [word, id]
      : undefined;
  } catch {
    return undefined;
  }
}

const fault = (reply: FastifyReply, pointer: string, detail: string): FastifyReply =>
  sendProblem(reply, problem(422, { detail, errors: [{ pointer, detail }] }));

/** The editors' rules: a page of them, one of them, files of them. */
export async function lexiconRoutes(app: App, desk: Desk): Promise<void> {
  const { pool } = desk;
  const guarded = { onRequest: requireEditor(), bodyLimit: BODY_LIMIT };
  const send = (reply: FastifyReply, result: object | Refusal, status = 200): FastifyReply =>
    isRefusal(result) ? sendRefusal(reply, result) : reply.code(status).send(result);

  app.get(
    '/api/inbox/rules',
    { ...guarded, schema: { querystring: RulesQuery, response: { 200: RuleListSchema } } },
    async (request, reply) => {
      const { limit = '50', after } = request.query;
      const search = request.query.search
        ?.normalize('NFC')
        .replace(/[\0\p{Cs}]/gu, '')
        .trim();
      const cursor = after === undefined ? undefined : readCursor(after);
      if (after !== undefined && !cursor) return fault(reply, '#/after', 'It is no place in the list.');
      const { rules, total } = await listRules(pool, { search, after: cursor, limit: Number(limit) });
      const last = rules.length === Number(limit) ? rules.at(-1) : undefined;
      const next = last && Buffer.from(JSON.stringify([last.rule.word, last.id])).toString('base64url');
      return { rules, total, ...(next !== undefined && { next }) };
    },
  );

  app.post(
    '/api/inbox/rules',
    { ...guarded, schema: { body: RuleBody, response: { 201: StoredRuleSchema } } },
    async (request, reply) => {
      const { rule } = request.body;
      return refuseRule(reply, rule) ?? send(reply, await keepRule(desk, rule, request.editor.name), 201);
    },
  );

  app.put(
    '/api/inbox/rules/:id',
    { ...guarded, schema: { params: IdParams, body: RuleBody, response: { 200: StoredRuleSchema } } },
    async (request, reply) => {
      const { rule } = request.body;
      const { id } = request.params;
      return refuseRule(reply, rule) ?? send(reply, await keepRule(desk, rule, request.editor.name, id));
    },
  );

  app.delete(
    '/api/inbox/rules/:id',
    { ...guarded, schema: { params: IdParams, response: { 200: StoredRuleSchema } } },
    async (request, reply) => send(reply, await withdrawRule(desk, request.params.id, request.editor.name)),
  );

  app.get(
    '/api/inbox/rules/:id/history',
    { ...guarded, schema: { params: IdParams, response: { 200: RuleHistorySchema } } },
    async (request, reply) => {
      const rules = await historyOf(pool, request.params.id);
      return rules.length > 0
        ? { rules }
        : sendProblem(reply, problem(404, { detail: 'There is no such rule.' }));
    },
  );

  const attachment = (reply: FastifyReply, type: string, name: string): FastifyReply =>
    reply.type(type).header('content-disposition', `attachment; filename="${name}"`);

  app.get('/api/inbox/lexicon.csv', guarded, async (_request, reply) =>
    attachment(reply, 'text/csv; charset=utf-8', CORRECTIONS).send(
      writeCsv(lexiconOf(await holdingRules(pool))),
    ),
  );

  app.get(
    '/api/inbox/lexicon.pls',
    { ...guarded, schema: { querystring: PlsQuery } },
    async (request, reply) => {
      // A form that is left empty says no language.
      const lang = request.query.lang === '' ? undefined : request.query.lang;
      if (lang !== undefined && !isLanguageTag(lang))
        return fault(reply, '#/lang', `“${lang}” is no language tag such as de or pt-BR.`);
      const { text, written, left } = writePls(lexiconOf(await holdingRules(pool)), lang);
      if (written === 0)
        return sendProblem(
          reply,
          problem(409, {
            detail: `PLS can hold none of the rules${lang === undefined ? '' : ` for ${lang}`}: it knows neither scopes, voices, parts of words, cases, spelling nor other languages. Take the CSV.`,
          }),
        );
      // Of those that PLS has no words for.
      reply.header('x-rules-left-out', String(left.length));
      return attachment(reply, 'application/pls+xml; charset=utf-8', 'corrections.pls').send(text);
    },
  );

  // Its parsers are for this route: no other takes text.
  await app.register((scope, _options, done) => {
    scope.addContentTypeParser(
      ['text/csv', 'application/pls+xml', 'application/xml', 'text/xml', 'text/plain'],
      { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
      (_request: FastifyRequest, body: Buffer, parsed: (error: Error | null, body?: unknown) => void) =>
        parsed(null, body),
    );
    scope.post(
      '/api/inbox/lexicon',
      { ...guarded, bodyLimit: FILE_LIMIT, schema: { response: { 200: ImportResultSchema } } },
      async (request, reply) => {
        const read = readFile(request.body);
        if ('detail' in read) return fault(reply, '#', read.detail);
        const done = await importRules(desk, read.rules, request.editor.name);
        if (isRefusal(done)) return sendRefusal(reply, done);
        const result: ImportResult = { ...done, notes: read.notes };
        return reply.send(result);
      },
    );
    done();
  });
}

/** The rules of a file, every one of which can be kept; or why not, with its line. */
function readFile(
  body: unknown,
): { readonly rules: ReturnType<typeof tidyRule>[]; notes: string[] } | { detail: string } {
  if (!Buffer.isBuffer(body)) return { detail: 'Send a lexicon as text/csv or application/pls+xml.' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return { detail: 'The file is not UTF-8. Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”).' };
  }
  try {
    const { lexicon, notes } = readLexicon(text, 'The file');
    const rules = lexicon.entries.map(({ rule }) => tidyRule(rule));
    if (rules.length > MOST_RULES)
      return { detail: `The file holds ${rules.length} rules; ${MOST_RULES} are taken at a time.` };
    for (const [i, rule] of rules.entries()) {
      const [first] = faultsOf(rule);
      if (first) return { detail: `The file, line ${lexicon.entries[i]?.line ?? 1}: ${first.detail}.` };
    }
    const told = notes.map(({ line, text: note }) => `Line ${line}: ${note}.`);
    const more = told.length - MOST_NOTES;
    return { rules, notes: more > 0 ? [...told.slice(0, MOST_NOTES), `${more} more like these.`] : told };
  } catch (error) {
    if (error instanceof AudioArticleError)
      return { detail: error.remedy === undefined ? error.message : `${error.message} ${error.remedy}` };
    throw error;
  }
}
