import type { IncomingMessage } from "node:http";
import type { DynamicClass } from "../../delivery/table.ts";
import type { Language } from "../../guidance/language.ts";
import type { Ask } from "../answer/ask.ts";
import type { Weights } from "../answer/negotiate.ts";
import type { ReadyTable } from "../answer/ready-table.ts";
import type { Coding, DynamicCall } from "./call.ts";
import { codings } from "./call.ts";
import { perMinute } from "./rate.ts";

/** A request for dynamic work. */
export interface DynamicRequest {
  request: IncomingMessage;
  ask: Ask;
  class: DynamicClass;
  language: Language;
  table: ReadyTable;
}

/** The call to the dynamic worker that this request becomes. */
export function toCall(
  work: DynamicRequest,
  { body, client, weights }: { body: Buffer; client: string; weights: Weights },
): DynamicCall {
  const { request, ask, class: of } = work;
  return {
    method: ask.method,
    target: ask.query === "" ? ask.address : `${ask.address}?${ask.query}`,
    headers: request.headers,
    body,
    coding: of === "tool" ? bestCoding(weights) : null,
    allowance: { of, perMinute: perMinute[of], client },
  };
}

/** What a client likes best; null where it likes nothing better than the text itself. */
function bestCoding(weights: Weights): Coding | null {
  let best: Coding | null = null;
  for (const coding of codings) {
    if (weights[coding] > 0 && weights[coding] > weights[best ?? "identity"]) best = coding;
  }
  return best;
}

/** A form of a page, sent without script. */
export function isForm({ headers }: IncomingMessage): boolean {
  return (
    headers["content-type"]?.toLowerCase().startsWith("application/x-www-form-urlencoded") ?? false
  );
}

/** A form that a script sent. */
export function isJson({ headers }: IncomingMessage): boolean {
  return headers["content-type"]?.toLowerCase().startsWith("application/json") ?? false;
}

/** Structured field `prefetch`, with or without parameters (W3C Sec-Purpose; `Purpose` in older browsers). */
export function isSpeculative({ headers }: IncomingMessage): boolean {
  const purpose = headers["sec-purpose"] ?? headers["purpose"];
  return purpose !== undefined && /^prefetch\b/.test(String(purpose));
}
