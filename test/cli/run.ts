import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/cli/audio-article.cjs', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The program, as it was built, as it is called in a shell whose working folder is `cwd`. */
export const runIn = (cwd: string, ...args: readonly string[]): Promise<Ran> => runOn('', cwd, ...args);

/** The same with something on its standard input. */
export const runOn = (input: string, cwd: string, ...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [program, ...args], { cwd }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code ?? 99) : 0, stdout, stderr }),
    );
    child.stdin?.end(input);
  });
