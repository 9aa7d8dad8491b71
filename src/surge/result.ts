import type { Head } from "./http/head.ts";

/** Why there was no answer. `lab out of ports or files` is the lab's own fault and makes a run invalid. */
export type Failure =
  | "no connection"
  | "connection lost"
  | "gave up waiting"
  | "reloaded while waiting"
  | "not HTTP"
  | "lab out of ports or files";

/** What an answer is to the person who asked. */
export type Judgement = "good" | "shed" | "error";

/**
 * No answer, a 5xx or a 4xx is an error. 429, and 503 with Retry-After, is work refused early on purpose and with a useful
 * answer: shed. In a replay a 4xx is what it should be when the log has one too.
 */
export function judge(head: Head | null, loggedStatus = 200): Judgement {
  if (head === null) return "error";
  const { status } = head;
  if (status === 429 || (status === 503 && head.hasRetryAfter)) return "shed";
  if (status >= 500) return "error";
  return status >= 400 && !(loggedStatus >= 400 && loggedStatus < 500) ? "error" : "good";
}
