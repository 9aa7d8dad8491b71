import { promisify } from "node:util";
import { brotliCompress, constants, gzip, zstdCompress } from "node:zlib";
import type { Encoding } from "./table.ts";

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const toZstd = promisify(zstdCompress);

/** Text is worth encoding; pictures and fonts are compressed already. */
const compressible = /^(text\/|application\/(json|xml)|image\/svg)/;

/** A body in every coding that makes it smaller, at the highest level: this is done once and sent a million times. */
export async function encode(body: Buffer, contentType: string): Promise<Map<Encoding, Buffer>> {
  const bodies = new Map<Encoding, Buffer>([["identity", body]]);
  if (!compressible.test(contentType)) return bodies;
  const candidates: [Encoding, Promise<Buffer>][] = [
    [
      "br",
      toBrotli(body, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
          // A window larger than the body gains nothing, and taking its memory was half of the cost of a build.
          [constants.BROTLI_PARAM_LGWIN]: windowBits(body.length),
        },
      }),
    ],
    [
      "zstd",
      toZstd(body, {
        params: { [constants.ZSTD_c_compressionLevel]: 19 },
        pledgedSrcSize: body.length,
      }),
    ],
    ["gzip", toGzip(body, { level: 9 })],
  ];
  for (const [encoding, encoded] of candidates) {
    const bytes = await encoded;
    if (bytes.length < body.length) bodies.set(encoding, bytes);
  }
  return bodies;
}

/** The least window that holds so many bytes, within what brotli takes (RFC 7932, 9.1). */
function windowBits(sizeBytes: number): number {
  return Math.min(22, Math.max(16, Math.ceil(Math.log2(sizeBytes + 16))));
}
