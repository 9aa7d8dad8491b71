/**
 * A token bucket: gives true at most `perSecond` times a second, and `atOnce` times in a row after a quiet moment. The clock is
 * the caller's, in milliseconds.
 */
export function createBudget(perSecond: number, atOnce: number): (nowMs: number) => boolean {
  let tokens = atOnce;
  let filledAtMs = 0;
  return (nowMs) => {
    tokens = Math.min(atOnce, tokens + ((nowMs - filledAtMs) / 1000) * perSecond);
    filledAtMs = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
