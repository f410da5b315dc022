import type { CDPSession, Page } from 'puppeteer-core';

/*
 * What a word costs the renderer. A trace of the main thread has every style recalculation and every layout; the page
 * marks in it when a word begins and when the clock, which is repainted once a second, has written. What the browser
 * recalculates after a write of the clock, up to the next painted frame, is the clock's; all the rest counts against
 * the words, whatever caused it.
 */

export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** µs, as all times of a trace. */
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor. */
  readonly tdur?: number;
  /** The thread's processor time at `ts`. */
  readonly tts?: number;
  readonly pid: number;
  readonly tid: number;
}

export interface WorkPerWord {
  readonly words: number;
  readonly clockWrites: number;
  readonly clockRecalculations: number;
  readonly recalculations: number;
  readonly layouts: number;
}

/** Put into the page before playback: the marks. */
export function markWordsAndClock(): void {
  const player = document.querySelector('audio-article')!;
  player.addEventListener('wordchange', () => performance.mark('aa-word'));
  const clock = new MutationObserver(() => performance.mark('aa-clock'));
  clock.observe(player.shadowRoot!.querySelector('.elapsed')!, {
    childList: true,
    characterData: true,
    subtree: true,
  });
}

export async function traced(session: CDPSession, run: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'blink.user_timing'] },
  });
  await run();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  return events;
}

export async function workPerWord(page: Page, run: () => Promise<void>): Promise<WorkPerWord> {
  const session = await page.createCDPSession();
  const all = await traced(session, run);
  await session.detach();
  const thread = all.find(({ name }) => name === 'aa-word');
  const events = all
    .filter(({ ph, pid, tid }) => ph !== 'E' && pid === thread?.pid && tid === thread.tid)
    .sort((a, b) => a.ts - b.ts);
  const count = (name: string): number => events.filter((event) => event.name === name).length;
  let byClock = false;
  let [recalculations, layouts, clockRecalculations] = [0, 0, 0];
  for (const { name } of events) {
    if (name === 'aa-clock') byClock = true;
    else if (name === 'Paint' || name === 'Commit') byClock = false;
    else if (name === 'UpdateLayoutTree' && byClock) clockRecalculations++;
    else if (name === 'UpdateLayoutTree') recalculations++;
    else if (name === 'Layout' && !byClock) layouts++;
  }
  return {
    words: count('aa-word'),
    clockWrites: count('aa-clock'),
    clockRecalculations,
    recalculations,
    layouts,
  };
}
