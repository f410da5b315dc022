export { answerOffline, type FetchLike, type WorkerScope } from './answer.js';
