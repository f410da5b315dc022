/*
 * Says a process' own peak memory (KB) and processor time (µs) as its last line on standard error. It is required: to import
 * anything before the command would cost a tenth of what a changed word does.
 */
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`\n${process.resourceUsage().maxRSS} ${user + system}\n`);
});
