import type { IncomingHttpHeaders } from "node:http";
import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe } from "vitest";
import type { DynamicAnswer, DynamicCall } from "../../src/server/dynamic/call.ts";
import type { ShedReason } from "../../src/server/dynamic/admission.ts";
import type { DeskParts } from "../../src/server/dynamic/desk.ts";
import { createDesk } from "../../src/server/dynamic/desk.ts";
import type { RateLimit } from "../../src/server/dynamic/rate.ts";
import { getIntent } from "../../src/server/answer/intent.ts";
import { createNegotiator } from "../../src/server/answer/negotiate.ts";
import type { ReadyTable } from "../../src/server/answer/ready-table.ts";
import { toReply } from "../../src/server/answer/reply.ts";
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
          availableDictionary: headers["available-dictionary"],
          hostIsWrong: false,
        },
        table,
        negotiate,
      );
      if (intent.kind === "dynamic") throw new Error("Other processes are not part of this matrix");
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
  sheds: ShedReason[];
  ask(
    method: string,
    target: string,
    headers?: Record<string, string>,
    body?: string,
  ): Promise<Answer>;
  close(): Promise<void>;
}

/** What a test may put in the place of the server's surroundings. */
export interface Surroundings {
  call?: (call: DynamicCall) => Promise<DynamicAnswer>;
  rate?: RateLimit;
  load?: DeskParts["load"];
  fileLimit?: number;
}

/** A static server on a free port of the loopback, without a log. `sheds` are the reasons of its refusals. */
export async function startServer(
  table: ReadyTable,
  { call, rate, load, fileLimit }: Surroundings = {},
): Promise<RunningServer> {
  const sheds: ShedReason[] = [];
  const site = createStaticServer({
    table,
    desk: createDesk({
      call: call ?? unreachable,
      rate: rate ?? (() => Promise.resolve(null)),
      clientKey: () => "client",
      load: load ?? (() => ({ surge: false, utilization: 0 })),
      onShed: (reason) => sheds.push(reason),
      now: () => 0,
      random: () => 0,
    }).answer,
    onAnswer: () => {},
    onRefusedConnection: () => {},
    now: () => 0,
    fileLimit: fileLimit ?? 1000,
    keepAliveMs: 15_000,
  });
  await new Promise<void>((resolve) => site.server.listen(0, "127.0.0.1", resolve));
  const { port } = site.server.address() as AddressInfo;
  return {
    port,
    site,
    sheds,
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
