import { AudioArticleError } from '../../core/errors.js';
import { makeSegment, type Segment, type SegmentOrder } from './segment.js';

/** A refusal as it leaves a thread: an error's class and code would not. */
export interface Refusal {
  readonly refused: Pick<AudioArticleError, 'code' | 'message' | 'remedy'>;
}

/** What a worker thread runs: one segment. */
export async function run(order: SegmentOrder): Promise<Segment | Refusal> {
  try {
    return await makeSegment(order);
  } catch (error) {
    if (!(error instanceof AudioArticleError)) throw error;
    const { code, message, remedy } = error;
    return { refused: { code, message, remedy } };
  }
}
