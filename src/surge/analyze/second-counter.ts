/** Finds the busiest second of a log. */
export interface SecondCounter {
  see(atMs: number): void;
  busiest(): { busiest: number; busiestAtMs: number };
}

/** A log is written when requests end, so its lines are out of order by as long as the slowest takes; a minute is kept open. */
const OPEN_SECONDS = 60;

export function createSecondCounter(): SecondCounter {
  const open = new Map<number, number>();
  let best = { busiest: 0, busiestAtMs: 0 };
  return {
    see(atMs) {
      const second = Math.floor(atMs / 1000);
      const count = (open.get(second) ?? 0) + 1;
      open.set(second, count);
      if (count > best.busiest) best = { busiest: count, busiestAtMs: second * 1000 };
      if (open.size <= OPEN_SECONDS) return;
      const [oldest] = [...open.keys()].toSorted((one, other) => one - other);
      if (oldest !== undefined) open.delete(oldest);
    },
    busiest: () => best,
  };
}
