/** CPU time of this process. */
export interface CpuMeter {
  /** User and system time since it was last asked, in milliseconds. */
  takeMs(): number;
}

export function startCpuMeter(): CpuMeter {
  let last = process.cpuUsage();
  return {
    takeMs() {
      const now = process.cpuUsage();
      const usedUs = now.user + now.system - last.user - last.system;
      last = now;
      return usedUs / 1000;
    },
  };
}
