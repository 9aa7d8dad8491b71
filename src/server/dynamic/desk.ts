import type { IncomingMessage } from "node:http";
import type { DynamicClass } from "../../delivery/table.ts";
import { dynamicClasses } from "../../delivery/table.ts";
import type { Language } from "../../guidance/language.ts";
import type { Ask } from "../answer/ask.ts";
import { parseAcceptEncoding } from "../answer/negotiate.ts";
import type { ReadyTable } from "../answer/ready-table.ts";
import type { Reply } from "../answer/reply.ts";
import { plain, toRefusal } from "../answer/reply.ts";
import { classNumber, encodingNumber } from "../meter/counters.ts";
import type { ShedReason } from "./admission.ts";
import { refuseWork } from "./admission.ts";
import { createBreaker } from "./breaker.ts";
import { createBudget } from "./budget.ts";
import type { DynamicAnswer, DynamicCall } from "./call.ts";
import type { RateLimit } from "./rate.ts";
import type { RequestBody } from "./request-body.ts";
import { readRequestBody } from "./request-body.ts";
import type { LineLimits } from "./waiting-line.ts";
import { createWaitingLine } from "./waiting-line.ts";

/** What the desk needs from its surroundings. */
export interface DeskParts {
  /** Passes a call to the dynamic worker; never rejects and ends by its deadline. */
  call: (call: DynamicCall) => Promise<DynamicAnswer>;
  rate: RateLimit;
  clientKey: (request: IncomingMessage) => string;
  /** The surge switch and the load of this worker, now. */
  load: () => { surge: boolean; utilization: number };
  onShed: (reason: ShedReason) => void;
  now: () => number;
  random: () => number;
}

/** A request for dynamic work. */
export interface DynamicRequest {
  request: IncomingMessage;
  ask: Ask;
  class: DynamicClass;
  language: Language;
  table: ReadyTable;
}

/** How long a client may take to send 16 KB. */
const bodyDeadlineMs = 5000;

/** Bodies being read at once; beyond it a refused form is told so without its words. */
const mostBodies = 256;

/**
 * Reading a refused form to show its words costs as much as ten pages. People who write do not come faster than this; a flood
 * does, and what is over gets the prebuilt refusal, as everybody does when the event loop is this busy.
 */
const wordsGivenBack = { perSecond: 200, belowUtilization: 0.7 };

/** Places per class: few at work, since the dynamic worker is one process; a short line. */
const limits: Record<DynamicClass, LineLimits> = {
  feedback: { atWork: 8, waiting: 32, usualWaitMs: 100, standingWaitMs: 5, standingMs: 100 },
  interest: { atWork: 8, waiting: 32, usualWaitMs: 100, standingWaitMs: 5, standingMs: 100 },
  tool: { atWork: 16, waiting: 64, usualWaitMs: 100, standingWaitMs: 5, standingMs: 100 },
};

/**
 * The way to the dynamic worker: admit → read the body → wait for a place → call. Whatever is refused on the way gets an
 * answer that says what to do, and a form gets its words back.
 */
export function createDesk(parts: DeskParts): (work: DynamicRequest) => Promise<Reply> {
  const breaker = createBreaker();
  const lines = new Map(
    dynamicClasses.map((each) => [each, createWaitingLine(limits[each], parts.now)]),
  );
  const mayGiveBack = createBudget(wordsGivenBack.perSecond);
  let bodies = 0;

  return async (work) => {
    const line = lines.get(work.class);
    if (line === undefined) throw new Error(`There is no line for ${work.class}`);
    const load = parts.load();
    const early = refuseWork(
      { class: work.class, speculative: isSpeculative(work.request) },
      {
        ...load,
        breakerResting: breaker.isResting(parts.now()),
        lineFull: line.isFull(),
      },
    );
    const tooSoonS = early === null ? await parts.rate(parts.clientKey(work.request)) : null;
    const reason = early ?? (tooSoonS === null ? null : "rate");
    if (bodies >= mostBodies) return refuse(parts, work, { reason: "too-many-bodies" });
    const givesBack =
      reason !== null &&
      isForm(work.request) &&
      load.utilization < wordsGivenBack.belowUtilization &&
      mayGiveBack(parts.now());
    if (reason !== null && !givesBack) return refuse(parts, work, { reason, tooSoonS });

    bodies += 1;
    const body = await readRequestBody(work.request, bodyDeadlineMs);
    bodies -= 1;
    if (body.kind !== "whole") return toBodyRefusal(work.table, body);
    if (reason !== null) return refuse(parts, work, { reason, tooSoonS, body: body.bytes });

    const place = await line.enter();
    if (place !== "taken") return refuse(parts, work, { reason: place, body: body.bytes });
    try {
      if (!breaker.mayTry(parts.now()))
        return refuse(parts, work, { reason: "breaker", body: body.bytes });
      const answer = await parts.call(toCall(work, body.bytes));
      if (answer.kind === "answer" && answer.status < 500) {
        breaker.succeeded();
        const headers = [...answer.headers, ...work.table.headersOf("dynamic")];
        return {
          status: answer.status,
          headers,
          body: answer.body,
          ofClass: classNumber.dynamic,
          encoding: encodingNumber.identity,
        };
      }
      breaker.failed(parts.now());
      return refuse(parts, work, {
        reason: answer.kind === "failed" ? answer.why : "unreachable",
        body: body.bytes,
      });
    } finally {
      line.leave();
    }
  };
}

interface Refused {
  reason: ShedReason;
  /** Seconds after which the client may send again, where a rate limit knows. */
  tooSoonS?: number | null;
  /** The body that was read, when there was one: its words are given back. */
  body?: Buffer;
}

function refuse(
  { onShed, random }: DeskParts,
  { request, language, table }: DynamicRequest,
  { reason, tooSoonS, body }: Refused,
): Reply {
  onShed(reason);
  return toRefusal(table, {
    status: reason === "rate" ? 429 : 503,
    language,
    retryS: tooSoonS ?? 5 + Math.floor(random() * 25),
    form: body !== undefined && isForm(request) ? body : null,
    weights: parseAcceptEncoding(request.headers["accept-encoding"]),
  });
}

function toBodyRefusal(
  table: ReadyTable,
  { kind }: Exclude<RequestBody, { kind: "whole" }>,
): Reply {
  const close = ["Connection", "close"];
  if (kind === "too-large") return plain(table, 413, "The message is larger than 16 KB\n", close);
  if (kind === "too-slow") return plain(table, 408, "The message took too long to arrive\n", close);
  return plain(table, 400, "The message was cut off\n", close);
}

function toCall({ request, ask }: DynamicRequest, body: Buffer): DynamicCall {
  const target = ask.query === "" ? ask.address : `${ask.address}?${ask.query}`;
  return { method: ask.method, target, headers: request.headers, body };
}

function isForm({ headers }: IncomingMessage): boolean {
  return (
    headers["content-type"]?.toLowerCase().startsWith("application/x-www-form-urlencoded") ?? false
  );
}

/** Structured field `prefetch`, with or without parameters (W3C Sec-Purpose; `Purpose` in older browsers). */
function isSpeculative({ headers }: IncomingMessage): boolean {
  return /^prefetch\b/.test(String(headers["sec-purpose"] ?? headers["purpose"] ?? ""));
}
