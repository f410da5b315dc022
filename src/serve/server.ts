import { join, resolve } from 'node:path';
import { createApp, refuseOtherMethods, type App } from './app.js';
import { KEEP_COMMENTS_DAYS, keepForDays } from './feedback/retention.js';
import type { Registration } from './articles/store.js';
import { frameAncestorsOf } from './embed/frame-ancestors.js';
import { readBase } from './embed/addresses.js';
import { feedRoutes } from './embed/feed-routes.js';
import { embedRoutes } from './embed/routes.js';
import { pageNamer } from './embed/name-of-page.js';
import { siteSettings } from './embed/settings.js';
import { openDesk } from './desk/open-desk.js';
import type { NarrationOf } from './feedback/placed.js';
import { feedbackRoutes } from './feedback/routes.js';
import { timeTokenKey, timeTokens } from './feedback/time-token.js';
import { servedFolders } from './folders.js';
import { healthRoutes } from './health.js';
import { assertPortIsFree, closeWithin, listen } from './listen.js';
import { mediaRoutes } from './media.js';
import { metricsRoutes } from './metrics/metrics.js';
import { narrationRoutes } from './narrations/routes.js';
import { openApi } from './openapi.js';
import { inboxPageRoutes } from './pages/inbox-routes.js';
import { pageRoutes, readNarration } from './pages/routes.js';
import { openSite, type Site } from './site.js';
import type { S3Options } from './storage/s3.js';
import { audioKey } from './storage/storage.js';
import { addWatch } from './watch/watch.js';
import type { OidcOptions } from './sign-in/oidc.js';
import { signInRoutes } from './sign-in/routes.js';
import { statisticsRoutes } from './statistics/routes.js';
import { ensureAdminToken } from './sign-in/tokens.js';

export interface ServeOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** Default: 127.0.0.1, this machine only. */
  readonly host?: string;
  /** Folder whose index.html is the page at `/`, if it has one. Nothing else of it is served. */
  readonly root: string;
  readonly audioDir: string;
  readonly transcriptsDir: string;
  /** The built player. */
  readonly playerDir: string;
  /** The built editors' pages. Default: `inbox` beside `playerDir`. */
  readonly inboxDir?: string;
  /** Where the embedded database lies. Default: .audio-article in `root`. */
  readonly data?: string | undefined;
  /** The administrator's; at least 16 characters. Default: the one before, of which a hash is kept, or a new one. */
  readonly token?: string;
  /** The organisation's own sign-in, beside the token. */
  readonly oidc?: OidcOptions | undefined;
  /** A Postgres of the user's instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** A bucket instead of the folders for audio and transcripts. */
  readonly s3?: S3Options | undefined;
  /** Files with rules of pronunciation. Default: lexicon.pls and lexicon.csv of `root`. */
  readonly lexicon?: readonly string[] | undefined;
  /** What was narrated just now. What stands in the transcripts is found without being told. */
  readonly articles?: readonly Registration[];
  /** Of webhooks, those that come and those that go: `whsec_…` (Standard Webhooks). Without it none are taken, and what goes is not signed. */
  readonly webhookSecret?: string | undefined;
  /** Also fetches articles from, and tells, this machine and its own network. */
  readonly allowPrivate?: boolean | undefined;
  /** Feeds and sitemaps that keep a site narrated; they are watched from then on. */
  readonly watch?: readonly string[] | undefined;
  /** The whole address under which the server is reached. Default: as each request says. */
  readonly base?: string | undefined;
  /** Origins whose pages may put articles into a frame. Default: all. */
  readonly embedOn?: readonly string[] | undefined;
  /** Lines of JSON on standard output, without content and addresses. */
  readonly log?: boolean | undefined;
  /** How many articles this process narrates at a time; 0: none, others do. Default: 1. */
  readonly jobs?: number;
  /** Reports that one reader may send in a minute. Default: 60. */
  readonly reportsPerMinute?: number;
  /** Bits of work that a program must do for each report, 1 to 22. Default: none. */
  readonly proofOfWork?: number | undefined;
  /** Days after which readers' comments and addresses are deleted. Default: 180. */
  readonly keepComments?: number | undefined;
  /** Days for which audio stays that no narration names any more. Default: 30. */
  readonly keepAudio?: number | undefined;
  /** Proxies (addresses or networks, comma-separated) whose X-Forwarded-For tells readers apart. Default: none. */
  readonly trustProxy?: string;
}

