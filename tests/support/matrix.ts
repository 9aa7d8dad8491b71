import type { IncomingHttpHeaders } from "node:http";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe } from "vitest";
import type { DynamicAnswer, DynamicCall } from "../../src/server/dynamic-call.ts";
import { getIntent } from "../../src/server/intent.ts";
import { createNegotiator } from "../../src/server/negotiate.ts";
import type { ReadyTable } from "../../src/server/ready-table.ts";
import { toReply } from "../../src/server/reply.ts";
import type { StaticServer } from "../../src/server/static-server.ts";
import { createStaticServer } from "../../src/server/static-server.ts";
import { smallTable } from "./small-table.ts";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export type AskFor = (
  method: string,
  target: string,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Runs the same tests on the pure decision and over a real socket, so that neither can hide a difference from the other. */
export function describeMatrix(title: string, tests: (askFor: AskFor) => void): void {
  describe(`${title} (in process)`, () => {
    let table: ReadyTable;
    beforeAll(async () => {
      table = await smallTable();
    });
    const negotiate = createNegotiator();
    tests((method, target, headers = {}) => {
      const [address = "", query = ""] = target.split("?");
      const intent = getIntent(
        {
          method,
          address,
          query,
          acceptEncoding: headers["accept-encoding"],
          ifNoneMatch: headers["if-none-match"],
        },
        table,
        negotiate,
      );
      if (intent.kind === "dynamic")
        throw new Error("The dynamic worker is not part of this matrix");
      const reply = toReply(intent, table, false);
      return Promise.resolve({
        status: reply.status,
        headers: toFields(reply.headers),
        body: reply.body ?? Buffer.alloc(0),
      });
    });
  });
  describe(`${title} (over a socket)`, () => {
    let running: RunningServer;
    beforeAll(async () => {
      running = await startServer(await smallTable());
    });
    afterAll(() => running.close());
    tests((method, target, headers) => running.ask(method, target, headers));
  });
}

export interface RunningServer {
  port: number;
  site: StaticServer;
  ask(
    method: string,
    target: string,
    headers?: Record<string, string>,
    body?: string,
  ): Promise<Answer>;
  close(): Promise<void>;
}

/** A static server on a free port of the loopback, without a log. */
export async function startServer(
  table: ReadyTable,
  callDynamic: (call: DynamicCall) => Promise<DynamicAnswer> = unreachable,
): Promise<RunningServer> {
  const site = createStaticServer({
    table,
    callDynamic,
    log: null,
    pseudonym: () => "-",
    random: () => 0,
    now: () => 0,
    maxConnections: 100,
  });
  await new Promise<void>((resolve) => site.server.listen(0, "127.0.0.1", resolve));
  const { port } = site.server.address() as AddressInfo;
  return {
    port,
    site,
    ask: (method, target, headers, body) =>
      askOverSocket(port, { method, target, headers: headers ?? {}, body: body ?? "" }),
    close: () =>
      new Promise((resolve) => {
        site.server.close(() => resolve());
        site.server.closeAllConnections();
      }),
  };
}

const unreachable = (): Promise<DynamicAnswer> =>
  Promise.resolve({ kind: "failed", why: "unreachable" });

interface SentRequest {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: string;
}

/** One request on a connection of its own; nothing is decoded. */
export function askOverSocket(
  port: number,
  { method, target, headers, body }: SentRequest,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      { host: "127.0.0.1", port, method, path: target, headers, agent: false },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("end", () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          }),
        );
        incoming.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function toFields(flat: readonly string[]): IncomingHttpHeaders {
  const fields: IncomingHttpHeaders = {};
  for (let index = 0; index < flat.length; index += 2)
    fields[(flat[index] ?? "").toLowerCase()] = flat[index + 1];
  return fields;
}
