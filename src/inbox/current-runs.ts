import type { Run } from '../core/inbox.js';

export const isActive = ({ state }: Run): boolean => state === 'queued' || state === 'running';

/** What is under way, and how it ended with each article last: what failed and was made since is no failure any more. */
export function currentRuns(newestFirst: readonly Run[]): Run[] {
  const seen = new Set<string>();
  return newestFirst.filter((run) => {
    const isNewest = !seen.has(run.article);
    seen.add(run.article);
    return isNewest || isActive(run);
  });
}
