import { closeSync, constants, openSync, write } from "node:fs";

/** Where finished requests are told. `line` returns at once and never throws. */
export interface AccessLog {
  line(text: string): void;
  /** Writes what waits and what can be written at once, then closes. */
  close(): Promise<void>;
  /** Lines that were given up because the disk or the reader of a pipe did not keep up. */
  readonly dropped: number;
}

/**
 * Lines as bytes, in the order in which they came. As strings they would outlive two young generations and be collected with
 * the old one: under 10,000 requests a second that stopped a worker for 10 ms in every second.
 */
interface Chunk {
  /** Begins with a line end, which is written when the file ends in the middle of a line. */
  bytes: Buffer;
  used: number;
  lines: number;
}

const chunkBytes = 256 * 1024;
/** What may wait for a slow disk before lines are dropped: 8 MB. */
const mostWaiting = 32;
/** A character that takes two of JavaScript's takes four bytes, any other at most three (RFC 3629). */
const mostBytesPerCharacter = 3;

function createChunk(): Chunk {
  const bytes = Buffer.allocUnsafeSlow(chunkBytes);
  bytes.write("\n");
  return { bytes, used: 1, lines: 0 };
}

/**
 * Without `O_NONBLOCK` a pipe that nobody empties holds a thread of node in the middle of a write, for good: the process
 * could never end in order. Files do not notice the flag (open(2)).
 */
const appendWithoutWaiting =
  constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NONBLOCK;

/** A chunk on its way. */
interface Batch {
  chunk: Chunk;
  /** What of it is still to be written. */
  bytes: Buffer;
  /** A part of it has been written, so it must not begin anew. */
  begun: boolean;
}

/** Lines that are not in the file, one that is there in part included. */
function linesLeft({ chunk, bytes, begun }: Batch): number {
  if (!begun) return chunk.lines;
  let lines = 0;
  for (let at = bytes.indexOf("\n"); at !== -1; at = bytes.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/**
 * Appends lines to a file in batches, off the hot path: one write is under way at a time, and while it is, lines wait in memory
 * up to a bound. A full disk or a blocked pipe costs lines, never a page. Throws when the file cannot be opened.
 */
export function openAccessLog(file: string, flushMs = 250): AccessLog {
  const descriptor = openSync(file, appendWithoutWaiting);
  let filling = createChunk();
  const waiting: Chunk[] = [];
  const spare: Chunk[] = [];
  let batch: Batch | null = null;
  let dropped = 0;
  /** The last line in the file has no end: what comes next must not be taken for a part of it. */
  let torn = false;
  let underWay: Promise<void> | null = null;

  const beginChunk = (): void => {
    waiting.push(filling);
    filling = spare.pop() ?? createChunk();
  };
  const nextBatch = (): Batch | null => {
    const chunk = waiting.shift();
    if (chunk === undefined) return null;
    return { chunk, bytes: chunk.bytes.subarray(torn ? 0 : 1, chunk.used), begun: false };
  };
  /** What is left of a batch after a write, null when nothing is. */
  const afterWrite = (
    sent: Batch,
    error: NodeJS.ErrnoException | null,
    written: number,
  ): Batch | null => {
    if (error !== null) {
      dropped += linesLeft(sent);
      torn ||= sent.begun;
    } else {
      torn = false;
      const bytes = sent.bytes.subarray(written);
      if (bytes.length > 0) return { chunk: sent.chunk, bytes, begun: true };
    }
    spare.push(Object.assign(sent.chunk, { used: 1, lines: 0 }));
    return null;
  };
  /** Settles with whether more can be written now. */
  const writeOnce = (sent: Batch): Promise<boolean> =>
    new Promise((resolve) => {
      write(descriptor, sent.bytes, 0, sent.bytes.length, null, (error, written) => {
        // A pipe is full: the same bytes again next time.
        const isBlocked = error?.code === "EAGAIN";
        batch = isBlocked ? sent : afterWrite(sent, error, written);
        resolve(!isBlocked);
      });
    });
  const writeWaiting = async (): Promise<void> => {
    // Once, or under load one short write would follow the other.
    if (waiting.length === 0 && filling.lines > 0) beginChunk();
    for (let next = batch ?? nextBatch(); next !== null; next = batch ?? nextBatch()) {
      if (!(await writeOnce(next))) return;
    }
  };
  const flush = (): Promise<void> => {
    underWay ??= writeWaiting().finally(() => (underWay = null));
    return underWay;
  };
  const timer = setInterval(flush, flushMs);
  timer.unref();

  return {
    line(text) {
      const mostBytes = text.length * mostBytesPerCharacter + 1;
      if (filling.used + mostBytes > chunkBytes && waiting.length < mostWaiting) beginChunk();
      if (filling.used + mostBytes > chunkBytes) {
        dropped += 1;
        return;
      }
      filling.used += filling.bytes.write(`${text}\n`, filling.used);
      filling.lines += 1;
    },
    async close() {
      clearInterval(timer);
      // What was under way, then what waited behind it, then the chunk that was not full.
      for (let times = 0; times < 3; times += 1) await flush();
      dropped += batch === null ? 0 : linesLeft(batch);
      for (const { lines } of [...waiting, filling]) dropped += lines;
      closeSync(descriptor);
    },
    get dropped() {
      return dropped;
    },
  };
}
