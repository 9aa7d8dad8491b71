import type { Answer } from "../http/connection.ts";
import type { Head } from "../http/head.ts";
import type { Ask } from "./ask.ts";
import type { Copy, CopyBook } from "./copies.ts";

/** What a visitor's cache says about an address they want. */
export type Finding =
  /** Nothing, or nothing that can be used. */
  | "missing"
  /** Use the copy, ask nobody. */
  | "fresh"
  /** Use the copy, and ask whether it still holds meanwhile. */
  | "stale"
  /** Ask whether the copy still holds. */
  | "ask";

/** One visitor's cache: for each resource (by its number) which copy, and since when. A few numbers, since there are 200,000. */
export class BrowserCache {
  /** Number, copy (null: of before the run, whichever the site gives), moment; and so on. */
  private held: (number | Copy | null)[] | null = null;
  private readonly book: CopyBook;

  constructor(book: CopyBook) {
    this.book = book;
  }

  /** `isReload`: then fresh is not enough, unless the copy is immutable (RFC 8246). */
  find(id: number, nowMs: number, isReload: boolean): Finding {
    const copy = this.copy(id);
    if (copy === null) return "missing";
    const ageMs = nowMs - this.sinceMs(id);
    if (ageMs < copy.freshMs && (!isReload || copy.isImmutable)) return "fresh";
    if (ageMs < copy.freshMs + copy.staleMs && !isReload) return "stale";
    return copy.validator === null ? "missing" : "ask";
  }

  copy(id: number): Copy | null {
    const at = this.at(id);
    if (at < 0) return null;
    return (this.held?.[at + 1] as Copy | null) ?? this.book.latest(id) ?? null;
  }

  /** Keeps a copy from that moment; null is one from before the run. */
  keep(id: number, copy: Copy | null, sinceMs: number): void {
    // Whole milliseconds are small integers, which cost no object of their own.
    const since = Math.round(sinceMs);
    const at = this.at(id);
    if (this.held === null) this.held = [id, copy, since];
    else if (at < 0) this.held.push(id, copy, since);
    else {
      this.held[at + 1] = copy;
      this.held[at + 2] = since;
    }
  }

  /** Does with an answer what a browser does (RFC 9111, 3 and 4.3.4); "freshened": the copy that was asked about still holds. */
  take(
    { id, method, copy }: Pick<Ask, "id" | "method" | "copy">,
    head: Head,
    { bytes, doneMs }: Pick<Answer, "bytes" | "doneMs">,
  ): "freshened" | null {
    if (method !== "GET") return null;
    const sinceMs = doneMs - head.ageS * 1000;
    if (head.status === 304 && copy !== null) {
      this.keep(id, this.book.freshened(id, copy, head), sinceMs);
      return "freshened";
    }
    if (head.status !== 200) return null;
    const answered = this.book.fromAnswer(id, head, bytes);
    if (answered === null) this.forget(id);
    else this.keep(id, answered, sinceMs);
    return null;
  }

  private forget(id: number): void {
    const at = this.at(id);
    if (at >= 0) this.held?.splice(at, 3);
  }

  private sinceMs(id: number): number {
    return (this.held?.[this.at(id) + 2] as number | undefined) ?? 0;
  }

  private at(id: number): number {
    const { held } = this;
    if (held === null) return -1;
    for (let at = 0; at < held.length; at += 3) if (held[at] === id) return at;
    return -1;
  }
}
