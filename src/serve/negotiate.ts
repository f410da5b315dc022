import type { FastifyRequest } from 'fastify';

export const isForm = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;

/** A person with a browser: who opens an address or sends a form. Scripts accept anything. */
export const wantsPage = (request: FastifyRequest): boolean =>
  isForm(request) || (request.headers.accept?.includes('text/html') ?? false);

/** BCP 47, the one that the reader likes best. */
export const languageOf = ({ headers }: FastifyRequest): string =>
  headers['accept-language']?.split(/[,;]/)[0]?.trim() ?? 'en';
