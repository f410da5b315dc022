/*
 * The quiet contract: nothing that assistive technology can hear changes because time passes. Whatever writes
 * to exposed nodes (text, attributes, what is rendered) comes through this one gate, and whatever runs because
 * a word began or the clock moved on runs in `asTimePasses`, from where the gate lets nothing through.
 */

/** Why exposed nodes may change. */
export type Cause = 'action' | 'pause' | 'end' | 'error' | 'load';

let timePasses = false;

/** Runs what paints: highlight, progress, scroll position. Must not be asynchronous. */
export function asTimePasses(paint: () => void): void {
  const before = timePasses;
  timePasses = true;
  try {
    paint();
  } finally {
    timePasses = before;
  }
}

/** A write that time alone has caused is reported as an error and not made. */
export function expose(cause: Cause, write: () => void): void {
  if (timePasses) reportError(new Error(`Quiet contract broken: “${cause}” while time passes`));
  else write();
}
