import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { compressAnswer } from "../../src/site/tools/compress-answer.ts";

const html = `<!doctype html><title>Été à l’œuvre</title>${"<p>Deux jours de plus.</p>".repeat(300)}`;

describe("an answer goes out as it is", () => {
  test.each([
    ["when no coding was agreed on", null],
    ["when none is wanted", "identity"],
    ["for a coding nobody here knows", "compress"],
    ["for a list, which only the static worker reads", "br, gzip"],
    ["for the name of something every object has", "toString"],
    ["for an empty text", ""],
  ])("%s", (_about, coding) => {
    const { body, headers } = compressAnswer(html, coding);
    expect(Buffer.from(body).equals(Buffer.from(html))).toBe(true);
    expect(headers).toEqual({
      "Content-Type": "text/html; charset=utf-8",
      Vary: "Accept-Encoding",
    });
  });
});

test.each([
  ["br", brotliDecompressSync],
  ["zstd", zstdDecompressSync],
  ["gzip", gunzipSync],
] as const)("%s: much smaller, says so, and comes back byte for byte", (coding, decompress) => {
  const { body, headers } = compressAnswer(html, coding);
  expect(body.length).toBeLessThan(html.length / 10);
  expect(decompress(body).equals(Buffer.from(html))).toBe(true);
  expect(headers["Content-Encoding"]).toBe(coding);
  expect(headers["Vary"]).toBe("Accept-Encoding");
});
