import type { Page } from 'puppeteer-core';
import { quantile } from './figure.js';
import { traced, type TraceEvent } from './work-per-word.js';

/*
 * What it costs the main thread to mark one word more: `window.markWord` is called for word after word, a frame is
 * awaited each time, and a trace tells what the browser did between.
 */

declare global {
  interface Window {
    markWord: (word: number) => void;
  }
}

export interface CostPerWord {
  /** ms of the processor, of the middle one of all words: script, style, layout, pre-paint, paint, layerize. */
  readonly ms: number;
  /** ms of each kind of work, of the average word. */
  readonly parts: Readonly<Record<string, number>>;
  readonly words: number;
  readonly recalculations: number;
  readonly layouts: number;
  readonly nodesAdded: number;
}

const RENDERING = ['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'Layerize'];
/** Of one script: what of it is style and layout is not counted twice. */
const SCRIPT = 'aa-marked';

/** Of each event without those within it, µs of the processor. */
function selfTimes(events: readonly TraceEvent[]): Map<TraceEvent, number> {
  const times = new Map<TraceEvent, number>();
  const open: TraceEvent[] = [];
  for (const event of events) {
    while (open.length > 0 && open.at(-1)!.ts + (open.at(-1)!.dur ?? 0) <= event.ts) open.pop();
    const own = event.tdur ?? event.dur ?? 0;
    times.set(event, own);
    const outer = open.at(-1);
    if (outer) times.set(outer, times.get(outer)! - own);
    open.push(event);
  }
  return times;
}

export async function costPerWord(page: Page, from: number, words: number): Promise<CostPerWord> {
  const session = await page.createCDPSession();
  const nodes = async (): Promise<number> => {
    // What the first one sets free the second one takes.
    for (let pass = 0; pass < 2; pass++) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Memory.getDOMCounters')).nodes;
  };
  const run = (first: number, count: number): Promise<void> =>
    page.evaluate(
      async (first, count, script) => {
        const frame = (): Promise<unknown> =>
          new Promise((resolve) =>
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = resolve;
              port2.postMessage(null);
            }),
          );
        for (let word = first; word < first + count; word++) {
          await new Promise((resolve) => setTimeout(resolve));
          performance.mark('aa-word');
          const began = performance.now();
          window.markWord(word);
          performance.mark(script, { detail: performance.now() - began });
          await frame();
          performance.mark('aa-shown');
        }
      },
      first,
      count,
      SCRIPT,
    );
  // Before: what is made once, for the first word.
  await run(from, 5);
  const nodesBefore = await nodes();
  const all = await traced(session, () => run(from + 5, words));
  const nodesAdded = (await nodes()) - nodesBefore;
  await session.detach();

  const thread = all.find(({ name }) => name === 'aa-word');
  const events = all
    .filter(({ ph, pid, tid }) => ph !== 'E' && pid === thread?.pid && tid === thread.tid)
    .sort((a, b) => a.ts - b.ts);
  const times = selfTimes(events.filter(({ ph }) => ph === 'X'));
  const perWord: number[] = [];
  let [recalculations, layouts, cost] = [0, 0, 0];
  const parts = new Map<string, number>();
  const add = (part: string, us: number): void => {
    cost += us;
    parts.set(part, (parts.get(part) ?? 0) + us);
  };
  let isWithin = false;
  let [began, forced, isScript] = [0, 0, false];
  for (const event of events) {
    // Of the processor as all else: on a busy machine others take turns within a script, too.
    const now = event.tts ?? event.ts;
    if (event.name === 'aa-word') [isWithin, isScript, cost, forced, began] = [true, true, 0, 0, now];
    else if (event.name === SCRIPT) {
      isScript = false;
      add('Script', now - began - forced);
    } else if (event.name === 'aa-shown') {
      if (isWithin) perWord.push(cost / 1000);
      isWithin = false;
    } else if (isWithin && RENDERING.includes(event.name)) {
      if (event.name === 'UpdateLayoutTree') recalculations++;
      if (event.name === 'Layout') layouts++;
      const own = times.get(event) ?? 0;
      add(event.name, own);
      if (isScript) forced += own;
    }
  }
  return {
    ms: quantile(perWord, 0.5),
    parts: Object.fromEntries([...parts].map(([part, us]) => [part, us / 1000 / perWord.length])),
    words: perWord.length,
    recalculations,
    layouts,
    nodesAdded,
  };
}
