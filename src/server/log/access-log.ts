import { closeSync, constants, openSync, write } from "node:fs";

/** Where finished requests are told. `line` returns at once and never throws. */
export interface AccessLog {
  line(text: string): void;
  /** Writes what waits and what can be written at once, then closes. */
  close(): Promise<void>;
  /** Lines that were given up because the disk or the reader of a pipe did not keep up. */
  readonly dropped: number;
}

/** What may wait for a slow disk before lines are dropped. */
const mostWaitingChars = 8 * 1024 * 1024;

/**
 * Without `O_NONBLOCK` a pipe that nobody empties holds a thread of node in the middle of a write, for good: the process
 * could never end in order. Files do not notice the flag (open(2)).
 */
const appendWithoutWaiting =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/** Lines on their way. */
interface Batch {
  bytes: Buffer;
  lines: number;
  /** A part of it has been written, so it must not begin anew. */
  begun: boolean;
}

/**
 * Appends lines to a file in batches, off the hot path: one write is under way at a time, and while it is, lines wait in memory
 * up to a bound. A full disk or a blocked pipe costs lines, never a page. Throws when the file cannot be opened.
 */
export function openAccessLog(file: string, flushMs = 250): AccessLog {
  const descriptor = openSync(file, appendWithoutWaiting);
  let waiting: string[] = [];
  let waitingChars = 0;
  let dropped = 0;
  let batch: Batch | null = null;
  /** The last line in the file has no end: what comes next must not be taken for a part of it. */
  let torn = false;
  let underWay: Promise<void> | null = null;

  const nextBatch = (): Batch | null => {
    if (waiting.length === 0) return null;
    const text = `${torn ? "\n" : ""}${waiting.join("\n")}\n`;
    const next = { bytes: Buffer.from(text), lines: waiting.length, begun: false };
    [waiting, waitingChars] = [[], 0];
    return next;
  };
  const afterWrite = (sent: Batch, error: NodeJS.ErrnoException | null, written: number): void => {
    // A pipe is full: the same bytes again next time.
    if (error?.code === "EAGAIN") return;
    if (error !== null) {
      dropped += sent.lines;
      torn ||= sent.begun;
      batch = null;
      return;
    }
    torn = false;
    const bytes = sent.bytes.subarray(written);
    batch = bytes.length === 0 ? null : { bytes, lines: sent.lines, begun: true };
  };
  const flush = (): Promise<void> => {
    if (underWay !== null) return underWay;
    const sent = (batch ??= nextBatch());
    if (sent === null) return Promise.resolve();
    underWay = new Promise((resolve) => {
      write(descriptor, sent.bytes, 0, sent.bytes.length, null, (error, written) => {
        afterWrite(sent, error, written);
        underWay = null;
        resolve();
      });
    });
    return underWay;
  };
  const timer = setInterval(flush, flushMs);
  timer.unref();

  return {
    line(text) {
      if (waitingChars > mostWaitingChars) {
        dropped += 1;
        return;
      }
      waiting.push(text);
      waitingChars += text.length;
    },
    async close() {
      clearInterval(timer);
      // One write under way, the rest of it, and what waits.
      for (let times = 0; times < 3; times += 1) await flush();
      dropped += (batch?.lines ?? 0) + waiting.length;
      closeSync(descriptor);
    },
    get dropped() {
      return dropped;
    },
  };
}
