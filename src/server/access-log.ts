import { closeSync, openSync, write } from "node:fs";

/** Where finished requests are told. `line` returns at once and never throws. */
export interface AccessLog {
  line(text: string): void;
  /** Writes what waits, then closes. */
  close(): Promise<void>;
  /** Lines that were given up because the disk did not keep up. */
  readonly dropped: number;
}

/** What may wait for a slow disk before lines are dropped. */
const mostWaitingChars = 8 * 1024 * 1024;

/**
 * Appends lines to a file in batches, off the hot path: one write is under way at a time, and while it is, lines wait in memory
 * up to a bound. A full disk or a blocked pipe costs lines, never a page. Throws when the file cannot be opened.
 */
export function openAccessLog(file: string, flushMs = 250): AccessLog {
  const descriptor = openSync(file, "a");
  let waiting: string[] = [];
  let waitingChars = 0;
  let dropped = 0;
  let underWay: Promise<void> | null = null;

  const flush = (): Promise<void> => {
    if (underWay !== null || waiting.length === 0) return underWay ?? Promise.resolve();
    const batch = `${waiting.join("\n")}\n`;
    const count = waiting.length;
    [waiting, waitingChars] = [[], 0];
    underWay = new Promise((resolve) => {
      write(descriptor, batch, (error) => {
        if (error !== null) dropped += count;
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
      await flush();
      await flush();
      closeSync(descriptor);
    },
    get dropped() {
      return dropped;
    },
  };
}
