/** Failures in a row after which calls are no longer tried. */
const failuresToOpen = 5;
const firstRestMs = 1000;
const longestRestMs = 30_000;

/**
 * A circuit breaker: closed while calls succeed; open for a rest after failures in a row; then half open, when one call is
 * let through to see. Each failed try doubles the rest (M. Nygard, Release It!, "Circuit Breaker").
 */
export interface Breaker {
  /** Whether a call may be tried now. In the half-open state only the first asker may. */
  mayTry(nowMs: number): boolean;
  succeeded(): void;
  failed(nowMs: number): void;
  /** Whether a call would be held back now; asking does not use up the one that is let through. */
  isResting(nowMs: number): boolean;
}

export function createBreaker(): Breaker {
  let failures = 0;
  let restMs = firstRestMs;
  let openUntilMs: number | null = null;
  let probing = false;
  return {
    mayTry(nowMs) {
      if (openUntilMs === null) return true;
      if (nowMs < openUntilMs || probing) return false;
      probing = true;
      return true;
    },
    succeeded() {
      [failures, restMs, openUntilMs, probing] = [0, firstRestMs, null, false];
    },
    failed(nowMs) {
      failures += 1;
      if (probing) restMs = Math.min(restMs * 2, longestRestMs);
      probing = false;
      if (failures >= failuresToOpen) openUntilMs = nowMs + restMs;
    },
    isResting: (nowMs) => openUntilMs !== null && (nowMs < openUntilMs || probing),
  };
}
