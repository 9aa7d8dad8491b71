import { formatAccessLine } from "../../formats/access-log-line.ts";
import type { Answered } from "../static-server.ts";

/** One line without anything personal: a pseudonym for the client, no query strings, which may hold what people typed. */
export function toLogLine(
  { request, ask, reply, takenUs }: Answered,
  client: string,
  nowMs: number,
): string {
  return formatAccessLine({
    client,
    timeMs: nowMs,
    method: ask.method,
    target: ask.address,
    protocol: `HTTP/${request.httpVersion}`,
    status: reply.status,
    bytes: reply.body?.length ?? 0,
    referer: request.headers.referer?.split("?")[0] ?? null,
    agent: request.headers["user-agent"] ?? null,
    takenUs,
  });
}
