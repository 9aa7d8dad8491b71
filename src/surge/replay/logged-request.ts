import type { AccessEntry } from "../../formats/access-log-line.ts";

/** One request of a log, with the moment at which it is due in the replay. */
export interface LoggedRequest {
  /** The visit it belongs to: one number for each person of the replay. */
  visit: number;
  scope: "pages" | "assets";
  method: "GET" | "HEAD";
  path: string;
  status: number;
  /** Milliseconds within its second, when the log knows them. */
  withinMs: number | null;
  /** In milliseconds from the start of the replay. */
  dueMs: number;
}

/** What became of the lines. Filled while the log is read. */
export interface ReplayCounts {
  lines: number;
  /** Neither combined format nor JSON. */
  notCombined: number;
  /** Neither GET nor HEAD: a replay must not send a form twice. */
  otherMethods: number;
  notAPath: number;
  /** Older than the ten seconds that are held; sent with the oldest of them. */
  outOfOrder: number;
  /** Visits: one client with one agent, without a pause of 30 minutes. */
  visits: number;
}

export function createReplayCounts(): ReplayCounts {
  return { lines: 0, notCombined: 0, otherMethods: 0, notAPath: 0, outOfOrder: 0, visits: 0 };
}

/** Null, and counted, when the line is not one to send. The visit and the moment are not known yet. */
export function toLoggedRequest(
  { method, target, status, timeMs }: AccessEntry,
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
  const withinMs = timeMs % 1000 === 0 ? null : timeMs - Math.floor(timeMs / 1000) * 1000;
  return { visit: 0, scope: toScope(target), method, path: target, status, withinMs, dueMs: 0 };
}

/** A log does not say what a page needs; a file name with another ending than HTML's is taken for an asset. */
function toScope(target: string): LoggedRequest["scope"] {
  const name = target.split("?", 1)[0]?.split("/").at(-1) ?? "";
  return /\.(?!html?$)[a-z0-9]{1,8}$/i.test(name) ? "assets" : "pages";
}
