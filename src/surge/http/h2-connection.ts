import { constants } from "node:http2";
import type { ClientHttp2Stream, IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http2";
import { toFailure } from "../failure.ts";
import type { Loop, Task } from "../loop.ts";
import type { Failure } from "../result.ts";
import type { Target } from "../target.ts";
import type { Answer, Asker, Connection, Dial, Patience } from "./connection.ts";
import { createH2Session } from "./h2-session.ts";
import type { H2Session } from "./h2-session.ts";
import { toHead } from "./head.ts";
import type { Head } from "./head.ts";
import type { WireRequest } from "./wire-request.ts";

interface Shared {
  loop: Loop;
  target: Target;
  patience: Patience;
  countOpened(): void;
  /** True: all connections of one asker are streams of one HTTP/2 connection, as in a browser. False: each has its own. */
  isSharedByAsker: boolean;
}

/**
 * Connections as streams of HTTP/2 (RFC 9113) by node:http2. Bytes are those of bodies: heads are compressed with what went
 * before on the same connection, so none has a size of its own.
 */
export function createH2Dial<Ask>(shared: Shared): Dial<Ask> {
  const sessions = new WeakMap<Asker<Ask>, H2Session>();
  const { target, countOpened } = shared;
  return (asker) => {
    const known = shared.isSharedByAsker ? sessions.get(asker) : undefined;
    const session = known ?? createH2Session(target, countOpened);
    if (known === undefined) sessions.set(asker, session);
    session.join();
    return new H2Connection(shared, session, asker);
  };
}

/** One request on its way. */
interface Exchange<Ask> {
  request: WireRequest;
  ask: Ask;
  stream: ClientHttp2Stream;
  isKept: boolean;
  sentMs: number;
  alarmMs: number;
  head: Head | null;
  bytes: number;
  sentAgain: boolean;
}

class H2Connection<Ask> implements Connection<Ask> {
  private readonly shared: Shared;
  private readonly session: H2Session;
  private readonly asker: Asker<Ask>;
  private current: Exchange<Ask> | null = null;
  private hasLeft = false;

  constructor(shared: Shared, session: H2Session, asker: Asker<Ask>) {
    this.shared = shared;
    this.session = session;
    this.asker = asker;
  }

  get isBusy(): boolean {
    return this.current !== null;
  }

  send(request: WireRequest, ask: Ask): void {
    const { loop, patience } = this.shared;
    const sentMs = loop.nowMs();
    const exchange = this.begin(request, ask, { sentMs, sentAgain: false });
    exchange.alarmMs = sentMs + (patience.slowMs ?? patience.patienceMs);
    this.setAlarm(request, ask, exchange.alarmMs);
  }

  giveUp(failure: Failure): void {
    if (this.current !== null) this.settle(this.current, failure);
  }

  close(): void {
    this.leave({ isCut: false });
  }

  cut(): void {
    this.leave({ isCut: true });
  }

  private begin(
    request: WireRequest,
    ask: Ask,
    { sentMs, sentAgain }: { sentMs: number; sentAgain: boolean },
  ): Exchange<Ask> {
    const hasBody = request.method === "POST";
    const { stream, isKept } = this.session.begin(toFields(this.shared.target, request), hasBody);
    const exchange: Exchange<Ask> = {
      request,
      ask,
      stream,
      isKept,
      sentMs,
      sentAgain,
      alarmMs: sentMs,
      head: null,
      bytes: 0,
    };
    this.current = exchange;
    stream.on("response", (fields) => {
      exchange.head = toH2Head(fields);
    });
    stream.on("data", (chunk: Buffer) => (exchange.bytes += chunk.length));
    stream.on("end", () => {
      // A reset ends the data too, with what came until then.
      if (stream.rstCode === constants.NGHTTP2_NO_ERROR)
        this.settle(exchange, exchange.head === null ? "not HTTP" : null);
    });
    stream.on("error", (error) => this.fail(exchange, toFailure(error)));
    stream.on("close", () => this.fail(exchange, "connection lost"));
    if (hasBody) stream.end(request.body);
    return exchange;
  }

  /** Rings for whatever exchange of that request is under way then: sent again, it still has the first one's deadline. */
  private setAlarm(request: WireRequest, ask: Ask, dueMs: number): void {
    const { loop, patience } = this.shared;
    const task: Task = {
      onDue: () => {
        const { current } = this;
        if (current === null || current.ask !== ask || current.request !== request) return;
        const deadlineMs = current.sentMs + patience.patienceMs;
        if (dueMs >= deadlineMs) return this.settle(current, "gave up waiting");
        this.setAlarm(request, ask, deadlineMs);
        this.asker.onSlow?.(this, ask);
      },
    };
    loop.at(dueMs, task);
  }

  private fail(exchange: Exchange<Ask>, failure: Failure): void {
    if (this.current !== exchange) return;
    const { request, ask, sentMs, isKept, sentAgain, head } = exchange;
    // The site may close a kept connection just as a request leaves; browsers then send it again.
    const again = failure === "connection lost" && isKept && head === null && !sentAgain;
    if (!again) return this.settle(exchange, failure);
    this.begin(request, ask, { sentMs, sentAgain: true });
  }

  private settle(exchange: Exchange<Ask>, failure: Failure | null): void {
    if (this.current !== exchange) return;
    this.current = null;
    if (failure === null) this.session.praise();
    else exchange.stream.close(constants.NGHTTP2_CANCEL);
    const { ask, head, sentMs, bytes, sentAgain } = exchange;
    const answer: Answer = {
      head: failure === null ? head : null,
      failure,
      sentMs,
      doneMs: this.shared.loop.nowMs(),
      bytes,
      sentAgain,
    };
    this.asker.onAnswer(this, ask, answer);
  }

  private leave(how: { isCut: boolean }): void {
    this.current?.stream.close(constants.NGHTTP2_CANCEL);
    this.current = null;
    if (!this.hasLeft) this.session.leave(how);
    this.hasLeft = true;
  }
}

/** The fields of a request: those of one HTTP/1.1 connection have no place in HTTP/2 (RFC 9113, 8.2.2). */
function toFields({ origin }: Target, { method, path, headers }: WireRequest): OutgoingHttpHeaders {
  const { host, protocol } = new URL(origin);
  return {
    ":method": method,
    ":path": path,
    ":scheme": protocol.slice(0, -1),
    ":authority": host,
    ...headers,
  };
}

function toH2Head(fields: IncomingHttpHeaders & { ":status"?: number | undefined }): Head | null {
  return toHead(fields[":status"] ?? 0, (name) => {
    const value = fields[name];
    return Array.isArray(value) ? value.join(", ") : value;
  });
}
