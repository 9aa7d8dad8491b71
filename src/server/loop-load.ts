import { performance } from "node:perf_hooks";

/**
 * Event-loop utilisation of the last short window, 0 to 1. Each look measures from the look before: a figure since the start
 * of the process would not notice a spike after a quiet night.
 */
export function createLoopLoad(windowMs = 250): () => number {
  let last = performance.eventLoopUtilization();
  let utilization = 0;
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    utilization = performance.eventLoopUtilization(now, last).utilization;
    last = now;
  }, windowMs);
  timer.unref();
  return () => utilization;
}
