import type { FastifyServerOptions } from 'fastify';

/** Lines of JSON on standard output: routes, not addresses; kinds of errors, not their words. No reader is in them. */
export const logs = {
  level: 'info',
  base: null,
  serializers: {
    req: ({ method, routeOptions }) => ({ method, route: routeOptions.url ?? 'none' }),
    res: ({ statusCode }) => ({ statusCode }),
    err: (error) => ({
      type: error.name,
      message: '',
      stack: '',
      code: 'code' in error ? error.code : undefined,
    }),
  },
} satisfies FastifyServerOptions['logger'];
