/** Counts by name in bounded memory. */
export interface Counter {
  add(name: string): void;
  total(): number;
  /** The most frequent, with their share of all that was counted (0 to 1). */
  top(most: number): Share[];
}

export interface Share {
  name: string;
  count: number;
  share: number;
}

/**
 * Counts exactly until there are more than `mostNames` different names (a scanner asks for millions); then the rarer half is
 * let go, and a name that comes back begins anew. What is frequent stays exact as long as it is in the more frequent half.
 */
export function createCounter(mostNames = 20_000): Counter {
  const counts = new Map<string, number>();
  let total = 0;
  return {
    add(name) {
      total++;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (counts.size > mostNames) keepLarger(counts, (count) => count);
    },
    total: () => total,
    top(most) {
      const rows = [...counts].toSorted(
        ([one, many], [other, more]) => more - many || (one < other ? -1 : 1),
      );
      return rows
        .slice(0, most)
        .map(([name, count]) => ({ name, count, share: count / Math.max(1, total) }));
    },
  };
}

/** Drops the smaller half of a map's values. */
export function keepLarger<T>(values: Map<string, T>, toSize: (value: T) => number): void {
  const rows = [...values].toSorted(([, one], [, other]) => toSize(one) - toSize(other));
  for (const [name] of rows.slice(0, Math.floor(rows.length / 2))) values.delete(name);
}
