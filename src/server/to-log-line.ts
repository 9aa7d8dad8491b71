import type { IncomingMessage } from "node:http";
import { formatAccessLine } from "../formats/access-log-line.ts";
import type { Ask } from "./ask.ts";

/** A finished exchange, as far as the log tells it. */
interface Finished {
  request: IncomingMessage;
  ask: Ask;
  status: number;
  bytes: number;
  takenUs: number;
  nowMs: number;
  pseudonym: (address: string, nowMs: number) => string;
}

/** One line without anything personal: a pseudonym for the address, no query strings, which may hold what people typed. */
export function toLogLine({
  request,
  ask,
  status,
  bytes,
  takenUs,
  nowMs,
  pseudonym,
}: Finished): string {
  const referer = request.headers.referer;
  return formatAccessLine({
    client: pseudonym(request.socket.remoteAddress ?? "", nowMs),
    timeMs: nowMs,
    method: ask.method,
    target: ask.address,
    protocol: `HTTP/${request.httpVersion}`,
    status,
    bytes,
    referer: referer?.split("?")[0] ?? null,
    agent: request.headers["user-agent"] ?? null,
    takenUs,
  });
}
