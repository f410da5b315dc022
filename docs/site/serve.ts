import fastifyStatic from '@fastify/static';
import { fastify, type FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The site as it was built, on this machine only. */
export async function serveDocs(
  folder: string,
  port: number,
): Promise<{ url: string; app: FastifyInstance }> {
  const app = fastify();
  await app.register(fastifyStatic, { root: folder, preCompressed: false });
  return { url: await app.listen({ port, host: '127.0.0.1' }), app };
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(import.meta.dirname, '../../docs-site');
  if (!existsSync(folder)) {
    console.error('There is no site yet. Run: npm run docs');
    process.exit(1);
  }
  const { url } = await serveDocs(folder, Number(process.env['PORT'] ?? 4281));
  console.log(`Open ${url}\nStop with Ctrl+C.`);
}
