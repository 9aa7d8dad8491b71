import { toRequestText } from "../server/request-text.ts";
import { comeFirst } from "./come-first.ts";
import { createKeptConnections } from "./kept-connections.ts";
import type { FromLoad, Phase, ToLoad } from "./messages.ts";

/** A steady page load in a process of its own: requests are sent at their moment, whatever became of those before. */
const [port = "", perSecond = ""] = process.argv.slice(2);
const intervalMs = 1000 / Number(perSecond);
const page = toRequestText("/en/immigrate/express-entry/");
const connections = createKeptConnections(Number(port), 2000);

comeFirst(-15);

let phase: Phase = { name: "", latenciesMs: [], errors: {}, lateMs: [] };
let dueMs = performance.now();

/** One page, asked for at its due moment; the answer counts from then, so waiting in this process is not hidden. */
function ask(due: number): void {
  const during = phase;
  during.lateMs.push(performance.now() - due);
  connections.send(page, (outcome) => {
    if ("status" in outcome && outcome.status === 200) {
      during.latenciesMs.push(performance.now() - due);
    } else {
      const kind = "status" in outcome ? `status ${outcome.status}` : outcome.failure;
      during.errors[kind] = (during.errors[kind] ?? 0) + 1;
    }
  });
}

function tick(): void {
  const now = performance.now();
  while (dueMs <= now) {
    ask(dueMs);
    dueMs += intervalMs;
  }
}
const timer = setInterval(tick, 1);

process.on("message", (message: ToLoad) => {
  const finished = phase;
  phase = { name: message.phase, latenciesMs: [], errors: {}, lateMs: [] };
  // Answers to the requests of the phase may still come for a moment.
  setTimeout(() => process.send?.({ finished } satisfies FromLoad), 300);
});
process.on("disconnect", () => {
  clearInterval(timer);
  connections.close();
});
