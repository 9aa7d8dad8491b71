import type { Failure } from "../result.ts";
import type { Head } from "./head.ts";
import type { WireRequest } from "./wire-request.ts";

/** What came of a request. One object tells all of them, one after another: read it at once. */
export interface Answer {
  /** Null when there was no whole answer. */
  head: Head | null;
  failure: Failure | null;
  /** When it was handed to the connection, and when its last byte was there or the failure known. */
  sentMs: number;
  doneMs: number;
  /** Bytes received for it: head and body, compressed as they came. */
  bytes: number;
  /** True when the site had closed the kept connection meanwhile and it was sent again on a new one. */
  sentAgain: boolean;
}

/** Whoever asked. */
export interface Asker<Ask> {
  onAnswer(connection: Connection<Ask>, ask: Ask, answer: Readonly<Answer>): void;
  /** The answer takes longer than a patient person's first thoughts: see `slowMs`. Told at most once for each request. */
  onSlow?(connection: Connection<Ask>, ask: Ask): void;
}

/** One connection of a visitor. It opens with the first request, is kept while they read, and takes one request at a time. */
export interface Connection<Ask> {
  /** True while an answer is waited for. */
  readonly isBusy: boolean;
  /** Only when it is not busy. `ask` comes back with the answer. */
  send(request: WireRequest, ask: Ask): void;
  /** Ends the request under way: its answer is that failure. */
  giveUp(failure: Failure): void;
  /** Nobody will ask any more; nothing is told. `cut` does it without the farewell of TCP, at the end of a run. */
  close(): void;
  cut(): void;
}

/** Makes connections to the target. */
export type Dial<Ask> = (asker: Asker<Ask>) => Connection<Ask>;

/** How long people wait, in milliseconds from the moment a request was handed over. */
export interface Patience {
  /** Then they give up. */
  patienceMs: number;
  /** Then they begin to think of asking again; null: they do not. */
  slowMs: number | null;
}
