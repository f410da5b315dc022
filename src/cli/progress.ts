/** A line on standard error that counts; on a terminal it is rewritten in place, elsewhere it is said in tenths. */
export function progressLine(
  label: string,
  stream: NodeJS.WriteStream = process.stderr,
): (done: number, total: number) => void {
  let saidTenths = -1;
  return (done, total) => {
    const line = `${label}: sentence ${done} of ${total}`;
    if (stream.isTTY) {
      stream.write(`\r\u001b[K${line}${done === total ? '\n' : ''}`);
      return;
    }
    const tenths = Math.floor((10 * done) / total);
    if (tenths > saidTenths) stream.write(`${line}\n`);
    saidTenths = tenths;
  };
}
