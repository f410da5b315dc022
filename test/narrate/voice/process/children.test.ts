import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startChildren, type Children } from '../../../../src/narrate/voice/process/children.js';
import { oddChild as script, type OddRequest } from './odd-request.js';

const folder = await mkdtemp(join(tmpdir(), 'audio-article-children-'));
after(() => rm(folder, { recursive: true, force: true }));

/** @param patienceMs with what hangs */
const start = (most = 2, patienceMs = 30_000): Children<OddRequest> =>
  startChildren<OddRequest>({
    script,
    most,
    patience: ({ do: what }) => (what.startsWith('hang') ? patienceMs : 30_000),
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Waits until none of the processes is there. */
async function areGone(pids: readonly number[]): Promise<void> {
  for (let tries = 0; tries < 200 && pids.some(isAlive); tries++) await wait(50);
  assert.deepEqual(pids.filter(isAlive), []);
}

test('requests at once are answered each with its own, by as many processes as are allowed', async () => {
  const children = start();
  try {
    const values = ['one', 'two', 'three', 'four', 'x'.repeat(300_000)];
    const answers = await Promise.all(values.map((value) => children.run({ do: 'echo', value })));
    assert.deepEqual(
      answers.map(({ bytes }) => Buffer.from(bytes).toString()),
      values,
    );
    assert.equal(children.pids.length, 2);
  } finally {
    await children.close();
  }
});

test('closing leaves no process; to ask again starts one', async () => {
  const children = start(1);
  await children.run({ do: 'echo', value: 'a' });
  const { pids } = children;
  await children.close();
  assert.ok(pids.length === 1 && !pids.some(isAlive));
  await children.run({ do: 'echo', value: 'b' });
  await children.close();
  await children.close();
});

test('closing ends a child that is deep in work, and its request fails', async () => {
  const children = start(1);
  await children.run({ do: 'echo', value: 'a' });
  const { pids } = children;
  const working = assert.rejects(children.run({ do: 'hang' }), /its process ended/);
  const waiting = assert.rejects(children.run({ do: 'echo', value: 'b' }), /closed/);
  await children.close();
  await working;
  await waiting;
  await areGone(pids);
});

test('a child that dies or hangs is replaced and the request made once more', async () => {
  const children = start(1, 6000);
  try {
    for (const what of ['die-once', 'hang-once'] as const) {
      const { json } = await children.run({ do: what, file: join(folder, what) });
      assert.equal(json, 'alive');
    }
    assert.equal(children.pids.length, 1);
  } finally {
    await children.close();
  }
});

test('what fails twice is refused with the reason, and the next request is answered', async () => {
  const children = start(1, 2000);
  try {
    await assert.rejects(children.run({ do: 'die' }), /ended with SIGKILL/);
    await assert.rejects(children.run({ do: 'throw' }), /exit code 1: the engine is broken/);
    await assert.rejects(children.run({ do: 'babble' }), /no proper answer/);
    await assert.rejects(children.run({ do: 'hang' }), /did not answer within 2 s/);
    assert.deepEqual((await children.run({ do: 'echo', value: 'still' })).json, {
      do: 'echo',
      value: 'still',
    });
  } finally {
    await children.close();
  }
});

/** Starts a process that has children. */
async function startParent(what: 'hang' | 'end') {
  const file = fileURLToPath(import.meta.resolve('./parent.js'));
  const parent = spawn(process.execPath, [...process.execArgv, file, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  return { parent, pids: line.toString().trim().split(' ').map(Number) };
}

test('children end with their parent, however it ends', async () => {
  for (const signal of ['SIGKILL', 'SIGINT', 'SIGTERM'] as const) {
    const { parent, pids } = await startParent('hang');
    assert.equal(pids.length, 2);
    const closed = once(parent, 'close');
    parent.kill(signal);
    await closed;
    await areGone(pids);
  }
});

test('children that nobody has closed keep no process from ending', async () => {
  const { parent, pids } = await startParent('end');
  if (parent.exitCode === null) await once(parent, 'exit');
  assert.equal(parent.exitCode, 0);
  await areGone(pids);
});
