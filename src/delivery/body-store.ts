import { createHash } from "node:crypto";
import type { StoredBody } from "./table.ts";

/** Collects bytes one after the other; equal bytes are stored once. */
export interface BodyStore {
  add(bytes: Buffer): StoredBody;
  bytes(): Buffer;
}

export function createBodyStore(): BodyStore {
  const chunks: Buffer[] = [];
  const known = new Map<string, StoredBody>();
  let offset = 0;
  return {
    add(bytes) {
      const etag = toEtag(bytes);
      const before = known.get(etag);
      if (before !== undefined) return before;
      const stored = { offset, sizeBytes: bytes.length, etag };
      known.set(etag, stored);
      chunks.push(bytes);
      offset += bytes.length;
      return stored;
    },
    bytes: () => Buffer.concat(chunks),
  };
}

/** A strong validator of exactly these bytes, so two machines with the same build agree (RFC 9110, 8.8.1). */
function toEtag(bytes: Buffer): string {
  return `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
}
