import { said } from './core/text/said.ts';
import { readFileSync, writeFileSync } from 'node:fs';
const [lang, file] = process.argv.slice(2) as [string, string];
for (const t of readFileSync(file, 'utf8').split('\n').filter(Boolean)) console.log(`      '${t.replaceAll("'", "\\'")}': '${said(t,lang).replaceAll(' | ',' ').replaceAll("'", "\\'")}',`);
