import { startEarlyThread } from './early-thread.js';

/** Started when this is imported: a thread takes as long to begin as all else that the launcher loads. */
export const earlyThread = startEarlyThread(process.argv.slice(2));
