import type { Outcome } from './narrate-many.js';
import { plain } from './print.js';

/** A line on standard error that counts; on a terminal it is rewritten in place, elsewhere it is said in tenths. */
export function progressLine(
  label: string,
  stream: NodeJS.WriteStream = process.stderr,
): (done: number, total: number) => void {
  const say = countingLine(stream);
  const left = timeLeft();
  return (done, total) => say(`${label}: ${done} of ${total} sentences${left(done / total)}`, done, total);
}

/** The same for work whose parts nobody counts: in hundredths. */
export function partLine(label: string, stream: NodeJS.WriteStream = process.stderr): (part: number) => void {
  const say = countingLine(stream);
  const left = timeLeft();
  let said = -1;
  return (part) => {
    const hundredths = Math.floor(part * 100);
    if (hundredths === said) return;
    said = hundredths;
    say(`${label}: ${hundredths} %${left(part)}`, hundredths, 100);
  };
}

/** What takes no longer is done before anybody has read how long it takes. */
const TELLING_MS = 3000;

/** `, about 2 min left`, once that can be told. */
export function timeLeft(now: () => number = () => performance.now()): (part: number) => string {
  const began = now();
  return (part) => {
    const soFarMs = now() - began;
    if (part <= 0 || part >= 1 || soFarMs < TELLING_MS) return '';
    const seconds = Math.ceil(((soFarMs / part) * (1 - part)) / 1000);
    return seconds < 100 ? `, about ${seconds} s left` : `, about ${Math.ceil(seconds / 60)} min left`;
  };
}

function countingLine(stream: NodeJS.WriteStream): (line: string, done: number, total: number) => void {
  let saidTenths = -1;
  return (line, done, total) => {
    if (stream.isTTY) {
      stream.write(`\r\u001b[K${plain(line)}${done === total ? '\n' : ''}`);
      return;
    }
    const tenths = Math.floor((10 * done) / total);
    if (tenths > saidTenths) stream.write(`${plain(line)}\n`);
    saidTenths = tenths;
  };
}

/** After so many articles it can be told how long the others will take: the first waits for voices and threads to open. */
const TELLING = 10;

/**
 * How far a run over many articles is; what failed is told at once, on a line of its own.
 * @param quiet only what failed
 */
export function articlesLine(
  total: number,
  stream: NodeJS.WriteStream = process.stderr,
  quiet = false,
): { done(outcome: Outcome): void; end(): void } {
  const started = performance.now();
  const say = countingLine(stream);
  const counts = { narrated: 0, unchanged: 0, failed: 0 };
  let done = 0;
  return {
    done(outcome) {
      done++;
      counts[outcome.state]++;
      if (outcome.state === 'failed')
        stream.write(
          `${stream.isTTY ? '\r\u001b[K' : ''}${plain(`${outcome.input}: ${outcome.message} [${outcome.code}]${outcome.remedy ? ` ${outcome.remedy}` : ''}`)}\n`,
        );
      if (quiet) return;
      const minutes = ((performance.now() - started) / done) * ((total - done) / 60_000);
      const left = done < TELLING || done === total ? '' : `, about ${Math.ceil(minutes)} min left`;
      say(
        `${done} of ${total} articles: ${counts.narrated} narrated, ${counts.unchanged} up to date, ${counts.failed} failed${left}`,
        done,
        total,
      );
    },
    end() {
      if (stream.isTTY && !quiet && done < total) stream.write('\n');
    },
  };
}
