import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/cli/audio-article.cjs', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface In {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
}

const run = ({ cwd, input = '', env = process.env }: In, args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 99) : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });

/** The program, as it was built, as it is called in a shell whose working folder is `cwd`. */
export const runIn = (cwd: string, ...args: readonly string[]): Promise<Ran> => run({ cwd }, args);

/** The same with something on its standard input. */
export const runOn = (input: string, cwd: string, ...args: readonly string[]): Promise<Ran> =>
  run({ cwd, input }, args);

/** The same in a shell with these variables. */
export const runWith = (env: NodeJS.ProcessEnv, cwd: string, ...args: readonly string[]): Promise<Ran> =>
  run({ cwd, env }, args);