export interface RunningServer {
  readonly url: string;
  /** The administrator's, where it is known: given, or made just now. */
  readonly token: string | undefined;
  /** Answers what is under way for up to 3 s, then closes port and database. */
  close(): Promise<void>;
}

/** How often a feed is looked at. */
const WATCH_MINUTES = 15;

/** @throws AudioArticleError AA_E_USAGE, AA_E_PORT_IN_USE, AA_E_DATABASE */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const root = resolve(options.root);
  const served = servedFolders({ ...options, root });
  const base = options.base === undefined ? undefined : readBase(options.base);
  const frameAncestors = frameAncestorsOf(options.embedOn);
  // Before a database is started for nothing.
  await assertPortIsFree(options);
  const site = await openSite({
    ...{ root, answers: true, audioDir: options.audioDir, transcriptsDir: options.transcriptsDir },
    data: options.data ?? join(root, '.audio-article'),
    ...{ databaseUrl: options.databaseUrl, s3: options.s3, lexicon: options.lexicon },
    ...{ webhookSecret: options.webhookSecret, allowPrivate: options.allowPrivate },
    keepAudio: options.keepAudio,
  });
  const { pool } = site.database;
  const endKeeping = keepForDays(pool, options.keepComments ?? KEEP_COMMENTS_DAYS);
  let app: App | undefined;
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> =>
    (closing ??= (async () => {
      endKeeping();
      if (app) await closeWithin(app);
      await site.close();
    })());
  try {
    const token = await ensureAdminToken(pool, options.token);
    const elsewhere = await mediaOrigins(site);
    app = await createApp({
      shared: [
        served.transcripts.path,
        served.audio.path,
        '/player/',
        '/api/feedback/',
        '/oembed',
        '/feed.xml',
        '/podcast/',
      ],
      ...{ trustProxy: options.trustProxy, elsewhere, log: options.log },
    });
    await site.register(options.articles ?? []);
    const finish = refuseOtherMethods(app);
    await openApi(app);
    const perMinute = options.reportsPerMinute ?? 60;
    await signInRoutes(app, { pool, oidc: options.oidc });
    const metrics = metricsRoutes(app, pool);
    narrationRoutes(app, { site, allowPrivate: options.allowPrivate, webhookSecret: options.webhookSecret });
    const narrationOf: NarrationOf = (name) => readNarration(site.storage, name);
    const tokens = timeTokens(await timeTokenKey(pool));
    feedbackRoutes(app, { db: pool, perMinute, tokens, narrationOf, workBits: options.proofOfWork });
    await statisticsRoutes(app, { db: pool, narrationOf });
    await mediaRoutes(app, {
      ...served,
      player: { path: '/player/', folder: resolve(options.playerDir) },
      ...{ storage: site.storage, remote: site.remote },
    });
    inboxPageRoutes(app, {
      folder: resolve(options.inboxDir ?? join(options.playerDir, '../inbox')),
      mediaOrigins: elsewhere,
    });
    pageRoutes(app, { root, storage: site.storage, names: site.names });
    const forOthers = { base, narrationOf, settings: siteSettings(root) };
    const embed = { ...forOthers, tokens, frameAncestors, mediaOrigins: elsewhere };
    embedRoutes(app, { ...embed, nameOfPage: pageNamer(pool) });
    feedRoutes(app, { ...forOthers, newest: site.newest });
    await openDesk(app, site, root);
    healthRoutes(app, pool);
    finish();
    for (const feed of options.watch ?? []) await addWatch(site, feed, {}, WATCH_MINUTES);
    const { jobs = 1 } = options;
    if (jobs > 0) await site.startWorker({ jobs, onOutcome: (outcome) => metrics.outcome(outcome) });
    return { url: await listen(app, options), token, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Where players of our pages get audio that does not come from here. */
async function mediaOrigins({ remote, storage }: Site): Promise<readonly string[]> {
  const example = remote ? await storage.url(audioKey('x.mp3')) : undefined;
  return example === undefined ? [] : [new URL(example).origin];
}
