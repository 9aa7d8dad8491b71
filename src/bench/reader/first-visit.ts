/** What the browser fetched: one answer, with the bytes that came over the line, headers included. */
export interface Fetched {
  url: string;
  sizeBytes: number;
}

/** Requests and the bytes of their answers. */
export interface Fetches {
  requests: number;
  bytes: number;
}

/** What a first visit fetches. */
export interface FirstVisit {
  /** Before the page can be read: the page, and what the browser says holds up its first paint. */
  toRead: Fetches;
  /** Until nothing more is fetched. */
  whole: Fetches;
}

/**
 * Sums up a first visit. `blocking`: addresses that the browser reports as render-blocking (Resource Timing,
 * `renderBlockingStatus`).
 */
export function toFirstVisit(
  page: string,
  fetched: readonly Fetched[],
  blocking: readonly string[],
): FirstVisit {
  const needed = new Set([page, ...blocking]);
  return {
    toRead: sum(fetched.filter(({ url }) => needed.has(url))),
    whole: sum(fetched),
  };
}

function sum(fetched: readonly Fetched[]): Fetches {
  return {
    requests: fetched.length,
    bytes: fetched.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0),
  };
}
