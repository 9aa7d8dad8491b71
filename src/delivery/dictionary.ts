import { createHash } from "node:crypto";
import { constants, zstdCompressSync } from "node:zlib";
import type { BuiltFile } from "./built-files.ts";

/** What all pages have in common, as the browser keeps it (Compression Dictionary Transport, RFC 9842). */
export interface Dictionary {
  /** Holds its hash, so it can be kept for ever. */
  address: string;
  bytes: Buffer;
  /** SHA-256 of the bytes, as a structured field byte sequence: what `Available-Dictionary` will say. */
  availableAs: string;
}

/** Between these marks a guidance page has words of its own; what stands around them is the frame. */
const ownWords = /(<article class="text">)[\s\S]*?(<section class="aside")/;

/** The frame of one guidance page per language: the shortest, so that it holds the fewest words of its own. */
export function makeDictionary(files: readonly BuiltFile[]): Dictionary | null {
  const frames = ["/en/", "/fr/"].flatMap((prefix) => {
    const pages = files.filter(
      ({ address, body }) => address.startsWith(prefix) && ownWords.test(body.toString("utf8")),
    );
    const [shortest] = pages.toSorted((a, b) => a.body.length - b.body.length);
    return shortest === undefined ? [] : shortest.body.toString("utf8").replace(ownWords, "$1$2");
  });
  if (frames.length === 0) return null;
  const bytes = Buffer.from(frames.join("\n"));
  const hash = createHash("sha256").update(bytes).digest();
  return {
    address: `/_astro/frame.${hash.toString("hex").slice(0, 12)}.txt`,
    bytes,
    availableAs: `:${hash.toString("base64")}:`,
  };
}

/** Magic number of a dictionary-compressed Zstandard stream: a skippable frame of 32 bytes (RFC 9842, section 5). */
const magic = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 0x20, 0x00, 0x00, 0x00]);

/** A body in the coding `dcz`: the magic number, the dictionary's hash, then a Zstandard frame made with it. */
export function encodeDcz(body: Buffer, { bytes }: Dictionary): Buffer {
  const hash = createHash("sha256").update(bytes).digest();
  const frame = zstdCompressSync(body, {
    dictionary: bytes,
    params: { [constants.ZSTD_c_compressionLevel]: 19 },
  });
  return Buffer.concat([magic, hash, frame]);
}
