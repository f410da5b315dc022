import { resolve } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { addEditorToken, endEditorTokens, openDatabase, renewAdminToken } from '../serve/index.js';
import { counted, readArguments, type Command } from './command.js';
import { print } from './print.js';

export const tokenCommand: Command = {
  help: `Usage: audio-article token [--editor NAME | --end NAME]

Makes a new token for the administrator of the inbox and prints it; the one before and all that was signed in
with it end at once, also in a server that runs. Only a hash of it is kept.

  --editor NAME      makes one for an editor instead, who decides reports and may not make tokens;
                     NAME stands beside what they decide
  --end NAME         ends the tokens of an editor
  --data DIR         where the embedded database lies (default: .audio-article)
  --help             this text

DATABASE_URL, if set, is the Postgres that is used.
`,
  async run(args) {
    const { values } = readArguments(
      'token',
      args,
      { editor: { type: 'string' }, end: { type: 'string' }, data: { type: 'string' } },
      [0, 0],
    );
    const { editor, end } = values;
    if (editor !== undefined && end !== undefined)
      throw new AudioArticleError(
        'AA_E_USAGE',
        '--editor makes a token and --end ends it.',
        'Use one of the two.',
      );
    for (const name of [editor, end])
      if (name !== undefined && (name.trim() === '' || name.length > 100))
        throw new AudioArticleError(
          'AA_E_USAGE',
          'An editor’s name has 1 to 100 characters.',
          'See: audio-article token --help',
        );
    const database = await openDatabase({
      data: resolve(values.data ?? '.audio-article'),
      databaseUrl: process.env['DATABASE_URL'] || undefined,
    });
    try {
      if (end !== undefined) {
        const count = await endEditorTokens(database.pool, end);
        if (count === 0)
          throw new AudioArticleError(
            'AA_E_USAGE',
            `No token bears the name “${end}”.`,
            'Look at its spelling.',
          );
        print(`${counted(count, 'token')} of ${end} ended.\n`);
      } else if (editor !== undefined)
        print(`Token of ${editor}: ${await addEditorToken(database.pool, editor)}\n`);
      else print(`Token: ${await renewAdminToken(database.pool)}\n`);
    } finally {
      await database.close();
    }
  },
};
