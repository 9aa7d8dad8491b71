import type { IncomingMessage } from "node:http";
import type { DynamicClass } from "../../delivery/table.ts";
import { dynamicClasses } from "../../delivery/table.ts";
import { createNegotiator } from "../answer/negotiate.ts";
import type { Reply } from "../answer/reply.ts";
import type { ShedReason } from "./admission.ts";
import { refuseWork } from "./admission.ts";
import type { Breaker } from "./breaker.ts";
import { createBreaker } from "./breaker.ts";
import { createBudget } from "./budget.ts";
import type { DynamicAnswer, DynamicCall } from "./call.ts";
import type { Refused } from "./dynamic-reply.ts";
import { retryAfterS, toBodyRefusal, toDynamicReply, toRefusalOf } from "./dynamic-reply.ts";
import type { DynamicRequest } from "./dynamic-request.ts";
import { isForm, isSpeculative, toCall } from "./dynamic-request.ts";
import type { RateLimit } from "./rate.ts";
import { readRequestBody } from "./request-body.ts";
import type { LineLimits, WaitingLine } from "./waiting-line.ts";
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

/** How long a client may take to send 16 KB. */
const bodyDeadlineMs = 5000;

/** Bodies being read at once; beyond it a refused form is told so without its words. */
const mostBodies = 256;

/**
 * Reading a refused form to show its words costs as much as ten pages. People who write do not come faster than this; a flood
 * does, and what is over gets the prebuilt refusal, as everybody does when the event loop is this busy.
 */
const wordsGivenBack = { perSecond: 200, atOnce: 20, belowUtilization: 0.7 };

/**
 * Places per class. The dynamic worker does one thing at a time, so a few keep it busy; more would only come back all at once,
 * and pages would wait behind them (with one place for opinions instead of two, a flood stored a tenth less and readers
 * waited a quarter less). Each class has its own, so that none can take those of another.
 */
const limits: Record<DynamicClass, LineLimits> = {
  feedback: { atWork: 1, usual: { waiting: 32, waitMs: 100 }, ...whenStanding(2) },
  interest: { atWork: 2, usual: { waiting: 32, waitMs: 100 }, ...whenStanding(2) },
  tool: { atWork: 4, usual: { waiting: 64, waitMs: 100 }, ...whenStanding(8) },
};

function whenStanding(waiting: number): Pick<LineLimits, "standing" | "standingMs"> {
  return { standing: { waiting, waitMs: 5 }, standingMs: 100 };
}

/** Where requests for dynamic work are taken. */
export interface Desk {
  /** The answer to one; at once where it is a refusal at the door. */
  answer(work: DynamicRequest): Reply | Promise<Reply>;
  /** There is a dynamic worker that has failed nothing yet: nobody waits for the end of a rest that the last one earned. */
  tryAgain(): void;
}

/**
 * The way to the dynamic worker: admit → read the body → wait for a place → call. Whatever is refused on the way gets an
 * answer that says what to do, and a form gets its words back. What is refused at the door is answered at once: in a flood
 * that is nearly all, and it must cost no more than a page.
 */
export function createDesk(parts: DeskParts): Desk {
  const negotiate = createNegotiator();
  const ways = new Map(
    dynamicClasses.map((each): [DynamicClass, Way] => [
      each,
      { line: createWaitingLine(limits[each], parts.now), breaker: createBreaker() },
    ]),
  );
  const mayGiveBack = createBudget(wordsGivenBack.perSecond, wordsGivenBack.atOnce);
  let bodies = 0;

  const refuse = (work: DynamicRequest, refused: Refused): Reply => {
    parts.onShed(refused.reason);
    return toRefusalOf(work, refused, { negotiate, random: parts.random });
  };
  const givesBack = ({ request }: DynamicRequest, utilization: number): boolean =>
    isForm(request) && utilization < wordsGivenBack.belowUtilization && mayGiveBack(parts.now());

  const admit = (work: DynamicRequest): Reply | Promise<Reply> => {
    const way = ways.get(work.class);
    if (way === undefined) throw new Error(`There is no way for ${work.class}`);
    const load = parts.load();
    const early = refuseWork(
      { class: work.class, speculative: isSpeculative(work.request) },
      { ...load, breakerResting: way.breaker.isResting(parts.now()), lineFull: way.line.isFull() },
    );
    if (bodies >= mostBodies) return refuse(work, { reason: "too-many-bodies" });
    if (early === null) return count(work, way, load.utilization);
    return givesBack(work, load.utilization)
      ? giveBack(work, { reason: early })
      : refuse(work, { reason: early });
  };

  const count = async (work: DynamicRequest, way: Way, utilization: number) => {
    const tooSoonS = await parts.rate(parts.clientKey(work.request), work.class);
    if (tooSoonS === null) return carryOut(work, way, utilization);
    const refused = { reason: "rate" as const, tooSoonS };
    return givesBack(work, utilization) ? giveBack(work, refused) : refuse(work, refused);
  };

  const readBody = async (work: DynamicRequest) => {
    bodies += 1;
    const body = await readRequestBody(work.request, bodyDeadlineMs);
    bodies -= 1;
    return body;
  };

  const giveBack = async (work: DynamicRequest, refused: Refused): Promise<Reply> => {
    const body = await readBody(work);
    return body.kind === "whole"
      ? refuse(work, { ...refused, body: body.bytes })
      : toBodyRefusal(work, body);
  };

  const carryOut = async (
    work: DynamicRequest,
    { line, breaker }: Way,
    utilization: number,
  ): Promise<Reply> => {
    const read = await readBody(work);
    if (read.kind !== "whole") return toBodyRefusal(work, read);
    const body = read.bytes;
    const place = await line.enter();
    if (place !== "taken") {
      // In a flood those who waited in vain are as many as those refused at the door, and share their budget.
      const mayHaveWords = !line.stands() || givesBack(work, utilization);
      return refuse(work, mayHaveWords ? { reason: place, body } : { reason: place });
    }
    try {
      if (!breaker.mayTry(parts.now())) return refuse(work, { reason: "breaker", body });
      const weights = negotiate(work.request.headers["accept-encoding"]);
      const client = parts.clientKey(work.request);
      const answer = await parts.call(toCall(work, { body, client, weights }));
      // Over the limit that servers on one database share.
      if (answer.kind === "answer" && answer.status === 429) {
        breaker.succeeded();
        return refuse(work, { reason: "rate", tooSoonS: retryAfterS(answer), body });
      }
      if (answer.kind === "answer" && answer.status < 500) {
        breaker.succeeded();
        return toDynamicReply(work.table, answer);
      }
      breaker.failed(parts.now());
      // The worker could not keep it and says so itself, with the words of a form that only it knows.
      if (answer.kind === "answer" && answer.status === 503)
        return toDynamicReply(work.table, answer);
      return refuse(work, {
        reason: answer.kind === "failed" ? answer.why : "unreachable",
        body,
      });
    } finally {
      line.leave();
    }
  };

  return {
    answer: admit,
    tryAgain() {
      for (const way of ways.values()) way.breaker = createBreaker();
    },
  };
}

/** What one class has for itself: a store that is full or gone ends opinions and registrations, but no tool. */
interface Way {
  line: WaitingLine;
  breaker: Breaker;
}
