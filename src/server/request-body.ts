import type { IncomingMessage } from "node:http";

/** Most bytes that a form or a JSON message may have. */
export const bodyLimitBytes = 16_384;

/** A whole request body, or why there is none. */
export type RequestBody =
  | { kind: "whole"; bytes: Buffer }
  | { kind: "too-large" }
  | { kind: "broken" };

/** Reads a body up to the limit. A declared length over the limit is refused before a byte is read. */
export function readRequestBody(request: IncomingMessage): Promise<RequestBody> {
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > bodyLimitBytes) return Promise.resolve({ kind: "too-large" });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    request.on("data", (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= bodyLimitBytes) chunks.push(chunk);
      else resolve({ kind: "too-large" });
    });
    request.on("end", () => resolve({ kind: "whole", bytes: Buffer.concat(chunks) }));
    request.on("error", () => resolve({ kind: "broken" }));
    request.on("close", () => resolve({ kind: "broken" }));
  });
}
