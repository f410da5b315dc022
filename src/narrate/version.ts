import { readFileSync } from 'node:fs';

const { name, version } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as {
  name: string;
  version: string;
};

/** Name and version of this program, as it stands in what it makes. */
export const TOOL = `${name} ${version}`;
