/** Tells the benchmark what a contender found and used: one line of JSON on standard output. */
export function reportSelf(pages: number): void {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6;
  process.stdout.write(`\n${JSON.stringify({ pages, peakMiB: maxRSS / 1024, cpuSeconds })}\n`);
}
