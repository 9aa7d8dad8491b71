/** Takes items one by one and has them written together. */
export interface CommitLine<T> {
  /** Resolves once the item is on disk; rejects when it was not written, with `NoRoom` when it was refused. */
  add(item: T): Promise<void>;
}

/** Writes items, all or none; gives those that it refused on purpose, where there are any. */
export type Commit<T> = (items: readonly T[]) => Promise<ReadonlySet<T> | void>;

/** The item was understood and nothing is broken, but as many as can be dealt with are waiting already. */
export class NoRoom extends Error {
  override name = "NoRoom";
}

interface Waiting<T> {
  item: T;
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Most items of one commit: a visitor waits for the whole of it, and a statement may not have any number of values. */
const mostTogether = 256;

/**
 * Group commit: while one commit is on its way to the disk, what arrives gathers, and goes with the next one. Alone, an item
 * waits for nobody; under load, one synchronisation serves many (D. DeWitt et al., "Implementation Techniques for Main Memory
 * Database Systems", SIGMOD 1984).
 */
export function createCommitLine<T>(commit: Commit<T>): CommitLine<T> {
  const waiting: Waiting<T>[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    // One turn of the event loop: everything that has arrived joins, also where the commit itself blocks the loop.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const together = waiting.splice(0, mostTogether);
      try {
        const refused = await commit(together.map(({ item }) => item));
        for (const { item, resolve, reject } of together)
          if (refused?.has(item) === true) reject(new NoRoom("Too many are waiting already"));
          else resolve();
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    running = false;
  };

  return {
    add(item) {
      return new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (!running) void run();
      });
    },
  };
}
