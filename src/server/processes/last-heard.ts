/** What somebody said last, while it is new. */
export interface LastHeard<T> {
  hear(said: T): void;
  /** Null when nothing was heard for too long. */
  last(): T | null;
}

export function createLastHeard<T>(silentAfterMs: number, now: () => number): LastHeard<T> {
  let heard: { said: T; atMs: number } | null = null;
  return {
    hear(said) {
      heard = { said, atMs: now() };
    },
    last: () => (heard !== null && now() - heard.atMs < silentAfterMs ? heard.said : null),
  };
}
