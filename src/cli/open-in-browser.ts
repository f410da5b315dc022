import { spawn } from 'node:child_process';

/** The system's own opener and what it takes. */
export function opener(
  url: string,
  platform: NodeJS.Platform = process.platform,
): readonly [program: string, ...args: string[]] {
  if (platform === 'darwin') return ['open', url];
  // Not `start`: that is of cmd, which reads & and ^ in addresses.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return ['xdg-open', url];
}

/** Where there is no browser nothing is said: the address was printed. */
export function openInBrowser(url: string): void {
  const [program, ...args] = opener(url);
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
