import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Agent, request as httpRequest } from "node:http";
import type { ClientAllowance } from "../../formats/client-allowance.ts";
import { allowanceHeader, writeAllowance } from "../../formats/client-allowance.ts";

/** Codings in which the dynamic worker can answer; at equal weight the first makes the smallest answer. */
export const codings = ["br", "zstd", "gzip"] as const;
export type Coding = (typeof codings)[number];

/** A request for the dynamic worker, body included: it is read whole before the worker is troubled. */
export interface DynamicCall {
  method: string;
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** How the answer is to be encoded; null for not at all. */
  coding: Coding | null;
  /** Who asks and how often they may, for the count that servers on one database share. */
  allowance: ClientAllowance;
}

/** What came back, or why nothing did. */
export type DynamicAnswer =
  | { kind: "answer"; status: number; headers: string[]; body: Buffer; coding: Coding | null }
  | { kind: "failed"; why: "unreachable" | "deadline" };

/** Request headers that the dynamic worker may see; nothing a client invents can reach it. */
const passedOn = [
  "host",
  "content-type",
  "origin",
  "sec-fetch-site",
  "accept",
  "accept-language",
] as const;

/** Response headers that the dynamic worker may set; the others come from the header policy. */
const passedBack = [
  "content-type",
  "content-encoding",
  "vary",
  "location",
  "retry-after",
  "allow",
] as const;

/** A caller of the worker behind the socket of the moment. Every call ends by `deadlineMs`, whatever the worker does. */
export function createDynamicCaller(
  socketPath: () => string,
  deadlineMs: number,
): (call: DynamicCall) => Promise<DynamicAnswer> {
  const agent = new Agent({ keepAlive: true });
  return (call) => exchange(call, { socketPath: socketPath(), agent, deadlineMs });
}

interface Line {
  socketPath: string;
  agent: Agent;
  deadlineMs: number;
}

function exchange(
  { method, target, headers, body, coding, allowance }: DynamicCall,
  { socketPath, agent, deadlineMs }: Line,
): Promise<DynamicAnswer> {
  return new Promise((resolve) => {
    const sent: Record<string, string | number> = { "content-length": body.length };
    for (const name of passedOn) if (typeof headers[name] === "string") sent[name] = headers[name];
    if (coding !== null) sent["accept-encoding"] = coding;
    sent[allowanceHeader] = writeAllowance(allowance);
    // What is no host and port would be a malformed URL to the worker's framework, or one with credentials.
    const host = String(sent["host"]);
    if (!/^[\w.[\]:-]+$/.test(host) || !URL.canParse(`http://${host}`)) sent["host"] = "invalid";
    const outgoing = httpRequest({
      socketPath,
      agent,
      method,
      path: target,
      headers: sent,
    });
    // A timed signal would hold all that belongs to the call until its time is over: seconds after the answer, when it has
    // grown old and is collected with the old generation, for as long as thirty pages take.
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      outgoing.destroy();
    }, deadlineMs);
    const settle = (answer: DynamicAnswer): void => {
      clearTimeout(deadline);
      resolve(answer);
    };
    const fail = () => settle({ kind: "failed", why: isLate ? "deadline" : "unreachable" });
    outgoing.on("response", (incoming) => collect(incoming).then(settle, fail));
    outgoing.on("error", fail);
    outgoing.end(body);
  });
}

async function collect(incoming: IncomingMessage): Promise<DynamicAnswer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const headers = passedBack.flatMap((name) => {
    const value = incoming.headers[name];
    return typeof value === "string" ? [name, value] : [];
  });
  return {
    kind: "answer",
    status: incoming.statusCode ?? 502,
    headers: [...headers, "Content-Length", String(body.length)],
    body,
    coding: codings.find((each) => each === incoming.headers["content-encoding"]) ?? null,
  };
}
