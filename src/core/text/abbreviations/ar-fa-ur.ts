import { table } from './table.js';

/** These scripts have no capitals, so that an abbreviation is only what is listed here; a letter alone is one anyway. */
export const arabic = table({ opening: `أ.د ا.د م.م ص.ب ق.م هـ` });
export const persian = table({ opening: `ق.م ه.ش ه.ق م.م` });
export const urdu = table({ opening: `ق.م` });
