import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from "node:zlib";

/** A body as it is sent, with the headers that say how. */
export interface SentAnswer {
  body: Uint8Array<ArrayBuffer>;
  headers: Readonly<Record<string, string>>;
}

/** Levels at which a page costs less than a millisecond: an answer is sent once. */
const compressors = new Map<string | null, (bytes: Buffer) => Buffer>([
  [
    "br",
    (bytes) =>
      brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_QUALITY]: 4,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  ],
  [
    "zstd",
    (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
  ],
  ["gzip", (bytes) => gzipSync(bytes, { level: 6 })],
]);

/**
 * An answer in the coding that the static worker agreed on with the visitor's browser: it negotiates once for all answers and
 * names one coding here, and the work is done in this process, which never takes a core from a page. Any other text leaves the
 * answer as it is. An answer repeats what was typed but holds no secret, so its length tells nothing (BREACH).
 */
export function compressAnswer(html: string, coding: string | null): SentAnswer {
  const bytes = Buffer.from(html);
  const compress = compressors.get(coding);
  const headers = { "Content-Type": "text/html; charset=utf-8", Vary: "Accept-Encoding" };
  return compress === undefined || coding === null
    ? { body: bytes, headers }
    : {
        body: new Uint8Array(compress(bytes)),
        headers: { ...headers, "Content-Encoding": coding },
      };
}
