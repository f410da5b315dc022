import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startThread } from '../../src/narrate/thread.js';
import { keepThisThreadFree, mostThreads, startThreads, useEarlyThread } from '../../src/narrate/threads.js';

/** A thread as the build makes it: it speaks the protocol of answer-tasks.ts and says where it did the task. */
const script = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ id, task }) => {
  if (task === undefined) return parentPort.close();
  if (task === 'fail') return parentPort.postMessage({ id, error: new Error('it cannot be done') });
  if (task === 'die') process.exit(3);
  setTimeout(() => parentPort.postMessage({ id, result: threadId }), 20);
});`;

let folder = '';
let file = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-threads-'));
  file = join(folder, 'thread.cjs');
  await writeFile(file, script);
});
after(() => rm(folder, { recursive: true, force: true }));

const here = (): Promise<{ run: () => number }> => Promise.resolve({ run: () => 0 });

describe('work on threads', () => {
  it('is done here when it comes alone, and on no more threads than are allowed when it does not', async () => {
    const threads = startThreads<string, number>(file, here);
    assert.equal(await threads.run('task'), 0);
    const done = await Promise.all(Array.from({ length: 6 }, () => threads.run('task')));
    assert.equal(new Set(done).size, mostThreads());
    assert.ok(!done.includes(0));
    await threads.close();
  });

  it('is never done here where this thread has others to answer', async () => {
    keepThisThreadFree();
    const threads = startThreads<string, number>(file, here);
    assert.ok((await threads.run('task')) > 0);
    await threads.close();
    keepThisThreadFree(false);
  });

  it('is done here where no thread was built', async () => {
    const threads = startThreads<string, number>(join(folder, 'none.cjs'), here);
    await threads.warmUp('task');
    assert.deepEqual(await Promise.all([threads.run('task'), threads.run('task')]), [0, 0]);
    await threads.close();
  });

  it('goes on when a task fails or a thread dies; both are told', async () => {
    const threads = startThreads<string, number>(file, here);
    await threads.warmUp('task');
    await assert.rejects(threads.run('fail'), /it cannot be done/);
    await assert.rejects(threads.run('die'), /ended with 3/);
    assert.ok((await threads.run('task')) > 0);
    await threads.close();
  });

  it('begins with a thread that was started early, and another time with one of its own', async () => {
    const early = startThread<string, number>(file);
    const id = await early.run('task');
    useEarlyThread(file, early);
    const threads = startThreads<string, number>(file, here);
    await threads.warmUp('task');
    assert.equal(await threads.run('task'), id);
    await threads.close();
    assert.ok(early.ended());
    await threads.warmUp('task');
    assert.notEqual(await threads.run('task'), id);
    await threads.close();
  });

  it('is finished before a thread ends, and a thread that has ended takes none', async () => {
    const thread = startThread<string, number>(file);
    const working = thread.run('task');
    await thread.end();
    await assert.rejects(working, /ended/);
    await assert.rejects(thread.run('task'), /ended/);
    const threads = startThreads<string, number>(file, here);
    await threads.warmUp('task');
    const task = threads.run('task');
    await threads.close();
    assert.ok((await task) > 0);
  });
});
