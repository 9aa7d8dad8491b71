import { fork } from "node:child_process";
import { join } from "node:path";
import type { TlsOrder, TlsReport } from "./tls-order.ts";

/** No order takes as long as this, unless a server hangs. */
const patienceMs = 180_000;

/** CPU microseconds a request of each watched process tree. */
export async function measureTls(order: Omit<TlsOrder, "counts">): Promise<number[]> {
  const cpuUs = await haveCarriedOut({ ...order, counts: "cpu" });
  return cpuUs.map((us) => us / order.requests);
}

/** Has the order carried out in a process of its own. Gives what was counted; rejects with what was wrong. */
export async function haveCarriedOut(order: TlsOrder): Promise<number[]> {
  const child = fork(join(import.meta.dirname, "tls-worker.ts"), { serialization: "advanced" });
  const { promise, resolve, reject } = Promise.withResolvers<TlsReport>();
  const timer = setTimeout(
    () => reject(new Error(`no end after ${patienceMs / 1000} s`)),
    patienceMs,
  );
  child.once("message", resolve);
  child.once("error", reject);
  child.once("exit", () => reject(new Error("the TLS clients ended by themselves")));
  child.send(order);
  try {
    const report = await promise;
    if (report.kind === "failed") throw new Error(report.why);
    return report.counted;
  } finally {
    clearTimeout(timer);
    child.kill();
  }
}
