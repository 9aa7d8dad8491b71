import type { CounterSnapshot } from "./counters.ts";
import type { LoopReading } from "./event-loop.ts";
import type { VisitorSnapshot } from "./visitors.ts";

/** Everything a static worker knows about itself, as plain data. */
export interface WorkerSnapshot {
  counters: CounterSnapshot;
  visitors: VisitorSnapshot;
  loop: LoopReading;
}

/** The question that the supervisor sends to a worker. */
export const snapshotPlease = { kind: "snapshot please" } as const;

/** The worker's answer. */
export interface SnapshotMessage {
  kind: "snapshot";
  snapshot: WorkerSnapshot;
}

export function isSnapshotMessage(message: unknown): message is SnapshotMessage {
  return kindOf(message) === "snapshot";
}

function kindOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "kind" in message
    ? message.kind
    : undefined;
}

/** The worker's end of the channel: `process` in a worker. `send` is missing when nobody started it over a channel. */
export interface SupervisorLine {
  on(event: "message", listener: (message: unknown) => void): unknown;
  send?(
    message: SnapshotMessage,
    ...rest: [undefined, undefined, (error: Error | null) => void]
  ): unknown;
}

/** Answers each question with what `take` gives. Other messages are left to others. */
export function answerSnapshots(line: SupervisorLine, take: () => WorkerSnapshot): void {
  line.on("message", (message) => {
    if (kindOf(message) === snapshotPlease.kind) void sendSnapshot(line, take());
  });
}

/** Sends unasked, before a worker ends: what it counted since the last question is kept. A supervisor that has gone is not a fault. */
export function sendSnapshot(line: SupervisorLine, snapshot: WorkerSnapshot): Promise<void> {
  return new Promise((resolve) => {
    if (line.send === undefined) resolve();
    else line.send({ kind: "snapshot", snapshot }, undefined, undefined, () => resolve());
  });
}
