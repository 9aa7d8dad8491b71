/** A request as it goes out, made once for all who send the same. */
export interface WireRequest {
  method: "GET" | "HEAD" | "POST";
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  /** Of a form; empty otherwise. */
  body: string;
  /** All of it in bytes, for HTTP/1.1. */
  bytes: Buffer;
}

/** A request to the host (with its port where that is not the scheme's own). Throws a RangeError when a part would end its line. */
export function toWireRequest(
  host: string,
  { method, path, headers, body = "" }: Omit<WireRequest, "bytes" | "body"> & { body?: string },
): WireRequest {
  const lines = [`${method} ${path} HTTP/1.1`, `host: ${host}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (method === "POST") lines.push(`content-length: ${Buffer.byteLength(body)}`);
  // oxlint-disable-next-line no-control-regex -- control bytes are what is looked for
  const broken = lines.find((line) => /[\x00-\x08\x0a-\x1f\x7f]/.test(line));
  if (broken !== undefined) {
    throw new RangeError(`A request must not hold control bytes: ${JSON.stringify(broken)}`);
  }
  const bytes = Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body}`);
  return { method, path, headers, body, bytes };
}
