import { table } from './table.js';

/** The Armenian full stop is ։ (U+0589), but often a colon is typed for it; a full stop is no more than a pause. */
export const armenian = table({ closing: `թ թթ դ մ հազ մլն մլրդ դր փող տես օր`, colonIsFullStop: true });
