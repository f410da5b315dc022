export { answerOffline, type FetchLike, type WorkerScope } from './answer.js';
export { keptArticles, removeKept, type Kept } from './kept-in.js';
