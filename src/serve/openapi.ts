import swagger from '@fastify/swagger';
import { TOOL } from '../narrate/version.js';
import type { App } from './app.js';

const [NAME = '', VERSION = ''] = TOOL.split(' ');

/** GET /api/openapi.json, made from the schemas that validate. Before the first route. */
export async function openApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: NAME, version: VERSION },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'audio-article' },
        },
      },
    },
    // Pages and files are for browsers.
    transform: ({ schema, url }) => ({
      schema: url.startsWith('/api/') && url !== '/api/openapi.json' ? schema : { ...schema, hide: true },
      url,
    }),
  });
  app.get('/api/openapi.json', (_request, reply) =>
    reply.header('cache-control', 'no-cache').send(app.swagger()),
  );
}
