/** What a page may cost its reader, in bytes on the way (brotli). The only place where these limits are written. */
export const budgets = {
  /** A page and what it needs before it can be read, in one flight of packets: ten segments of 1,460 bytes, less what the headers take (RFC 6928). */
  firstVisitBytes: 14_000,
  /** Requests before a page can be read: the page itself, and one more. */
  requestsBeforeReading: 2,
  /** Script that a page runs by itself, with that of the one thing on it that is used. */
  scriptBytes: 8_000,
  /** The median page of the guide for a browser that has the compression dictionary (RFC 9842). */
  nextPageMedianBytes: 3_000,
};

/** `14,000`, as reports write it. */
export const printBytes = (bytes: number): string => bytes.toLocaleString("en-CA");
