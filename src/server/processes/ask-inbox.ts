import { get } from "node:http";
import { text } from "node:stream/consumers";
import type { InboxFacts } from "../meter/inbox-facts.ts";
import { inboxFactsSchema } from "../meter/inbox-facts.ts";

/** Longest wait for an answer: the next question comes soon. */
const patienceMs = 10_000;

/**
 * Asks the worker's own site how the inbox is doing. The first question also wakes it: mail that waits and data that is too old
 * are looked after even when nobody sends anything. Gives null where there is no answer that can be understood.
 */
export function askInbox(socketPath: string): Promise<InboxFacts | null> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(patienceMs);
    get({ socketPath, path: "/api/tend", signal }, (answer) => {
      text(answer).then(
        (body) => resolve(answer.statusCode === 200 ? parseFacts(body) : null),
        () => resolve(null),
      );
    }).on("error", () => resolve(null));
  });
}

function parseFacts(body: string): InboxFacts | null {
  try {
    return inboxFactsSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
