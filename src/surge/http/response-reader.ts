import { ChunkReader } from "./chunks.ts";
import type { Head } from "./head.ts";

/** How a response stands after some of its bytes. */
export type Standing = "more" | "done" | "not HTTP";

const HEAD_END = Buffer.from("\r\n\r\n");
const MOST_HEAD_BYTES = 65_536;
/** Interim answers (1xx) before the one that counts; more are an attack or a fault. */
const MOST_INTERIM = 16;

/**
 * Reads one response after another from a connection, in whatever pieces it comes. Strict: see head.ts and chunks.ts. Bodies
 * are counted and not kept. Bytes after the end of an answer are not HTTP either: nobody asked for them.
 */
export class ResponseReader {
  head: Head | null = null;
  bodyBytes = 0;
  /** True when only the end of the connection ends the body. */
  isToClose = false;
  private readonly readHead: (text: string) => Head | null;
  private isHeadRequest = false;
  private started: Buffer | null = null;
  private interim = 0;
  private chunks: ChunkReader | null = null;
  private left = 0;

  constructor(readHead: (text: string) => Head | null) {
    this.readHead = readHead;
  }

  /** Makes ready for the answer to the next request. An answer to HEAD has no body, whatever its head says. */
  begin(isHeadRequest: boolean): void {
    this.head = null;
    this.bodyBytes = 0;
    this.isToClose = false;
    this.isHeadRequest = isHeadRequest;
    this.started = null;
    this.interim = 0;
    this.chunks = null;
    this.left = 0;
  }

  /** Takes the first `size` bytes of a buffer, which may be used again afterwards. */
  take(bytes: Buffer, size: number): Standing {
    if (this.head !== null) return this.takeBody(bytes, 0, size);
    const started = this.started;
    if (started === null) return this.takeHeads(bytes, 0, size);
    const all = Buffer.concat([started, bytes.subarray(0, size)]);
    this.started = null;
    // The end of the head cannot lie before the last three bytes that were searched.
    return this.takeHeads(all, Math.max(0, started.length - 3), all.length);
  }

  /** The connection has ended. Done when that was how the body ends. Otherwise `more` is what never came. */
  end(): Standing {
    if (this.head !== null) return this.isToClose ? "done" : "more";
    const start = this.started?.toString("latin1", 0, 7) ?? "";
    return "HTTP/1.".startsWith(start) ? "more" : "not HTTP";
  }

  private takeHeads(bytes: Buffer, searchFrom: number, end: number): Standing {
    let start = 0;
    let from = searchFrom;
    for (;;) {
      const stop = bytes.subarray(0, end).indexOf(HEAD_END, from);
      if (stop < 0 || stop - start > MOST_HEAD_BYTES) {
        if (end - start > MOST_HEAD_BYTES) return "not HTTP";
        this.started = Buffer.from(bytes.subarray(start, end));
        return "more";
      }
      const head = this.readHead(bytes.toString("latin1", start, stop));
      start = stop + 4;
      from = start;
      // 101 would change the protocol, which nobody asked for.
      if (head === null || head.status === 101) return "not HTTP";
      if (head.status >= 200) return this.beginBody(head, bytes, start, end);
      if (++this.interim > MOST_INTERIM) return "not HTTP";
    }
  }

  private beginBody(head: Head, bytes: Buffer, start: number, end: number): Standing {
    this.head = head;
    const hasNone = this.isHeadRequest || head.status === 204 || head.status === 304;
    if (hasNone || head.framing === 0) return start === end ? "done" : "not HTTP";
    if (head.framing === "chunked") this.chunks = new ChunkReader();
    else if (head.framing === "close") this.isToClose = true;
    else this.left = head.framing;
    return this.takeBody(bytes, start, end);
  }

  private takeBody(bytes: Buffer, start: number, end: number): Standing {
    if (this.chunks !== null) {
      const stop = this.chunks.take(bytes, start, end);
      this.bodyBytes = this.chunks.bodyBytes;
      if (stop < 0) return "not HTTP";
      if (!this.chunks.isDone) return "more";
      return stop === end ? "done" : "not HTTP";
    }
    const size = end - start;
    if (this.isToClose) {
      this.bodyBytes += size;
      return "more";
    }
    if (size > this.left) return "not HTTP";
    this.bodyBytes += size;
    this.left -= size;
    return this.left === 0 ? "done" : "more";
  }
}
