import { fork } from "node:child_process";
import { join } from "node:path";
import type { LoadOrder, LoadReport } from "./load-messages.ts";

/** The load generator, in a process of its own. */
export interface LoadProcess {
  /** Settles when the order is done. Rejects with what was wrong: a wrong answer, a broken connection, or too long a wait. */
  order(order: LoadOrder): Promise<void>;
  stop(): void;
}

/** No order of a bench takes as long as this, unless a server hangs. */
const patienceMs = 120_000;

export function startLoadProcess(): LoadProcess {
  const child = fork(join(import.meta.dirname, "load-worker.ts"), { serialization: "advanced" });
  return {
    order: (order) =>
      new Promise((resolve, reject) => {
        const settle = (finish: () => void): void => {
          clearTimeout(timer);
          child.off("message", onReport);
          child.off("exit", onExit);
          finish();
        };
        const onReport = (report: LoadReport): void =>
          settle(() => (report.kind === "done" ? resolve() : reject(new Error(report.why))));
        const onExit = (): void =>
          settle(() => reject(new Error("the load generator ended by itself")));
        const timer = setTimeout(
          () => settle(() => reject(new Error(`no end after ${patienceMs / 1000} s`))),
          patienceMs,
        );
        child.on("message", onReport);
        child.on("exit", onExit);
        child.send(order);
      }),
    stop: () => void child.kill(),
  };
}
