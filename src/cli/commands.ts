import type { Command } from './command.js';

/** Loaded when asked for: `--help` needs neither a voice nor a server. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./demo.js')).demoCommand,
  init: async () => (await import('./init.js')).initCommand,
  narrate: async () => (await import('./narrate.js')).narrateCommand,
  extract: async () => (await import('./extract.js')).extractCommand,
  lint: async () => (await import('./lint.js')).lintCommand,
  align: async () => (await import('./align.js')).alignCommand,
  convert: async () => (await import('./convert.js')).convertCommand,
  lexicon: async () => (await import('./lexicon.js')).lexiconCommand,
  voices: async () => (await import('./voices.js')).voicesCommand,
  html: async () => (await import('./html.js')).htmlCommand,
  feed: async () => (await import('./feed.js')).feedCommand,
  check: async () => (await import('./check.js')).checkCommand,
  serve: async () => (await import('./serve.js')).serveCommand,
  token: async () => (await import('./token.js')).tokenCommand,
  worker: async () => (await import('./worker.js')).workerCommand,
  watch: async () => (await import('./watch.js')).watchCommand,
  backup: async () => (await import('./backup.js')).backupCommand,
  restore: async () => (await import('./backup.js')).restoreCommand,
  start: async () => (await import('./start.js')).startCommand,
};
