#!/usr/bin/env node
import { AudioArticleError } from '../core/errors.js';
import { TOOL } from '../narrate/version.js';
import { commands } from './commands.js';
import { didYouMean } from '../core/did-you-mean.js';
import { exitCodes } from './exit-codes.js';
import { print, printError } from './print.js';

function overview(): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`);
  return `Usage: audio-article COMMAND [options]

${lines.join('\n')}

audio-article COMMAND --help tells more, --version tells which one this is. Exit codes: 0 done, 1 refused or failed, 2 wrong use.
NO_COLOR and FORCE_COLOR are obeyed.
`;
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? printError : print)(overview());
    return name === undefined ? exitCodes.wrongUse : exitCodes.done;
  }
  if (name === '--version' || name === '-v') {
    print(`${TOOL}\n`);
    return exitCodes.done;
  }
  const listed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!listed) {
    printError(
      `audio-article: there is no command “${name}”.${didYouMean(name, Object.keys(commands))} [AA_E_USAGE]\n\n${overview()}`,
    );
    return exitCodes.wrongUse;
  }
  const command = await listed.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    print(command.help);
    return exitCodes.done;
  }
  try {
    await command.run(rest);
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof AudioArticleError)) throw error;
    const remedy = error.remedy ? `\n${error.remedy}` : '';
    printError(`audio-article: ${error.message} [${error.code}]${remedy}\n`);
    return error.code === 'AA_E_USAGE' ? exitCodes.wrongUse : exitCodes.refused;
  }
}

// A reader that closes the pipe early (`| head`) is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
// Should it never come to an end, that is no success.
process.exitCode = exitCodes.unfinished;
void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
