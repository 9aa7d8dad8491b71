import type { IncomingMessage } from "node:http";

/** Most bytes that a form or a JSON message may have. */
export const bodyLimitBytes = 16_384;

/** A whole request body, or why there is none. */
export type RequestBody =
  | { kind: "whole"; bytes: Buffer }
  | { kind: "too-large" }
  | { kind: "too-slow" }
  | { kind: "broken" };

/** Reads a body up to the limit, for at most `deadlineMs`. A declared length over the limit is refused before a byte is read. */
export function readRequestBody(
  request: IncomingMessage,
  deadlineMs: number,
): Promise<RequestBody> {
  if (request.readableEnded) return Promise.resolve({ kind: "whole", bytes: Buffer.alloc(0) });
  const declared = Number(request.headers["content-length"] ?? 0);
  if (declared > bodyLimitBytes) return Promise.resolve({ kind: "too-large" });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const settle = (body: RequestBody) => {
      clearTimeout(deadline);
      resolve(body);
    };
    const deadline = setTimeout(() => settle({ kind: "too-slow" }), deadlineMs);
    request.on("data", (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= bodyLimitBytes) chunks.push(chunk);
      else settle({ kind: "too-large" });
    });
    request.on("end", () => settle({ kind: "whole", bytes: Buffer.concat(chunks) }));
    request.on("error", () => settle({ kind: "broken" }));
    request.on("close", () => settle({ kind: "broken" }));
  });
}
