const isProcessorTime = process.argv.includes("--processor");

/**
 * Milliseconds on the wall; with `--processor` those of this process's processor time, for a machine that others use as
 * well.
 */
export function clock(): number {
  if (!isProcessorTime) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
