import { hostname } from 'node:os';

/** This machine, as it stands in names of files. */
export const host = hostname().replace(/[^A-Za-z0-9-]/g, '') || 'host';

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
