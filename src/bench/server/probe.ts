import { request } from "node:http";

/** One answer, read whole by Node's own client. */
export interface Probed {
  status: number;
  etag: string | null;
  encoding: string;
  body: Buffer;
}

/** Asks once, apart from the load generator, so that what the generator then insists on was checked byte by byte. */
export function probe(
  port: number,
  address: string,
  { etag, body }: { etag?: string; body?: string } = {},
): Promise<Probed> {
  const { promise, resolve, reject } = Promise.withResolvers<Probed>();
  const headers = {
    "accept-encoding": "gzip, deflate, br",
    accept: "text/html",
    ...(etag === undefined ? {} : { "if-none-match": etag }),
    ...(body === undefined
      ? {}
      : { "content-type": "application/json", "content-length": body.length }),
  };
  const method = body === undefined ? "GET" : "POST";
  const options = { host: "127.0.0.1", port, path: address, method, headers, agent: false };
  request(options, (answer) => {
    const chunks: Buffer[] = [];
    answer.on("data", (chunk: Buffer) => chunks.push(chunk));
    answer.on("error", reject);
    answer.on("end", () =>
      resolve({
        status: answer.statusCode ?? 0,
        etag: answer.headers.etag ?? null,
        encoding: answer.headers["content-encoding"] ?? "identity",
        body: Buffer.concat(chunks),
      }),
    );
  })
    .on("error", reject)
    .end(body);
  return promise;
}
