import type { Head } from "../http/head.ts";
import { parseCacheControl } from "./cache-control.ts";

/** What a browser's cache knows of an answer it keeps. One object for all visitors who got the same one; no body. */
export interface Copy {
  /** The header line with which to ask whether it still holds; null when there is no way. */
  validator: { name: "if-none-match" | "if-modified-since"; value: string } | null;
  freshMs: number;
  /** For how long after that it may be shown while it is asked for again. */
  staleMs: number;
  isImmutable: boolean;
  /** Bytes on the wire of the whole answer: what each use of the copy saves. */
  bytes: number;
  /** The fields it was made of. */
  madeOf: Pick<Head, "etag" | "lastModified" | "cacheControl" | "vary">;
}

/** The copies that visitors with one Accept-Encoding have: variants of other encodings are other copies (RFC 9111, 4.1). */
export interface CopyBook {
  /** The copy that a 200 leaves in a cache; null when it may not be kept or would be of no use. */
  fromAnswer(id: number, head: Head, bytes: number): Copy | null;
  /** The copy after a 304, whose fields count from now on (RFC 9111, 4.3.4). */
  freshened(id: number, copy: Copy, head: Head): Copy;
  /** The copy made last of that resource: what somebody has who came before the run. */
  latest(id: number): Copy | undefined;
}

export function createCopyBook(): CopyBook {
  const byId = new Map<number, Copy[]>();
  const find = (id: number, madeOf: Copy["madeOf"], bytes: number): Copy => {
    const copies = byId.get(id) ?? [];
    if (copies.length === 0) byId.set(id, copies);
    const ready = copies.find((copy) => isSame(copy, madeOf, bytes));
    if (ready) return ready;
    const copy = toCopy(madeOf, bytes);
    // Answers whose fields differ each time: what visitors hold stays theirs, new ones start a new list.
    if (copies.length >= MOST_VERSIONS) copies.length = 0;
    copies.push(copy);
    return copy;
  };
  return {
    fromAnswer(id, head, bytes) {
      const { etag, lastModified, cacheControl, vary } = head;
      if (vary.trim() === "*") return null;
      const copy = find(id, { etag, lastModified, cacheControl, vary }, bytes);
      return copy.freshMs >= 0 ? copy : null;
    },
    freshened(id, copy, head) {
      const madeOf = {
        etag: head.etag ?? copy.madeOf.etag,
        lastModified: head.lastModified ?? copy.madeOf.lastModified,
        cacheControl: head.cacheControl || copy.madeOf.cacheControl,
        vary: head.vary || copy.madeOf.vary,
      };
      const renewed = find(id, madeOf, copy.bytes);
      return renewed.freshMs >= 0 ? renewed : copy;
    },
    latest: (id) => byId.get(id)?.findLast(({ freshMs }) => freshMs >= 0),
  };
}

const MOST_VERSIONS = 16;

function isSame(copy: Copy, madeOf: Copy["madeOf"], bytes: number): boolean {
  return (
    copy.madeOf.etag === madeOf.etag &&
    copy.madeOf.cacheControl === madeOf.cacheControl &&
    copy.madeOf.lastModified === madeOf.lastModified &&
    copy.madeOf.vary === madeOf.vary &&
    copy.bytes === bytes
  );
}

/**
 * `freshMs` below 0: not to be kept. Without max-age a browser guesses a lifetime; here such a copy is asked about each time,
 * so that nothing rests on a guess.
 */
function toCopy(madeOf: Copy["madeOf"], bytes: number): Copy {
  const control = parseCacheControl(madeOf.cacheControl);
  const { etag, lastModified } = madeOf;
  const validator =
    etag !== null
      ? ({ name: "if-none-match", value: etag } as const)
      : lastModified !== null
        ? ({ name: "if-modified-since", value: lastModified } as const)
        : null;
  const freshS = control.noCache ? 0 : (control.maxAgeS ?? 0);
  const staleS = control.noCache ? 0 : control.staleWhileRevalidateS;
  const isUseless = control.noStore || (freshS + staleS === 0 && validator === null);
  return {
    validator,
    freshMs: isUseless ? -1 : freshS * 1000,
    staleMs: staleS * 1000,
    isImmutable: control.isImmutable,
    bytes,
    madeOf,
  };
}
