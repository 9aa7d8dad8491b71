import { fork } from "node:child_process";
import { join } from "node:path";
import type { FromSite, Seen } from "./counts.ts";

/** The counting site, in a process of its own. */
export interface CountingSite {
  origin: string;
  /** What it saw since it was last asked. */
  take(): Promise<Seen>;
  stop(): void;
}

/** Starts it. Rejects when it ends before it listens. */
export async function startCountingSite(): Promise<CountingSite> {
  const child = fork(join(import.meta.dirname, "counting-site.ts"), { stdio: "inherit" });
  let next = Promise.withResolvers<FromSite>();
  child.on("message", (message: FromSite) => next.resolve(message));
  child.once("exit", () => next.reject(new Error("The counting site ended by itself")));
  const first = await next.promise;
  if (first.kind !== "listening") throw new Error("The counting site does not say where it is");
  return {
    origin: `http://127.0.0.1:${first.port}`,
    async take() {
      next = Promise.withResolvers();
      child.send("take");
      const told = await next.promise;
      if (told.kind !== "seen") throw new Error("The counting site did not tell its counts");
      return told.seen;
    },
    stop() {
      // Nobody asks any more, so that its end is no fault.
      next.promise.catch(() => {});
      if (child.connected) child.disconnect();
    },
  };
}
