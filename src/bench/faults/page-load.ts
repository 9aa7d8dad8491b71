import { Agent, request } from "node:http";
import type { FromLoad, Phase, ToLoad } from "./messages.ts";

/** A steady page load in a process of its own: requests are sent at their moment, whatever became of those before. */
const [port = "", perSecond = ""] = process.argv.slice(2);
const target = { host: "127.0.0.1", port: Number(port), path: "/en/immigrate/express-entry/" };
const intervalMs = 1000 / Number(perSecond);
const agent = new Agent({ keepAlive: true, maxSockets: 512, scheduling: "lifo" });
const deadlineMs = 10_000;

let phase: Phase = { name: "", latenciesMs: [], errors: {}, lateMs: [] };
let dueMs = performance.now();

/** One page, asked for at its due moment; the answer counts from then, so waiting in this process is not hidden. */
function ask(due: number): void {
  const during = phase;
  during.lateMs.push(performance.now() - due);
  const fail = (kind: string) => {
    during.errors[kind] = (during.errors[kind] ?? 0) + 1;
  };
  const outgoing = request({
    ...target,
    agent,
    headers: { "accept-encoding": "br" },
    timeout: deadlineMs,
  });
  outgoing.on("response", (incoming) => {
    incoming.on("end", () => {
      if (incoming.statusCode === 200) during.latenciesMs.push(performance.now() - due);
      else fail(`status ${incoming.statusCode}`);
    });
    incoming.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
    incoming.resume();
  });
  outgoing.on("timeout", () => outgoing.destroy(new Error("timeout")));
  outgoing.on("error", (error: NodeJS.ErrnoException) => fail(error.code ?? error.message));
  outgoing.end();
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
  agent.destroy();
});
