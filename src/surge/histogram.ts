import type { Sparse } from "./results/measures.ts";

/** Times in milliseconds, kept in constant memory to within 0.1 % (at least 1 µs). */
export interface Histogram {
  record(timeMs: number): void;
  count(): number;
  /** The time that `percent` of 100 do not exceed; 0 when nothing was recorded. */
  percentileMs(percent: number): number;
  /** The longest, exact. */
  maxMs(): number;
  clear(): void;
  /** Adds what another histogram counted: of another process, second or machine. */
  add(other: Sparse): void;
  toSparse(): Sparse;
}

/** Longer times are counted as this long; the maximum stays exact. */
export const LONGEST_US = 600_000_000;

/**
 * HDR layout (https://hdrhistogram.github.io/HdrHistogram/) for 1 µs to 10 minutes with three digits: values below 2,048 have
 * a slot each; every doubling after that has 1,024 slots, each twice as wide as those before.
 *
 *     slot   0 ... 2047 | 2048 ... 3071 | 3072 ... 4095 | ...
 *     µs     0 ... 2047 | 2048 ... 4095 | 4096 ... 8191 | ...
 *     width      1      |       2       |       4       |
 */
const HALF_BITS = 10;
export const SLOTS = toSlot(LONGEST_US) + 1;

/** The slot of a whole number of microseconds from 0 to LONGEST_US. */
export function toSlot(valueUs: number): number {
  const doublings = Math.max(0, 31 - Math.clz32(valueUs) - HALF_BITS);
  return (doublings << HALF_BITS) + (valueUs >>> doublings);
}

/** The highest value that falls in the slot: what a percentile reports, so that it is never too low. */
export function toHighestUs(slot: number): number {
  const doublings = Math.max(0, (slot >>> HALF_BITS) - 1);
  const steps = slot - (doublings << HALF_BITS);
  return (steps + 1) * 2 ** doublings - 1;
}

export function createHistogram(): Histogram {
  const counts = new Uint32Array(SLOTS);
  let total = 0;
  let maxUs = 0;
  // Only slots between these two are not 0, so that an idle second costs next to nothing.
  let lowest = SLOTS;
  let highest = -1;
  const put = (slot: number, count: number): void => {
    counts[slot] = (counts[slot] ?? 0) + count;
    if (slot < lowest) lowest = slot;
    if (slot > highest) highest = slot;
    total += count;
  };
  return {
    record(timeMs) {
      const timeUs = timeMs > 0 ? Math.round(timeMs * 1000) : 0;
      if (timeUs > maxUs) maxUs = timeUs;
      put(toSlot(timeUs > LONGEST_US ? LONGEST_US : timeUs), 1);
    },
    count: () => total,
    percentileMs(percent) {
      // Nearest rank; the last digits of 99.9 % must not make a whole count one more.
      const wanted = Math.max(1, Math.ceil((percent * total) / 100 - 1e-6));
      let below = 0;
      for (let slot = lowest; slot <= highest; slot++) {
        below += counts[slot] ?? 0;
        if (below >= wanted) return Math.min(toHighestUs(slot), maxUs) / 1000;
      }
      return 0;
    },
    maxMs: () => maxUs / 1000,
    clear() {
      if (highest >= 0) counts.fill(0, lowest, highest + 1);
      total = 0;
      maxUs = 0;
      lowest = SLOTS;
      highest = -1;
    },
    add(other) {
      if (other.maxUs > maxUs) maxUs = other.maxUs;
      for (let at = 0; at < other.slots.length; at += 2)
        put(other.slots[at] ?? 0, other.slots[at + 1] ?? 0);
    },
    toSparse() {
      const slots: number[] = [];
      for (let slot = lowest; slot <= highest; slot++) {
        const count = counts[slot] ?? 0;
        if (count > 0) slots.push(slot, count);
      }
      return { count: total, maxUs, slots };
    },
  };
}
