import type { Sketch } from "./sketch.ts";
import { addToSketch, countLabels, createSketch, estimateDistinct, mergeSketch } from "./sketch.ts";
import type { VisitorLabel, VisitorShares } from "./visitor-label.ts";
import { toShares } from "./visitor-label.ts";

const minuteMs = 60_000;
/** Five whole minutes reach back over six: the one under way, four whole ones, and a part of the oldest. */
const slots = 6;

/** The people seen in the last minutes, as text that any channel carries. No address, no name, no list of people. */
export interface VisitorSnapshot {
  /** Minutes since 1970 of the newest slot. */
  minute: number;
  /** The newest slot and the four before it, in base64. */
  newest: string;
  /** The slot before those. */
  oldest: string;
}

/** Who is here, in one worker. */
export interface Visitors {
  /**
   * One person read something. `high` and `low` are 64 bits of a keyed hash of their address, as two unsigned numbers; the key must
   * be one for all workers, and must not change while people are counted (not at midnight).
   */
  see(high: number, low: number, label: VisitorLabel, nowMs: number): void;
  snapshot(nowMs: number): VisitorSnapshot;
}

export function createVisitors(): Visitors {
  const ring = Array.from({ length: slots }, () => createSketch());
  let minute = 0;
  const slotOf = (ofMinute: number): Sketch => ring[(ofMinute + slots) % slots]!;

  /** Empties the slots of the minutes that have begun. A clock set back a little goes on in the newest slot. */
  const turnTo = (nextMinute: number): void => {
    if (nextMinute < minute && minute - nextMinute < slots) return;
    const earliest = nextMinute - slots + 1;
    const first = nextMinute < minute ? earliest : Math.max(minute + 1, earliest);
    for (let one = first; one <= nextMinute; one += 1) slotOf(one).fill(0);
    minute = nextMinute;
  };

  return {
    see(high, low, label, nowMs) {
      const thisMinute = Math.floor(nowMs / minuteMs);
      if (thisMinute !== minute) turnTo(thisMinute);
      addToSketch(slotOf(minute), high, low, label);
    },
    snapshot(nowMs) {
      turnTo(Math.floor(nowMs / minuteMs));
      const newest = createSketch();
      for (let back = 0; back < slots - 1; back += 1) mergeSketch(newest, slotOf(minute - back));
      return { minute, newest: toText(newest), oldest: toText(slotOf(minute - slots + 1)) };
    },
  };
}

/** Visitors of the last five minutes, of all workers together: a person whom two workers saw counts once. */
export interface VisitorSummary extends VisitorShares {
  /** Estimated number of distinct people, not rounded. */
  visitors: number;
}

/**
 * Merges what the workers saw. Of the people seen only in the oldest minute, the part is counted that five minutes still reach:
 * without that, the number would swing by a fifth within each minute. What a worker said in an earlier minute, since the minute
 * turned between two answers or the worker is silent, stands as long as it may still be true, and fades in its sixth minute.
 */
export function summarizeVisitors(
  snapshots: readonly VisitorSnapshot[],
  nowMs: number,
): VisitorSummary {
  const [recent, all] = [createSketch(), createSketch()];
  for (const { minute, newest, oldest } of snapshots) {
    const ageMinutes = Math.floor(nowMs / minuteMs) - minute;
    if (ageMinutes >= slots) continue;
    const sketch = fromText(newest);
    mergeSketch(all, sketch);
    if (ageMinutes < slots - 1) mergeSketch(recent, sketch);
    if (ageMinutes <= 0) mergeSketch(all, fromText(oldest));
  }
  const stillReached = 1 - (nowMs % minuteMs) / minuteMs;
  const recently = estimateDistinct(recent);
  const visitors = recently + stillReached * (estimateDistinct(all) - recently);
  return { visitors, ...toShares(countLabels(all)) };
}

function toText(sketch: Sketch): string {
  return Buffer.from(sketch.buffer).toString("base64");
}

function fromText(text: string): Sketch {
  const sketch = createSketch();
  Buffer.from(sketch.buffer).write(text, "base64");
  return sketch;
}
