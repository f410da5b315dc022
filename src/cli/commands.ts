import type { Command } from './command.js';

interface Listed {
  /** What the overview says of it. */
  readonly summary: string;
  /** When it is asked for: the overview, and what is refused, need neither a voice nor a server. */
  readonly load: () => Promise<Command>;
}

export const commands: Readonly<Record<string, Listed>> = {
  demo: {
    summary: 'try it with an article of yours: a page with player and inbox, in a folder of its own',
    load: async () => (await import('./demo.js')).demoCommand,
  },
  init: {
    summary: 'put the player into a static site: Eleventy, Vite, Hugo, Jekyll or plain HTML',
    load: async () => (await import('./init.js')).initCommand,
  },
  narrate: {
    summary: 'turn an article into an audio version and a word-timed transcript',
    load: async () => (await import('./narrate.js')).narrateCommand,
  },
  extract: {
    summary: 'print what would be read aloud',
    load: async () => (await import('./extract.js')).extractCommand,
  },
  lint: {
    summary: 'tell what a voice may say wrong, before a reader hears it',
    load: async () => (await import('./lint.js')).lintCommand,
  },
  align: {
    summary: 'find when each word of a text is said in a person’s recording of it',
    load: async () => (await import('./align.js')).alignCommand,
  },
  convert: {
    summary: 'turn a transcript or captions into another format',
    load: async () => (await import('./convert.js')).convertCommand,
  },
  lexicon: {
    summary: 'check a lexicon of pronunciations, or turn it from CSV into PLS and back',
    load: async () => (await import('./lexicon.js')).lexiconCommand,
  },
  voices: {
    summary: 'list the voices that can speak here, and what others lack',
    load: async () => (await import('./voices.js')).voicesCommand,
  },
  html: {
    summary: 'write the article with player, disclosure and form as HTML that needs no JavaScript',
    load: async () => (await import('./html.js')).htmlCommand,
  },
  feed: {
    summary: 'write a podcast feed of the narrations, for a site that is only files',
    load: async () => (await import('./feed.js')).feedCommand,
  },
  check: {
    summary: 'hold a transcript against its schema, its audio and its text',
    load: async () => (await import('./check.js')).checkCommand,
  },
  serve: {
    summary: 'serve page, audio and transcripts, and keep what readers report',
    load: async () => (await import('./serve.js')).serveCommand,
  },
  token: {
    summary: 'make a new token for the inbox, or one for an editor',
    load: async () => (await import('./token.js')).tokenCommand,
  },
  worker: {
    summary: 'narrate what the queue of a server holds, on this machine',
    load: async () => (await import('./worker.js')).workerCommand,
  },
  watch: {
    summary: 'keep a site narrated: what its feed or sitemap names',
    load: async () => (await import('./watch.js')).watchCommand,
  },
  backup: {
    summary: 'write all that the database holds to a file',
    load: async () => (await import('./backup.js')).backupCommand,
  },
  restore: {
    summary: 'read such a file into an empty database',
    load: async () => (await import('./backup.js')).restoreCommand,
  },
  start: {
    summary: 'narrate an article if it has changed, then serve a page with it',
    load: async () => (await import('./start.js')).startCommand,
  },
};
