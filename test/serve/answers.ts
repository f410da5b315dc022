import type { IncomingHttpHeaders } from 'node:http';

/** What a server has answered, as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What no answer may give away: places in the code, files, statements, the database. */
export const LEAK = /\bat .*:\d+:\d+|node_modules|\/tmp\/|select |insert |audio_article\.|postgres/i;
