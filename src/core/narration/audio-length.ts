import type { Narration } from './schema.js';

/** How long the audio is: ms, NaN where there is none. All sources of a narration are the same audio. */
export const audioMs = ({ audio }: Pick<Narration, 'audio'>): number => Number(audio[0]?.duration);
