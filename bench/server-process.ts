import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/* A server in a process of its own (serve-child.ts), which says what it has used when it is asked. */

const child = fileURLToPath(new URL('serve-child.ts', import.meta.url));
const NO_LIMIT = 100_000_000;

interface Used {
  readonly memoryMb: number;
  readonly cpuMs: number;
}

export interface ServerProcess {
  readonly url: string;
  used(): Promise<Used>;
  end(): Promise<void>;
}

export async function startServerProcess(
  kind: 'ours' | 'bare',
  folder: string,
  perMinute = NO_LIMIT,
): Promise<ServerProcess> {
  const started = spawn(process.execPath, ['--import', 'tsx', child, kind, folder, String(perMinute)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = async (): Promise<string> => {
    const [said] = (await once(started.stdout, 'data')) as [Buffer];
    return said.toString().trim();
  };
  const url = await line();
  return {
    url,
    async used() {
      const answer = line();
      started.stdin.write('used\n');
      const [memoryMb = NaN, cpuMs = NaN] = (await answer).split(' ').map(Number);
      return { memoryMb, cpuMs };
    },
    async end() {
      started.stdin.end();
      if (started.exitCode === null) await once(started, 'exit');
    },
  };
}
