/**
 * A token bucket: gives true at most `perSecond` times a second, and as often at once after a quiet second. The clock is the
 * caller's, in milliseconds.
 */
export function createBudget(perSecond: number): (nowMs: number) => boolean {
  let tokens = perSecond;
  let filledAtMs = 0;
  return (nowMs) => {
    tokens = Math.min(perSecond, tokens + ((nowMs - filledAtMs) / 1000) * perSecond);
    filledAtMs = nowMs;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
