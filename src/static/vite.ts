import type { IncomingMessage, ServerResponse } from 'node:http';
import { send } from '@fastify/send';
import { openSiteNarrator, type SiteOptions } from './site-narrator.js';

export type ViteOptions = Omit<SiteOptions, 'base'>;

/** As much of Vite (6 and later) as is used here. */
export interface VitePlugin {
  readonly name: string;
  config(): { readonly optimizeDeps: { readonly include: string[] } };
  configResolved(config: { readonly base: string; readonly logger: { info(line: string): void } }): void;
  configureServer(server: {
    readonly middlewares: {
      use(handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void): unknown;
    };
  }): void;
  readonly transformIndexHtml: {
    readonly order: 'pre';
    handler(html: string, context: { readonly path: string }): Promise<{ html: string; tags: ViteTag[] }>;
  };
  writeBundle(output: { readonly dir?: string | undefined }): Promise<void>;
}

interface ViteTag {
  readonly tag: string;
  readonly attrs: Record<string, string>;
  readonly children: string;
  readonly injectTo: 'head';
}

/**
 * Narrates every page that has an `<audio-article>` without `src`, in the dev server and when the site is built, and
 * bundles the player with the page's scripts:
 *
 *     import { audioArticle } from 'audio-article/vite';
 *     export default { plugins: [audioArticle()] };
 */
export function audioArticle(options: ViteOptions = {}): VitePlugin {
  let base = '/';
  let narrator = openSiteNarrator(options);
  return {
    name: 'audio-article',
    config: () => ({ optimizeDeps: { include: ['audio-article'] } }),
    configResolved(config) {
      // A relative base is the page's matter; the narration's address begins at the site's root then.
      base = config.base.startsWith('/') ? config.base : '/';
      narrator = openSiteNarrator({ log: (line) => config.logger.info(line), ...options, base });
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://here');
        const [, path] = /^((?:audio|transcripts)\/[^/]+)$/.exec(pathname.slice(base.length)) ?? [];
        if (path === undefined) {
          next();
          return;
        }
        // With byte ranges, without which nobody can seek.
        send(request, path, { root: narrator.folder, cacheControl: false }).then(
          ({ statusCode, headers, stream }) => {
            if (statusCode === 404) next();
            else stream.pipe(response.writeHead(statusCode, headers));
          },
          () => next(),
        );
      });
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { path }) {
        const page = await narrator.narratePage(html, path, false);
        const children = `import 'audio-article/audio-article.css';\nimport 'audio-article';`;
        const tags = [{ tag: 'script', attrs: { type: 'module' }, children, injectTo: 'head' as const }];
        return { html: page.html, tags: page.name === undefined ? [] : tags };
      },
    },
    async writeBundle({ dir }) {
      if (dir !== undefined) await narrator.copyTo(dir, false);
    },
  };
}
