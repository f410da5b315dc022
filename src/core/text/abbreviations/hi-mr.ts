import { table } from './table.js';

/** Titles are written with a full stop, sentences end in a danda (Hindi) or a full stop (Marathi). */
export const hindi = table({ opening: `डॉ डा श्री श्रीमती पं प्रो स्व कु मो सं रु` });
export const marathi = table({ opening: `डॉ डा श्री श्रीमती सौ पं प्रा प्रो कै ह.भ.प रु` });
