import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Refusal } from "../../cli/refusal.ts";
import { readMonotonicMs } from "../clock.ts";
import type { Job, Order, Report } from "./job.ts";
import { toHeapOptions } from "./first-collection.ts";
import { createWorker } from "./worker.ts";

/** The processes of a run. */
export interface Crew {
  size: number;
  /** Begins together, and resolves when all is answered. */
  play(onReport: (member: number, report: Report) => void): Promise<void>;
  /** Ends early. */
  stop(): void;
  /** Milliseconds since the start. */
  elapsedMs(): number;
}

interface Member {
  order(order: Order): void;
  onReport: (report: Report) => void;
  end(): void;
}

/** Enough for an order to reach every process before the first moment. */
const HEAD_START_MS = 100;

/** Gets `size` processes ready; one alone works in this process. Share n of them is every n-th visitor of the job's own share. */
export async function gatherCrew(job: Job, size: number): Promise<Crew> {
  const heapOptions = toHeapOptions(job, size);
  const members = Array.from({ length: size }, () =>
    size === 1 ? stayHere() : forkOne(heapOptions),
  );
  const ready = members.map((member, index) => {
    return new Promise<void>((resolve, reject) => {
      member.onReport = (report) => {
        if (report.kind === "ready") resolve();
        if (report.kind === "fault") reject(new Refusal(report.message));
      };
      const { index: first, of } = job.share;
      const share = { index: first + of * index, of: of * size };
      member.order({ kind: "job", job: { ...job, share } });
    });
  });
  try {
    await Promise.all(ready);
  } catch (error) {
    for (const member of members) member.end();
    throw error;
  }
  let startMs = 0;
  return {
    size,
    elapsedMs: () => readMonotonicMs() - startMs,
    stop() {
      for (const member of members) member.order({ kind: "stop" });
    },
    async play(onReport) {
      const done = members.map((member, index) => {
        return new Promise<void>((resolve) => {
          member.onReport = (report) => {
            onReport(index, report);
            if (report.kind === "done" || report.kind === "fault") resolve();
          };
        });
      });
      startMs = readMonotonicMs() + HEAD_START_MS;
      for (const member of members) member.order({ kind: "start", monotonicMs: startMs });
      await Promise.all(done);
      for (const member of members) member.end();
    },
  };
}

function stayHere(): Member {
  const member: Member = {
    order(order) {
      work(order).catch((error: Error) =>
        member.onReport({ kind: "fault", message: error.message }),
      );
    },
    onReport: () => {},
    end: () => {},
  };
  const work = createWorker((report) => member.onReport(report));
  return member;
}

function forkOne(heapOptions: readonly string[]): Member {
  const child = fork(fileURLToPath(new URL("./process.ts", import.meta.url)), {
    serialization: "advanced",
    execArgv: [...process.execArgv, ...heapOptions],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let isEnding = false;
  const member: Member = {
    order(order) {
      if (child.connected) child.send(order);
    },
    onReport: () => {},
    end() {
      isEnding = true;
      if (child.connected) child.disconnect();
    },
  };
  child.on("message", (report: Report) => member.onReport(report));
  child.on("exit", (code, signal) => {
    if (isEnding) return;
    const how = signal ?? `exit code ${code}`;
    member.onReport({
      kind: "fault",
      message: `One of the lab's processes ended by itself (${how}); its visitors are missing.`,
    });
  });
  return member;
}
