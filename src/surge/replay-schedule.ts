import { parseAccessLine } from "../formats/access-log-line.ts";
import type { AccessEntry } from "../formats/access-log-line.ts";
import type { RequestKind } from "./result.ts";

/** One request of a log, with the moment at which it is due in the replay. */
export interface LoggedRequest {
  /** Who sent it, as the log names them. */
  client: string;
  kind: RequestKind;
  method: "GET" | "HEAD";
  path: string;
  status: number;
  /** In milliseconds from the start of the replay. */
  dueMs: number;
}

/** What became of the lines. Filled while the log is read. */
export interface ReplayCounts {
  lines: number;
  notCombined: number;
  /** Neither GET nor HEAD: a replay must not send a form twice. */
  otherMethods: number;
  notAPath: number;
  /** Older than the second being read (logs are written at the end of requests); due at once. */
  outOfOrder: number;
}

export function createReplayCounts(): ReplayCounts {
  return { lines: 0, notCombined: 0, otherMethods: 0, notAPath: 0, outOfOrder: 0 };
}

/**
 * The requests of a log in order of their due moments, `speed` times faster than they came. Every moment is counted from the
 * first line, so nothing adds up over the length of a log. A log knows whole seconds only; the requests of one second are
 * spread evenly over it. Holds one second of the log at a time. Blank lines are passed over.
 */
export async function* scheduleReplay(
  lines: AsyncIterable<string> | Iterable<string>,
  { speed, counts }: { speed: number; counts: ReplayCounts },
): AsyncGenerator<LoggedRequest> {
  let firstMs: number | null = null;
  let secondMs = 0;
  let second: LoggedRequest[] = [];
  for await (const line of lines) {
    if (line.trim() === "") continue;
    counts.lines++;
    const entry = parseAccessLine(line);
    const request = entry ? toRequest(entry, counts) : null;
    if (!entry) counts.notCombined++;
    if (!entry || !request) continue;
    firstMs ??= secondMs = entry.timeMs;
    if (entry.timeMs < secondMs) {
      counts.outOfOrder++;
      yield { ...request, dueMs: (secondMs - firstMs) / speed };
      continue;
    }
    if (entry.timeMs > secondMs) {
      yield* spreadOverSecond(second, (secondMs - firstMs) / speed, 1000 / speed);
      second = [];
      secondMs = entry.timeMs;
    }
    second.push(request);
  }
  yield* spreadOverSecond(second, (secondMs - (firstMs ?? 0)) / speed, 1000 / speed);
}

function* spreadOverSecond(
  requests: LoggedRequest[],
  startMs: number,
  lengthMs: number,
): Generator<LoggedRequest> {
  for (const [index, request] of requests.entries()) {
    yield { ...request, dueMs: startMs + (index * lengthMs) / requests.length };
  }
}

function toRequest(
  { client, method, target, status }: AccessEntry,
  counts: ReplayCounts,
): LoggedRequest | null {
  if (method !== "GET" && method !== "HEAD") {
    counts.otherMethods++;
    return null;
  }
  // Spaces, control bytes and letters beyond ASCII may be in a log, but not in a request line (RFC 9112, 3.2).
  if (!/^\/[\x21-\x7e]*$/.test(target)) {
    counts.notAPath++;
    return null;
  }
  return { client, kind: toKind(target), method, path: target, status, dueMs: 0 };
}

/** A log does not say what a page needs; a file name with another ending than HTML's is taken for an asset. */
function toKind(target: string): RequestKind {
  const name = target.split("?", 1)[0]?.split("/").at(-1) ?? "";
  return /\.(?!html?$)[a-z0-9]{1,8}$/i.test(name) ? "asset" : "page";
}
