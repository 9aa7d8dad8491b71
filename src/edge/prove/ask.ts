import type { IncomingHttpHeaders } from "node:http";
import { Agent, request as plainRequest } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";

/** A door that is knocked at. */
export interface Door {
  port: number;
  /** Name that is asked for. */
  host: string;
  /** Certificate to be trusted, where the door speaks TLS. */
  ca?: string;
}

/** One request as a reader sends it. */
export interface Question {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** What came of it: a whole answer, one that was cut off, or nothing within the reader's patience. */
export interface Outcome {
  kind: "whole" | "cut" | "nothing";
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  tookMs: number;
}

/** Connections that are used again, for those who ask for thousands of things. */
export interface KeptConnections {
  agent: Agent;
  close(): void;
}

export function keepConnections({ ca }: Door): KeptConnections {
  const agent =
    ca === undefined ? new Agent({ keepAlive: true }) : new TlsAgent({ keepAlive: true });
  return { agent, close: () => agent.destroy() };
}

/** Readers give up after this. */
export const readersPatienceMs = 15_000;

/**
 * Sends one request, on a connection of its own unless there are kept ones. Never rejects: what goes wrong is part of the
 * outcome. A kept connection may close while it is asked; then it was never a question (RFC 9112, 9.3.1).
 */
export async function ask(
  door: Door,
  question: Question,
  kept?: KeptConnections,
): Promise<Outcome> {
  const outcome = await askOnce(door, question, kept?.agent ?? false);
  if (kept === undefined || outcome.kind !== "nothing" || outcome.tookMs >= readersPatienceMs)
    return outcome;
  return askOnce(door, question, false);
}

function askOnce(door: Door, question: Question, agent: Agent | false): Promise<Outcome> {
  const { path, method = "GET", headers = {}, body = "" } = question;
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let answered: IncomingHttpHeaders = {};
    const settle = (kind: Outcome["kind"]): void => {
      clearTimeout(patience);
      const tookMs = performance.now() - startedMs;
      resolve({ kind, status, headers: answered, body: Buffer.concat(chunks), tookMs });
    };
    const common = { host: "127.0.0.1", port: door.port, method, path, agent };
    const fields = {
      host: door.host,
      ...(agent === false ? { connection: "close" } : {}),
      ...headers,
    };
    const outgoing =
      door.ca === undefined
        ? plainRequest({ ...common, headers: fields })
        : tlsRequest({ ...common, headers: fields, ca: door.ca, servername: door.host });
    const patience = setTimeout(() => outgoing.destroy(), readersPatienceMs);
    outgoing.on("response", (incoming) => {
      status = incoming.statusCode ?? 0;
      answered = incoming.headers;
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("end", () => settle("whole"));
      incoming.on("error", () => settle("cut"));
    });
    outgoing.on("error", () => settle(status === 0 ? "nothing" : "cut"));
    outgoing.end(body);
  });
}

/** The same request by so many readers at once. */
export function askTogether(door: Door, readers: number, question: Question): Promise<Outcome[]> {
  return Promise.all(Array.from({ length: readers }, () => ask(door, question)));
}
