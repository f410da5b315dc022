import { answerTasks } from '../answer-tasks.js';
import { run } from './worker.js';

answerTasks(run);
