import type { CounterSnapshot } from "./counters.ts";
import { addSnapshots, withoutGauges } from "./counters.ts";
import type { VisitorSnapshot } from "./visitors.ts";
import type { WorkerSnapshot } from "./worker-snapshot.ts";
import { isSnapshotMessage, snapshotPlease } from "./worker-snapshot.ts";

/** The supervisor's end of a worker, as far as it is used here: a ChildProcess is one. */
export interface WorkerLine {
  readonly connected: boolean;
  send(message: typeof snapshotPlease, callback: (error: Error | null) => void): unknown;
  on(event: "message", listener: (message: unknown) => void): unknown;
  once(event: "disconnect", listener: () => void): unknown;
}

/** What the workers said, and what is known of those that said nothing. */
export interface Collected {
  /** Counts of every worker there ever was; gauges of those that run. They never go down when a worker ends. */
  counters: CounterSnapshot;
  /** Whom running workers saw, and those that ended lately: their visitors are still there. Old ones are for the reader to leave out. */
  visitors: VisitorSnapshot[];
  /** The newest of each running worker; one that is silent stands with what it said last, or is missing. */
  workers: { name: string; snapshot: WorkerSnapshot }[];
  /** Names of workers that did not answer by the deadline. */
  silent: string[];
}

interface CollectorParts {
  /** The workers that run now, each with a name that stays when it is started again. Ask `KeptProcess` each time. */
  workers: () => readonly { name: string; line: WorkerLine }[];
  /** How long one collection may take. */
  deadlineMs: number;
  /** Calls back once after a time; gives a way to call it off. */
  startTimer?: (run: () => void, afterMs: number) => () => void;
}

interface Known {
  name: string;
  last: WorkerSnapshot | null;
  /** Asked, and not answered yet: it is not asked again, so questions to a hung worker do not pile up. */
  owes: boolean;
  /** Answered in the collection under way. */
  answered: boolean;
  /** Called when it answered or can't any more. */
  settled: () => void;
}

/** Most ended workers whose visitors are remembered; each takes 175 KB. */
const mostEnded = 16;

/** Asks all workers at once. Never rejects, and ends by the deadline whatever they do; calls meanwhile share one collection. */
export function createCollector({
  workers,
  deadlineMs,
  startTimer = startRealTimer,
}: CollectorParts): () => Promise<Collected> {
  const known = new Map<WorkerLine, Known>();
  let ended = addSnapshots([]);
  const endedVisitors: VisitorSnapshot[] = [];
  let underWay: Promise<Collected> | null = null;

  const learnOf = (line: WorkerLine, name: string): void => {
    const worker: Known = { name, last: null, owes: false, answered: false, settled: () => {} };
    known.set(line, worker);
    const settle = (): void => {
      worker.owes = false;
      worker.settled();
    };
    line.on("message", (message) => {
      if (!isSnapshotMessage(message)) return;
      worker.last = message.snapshot;
      worker.answered = true;
      settle();
    });
    line.once("disconnect", settle);
  };

  /** A worker that left the list but still drains is asked on; one that has ended leaves its counts behind. */
  const forgetEnded = (): void => {
    for (const [line, { last }] of known) {
      if (line.connected) continue;
      known.delete(line);
      if (last === null) continue;
      ended = addSnapshots([ended, withoutGauges(last.counters)]);
      endedVisitors.push(last.visitors);
      if (endedVisitors.length > mostEnded) endedVisitors.shift();
    }
  };

  const ask = (line: WorkerLine, worker: Known): Promise<void> =>
    new Promise((resolve) => {
      worker.settled = resolve;
      worker.answered = false;
      if (worker.owes) return;
      worker.owes = true;
      line.send(snapshotPlease, (error) => {
        if (error === null) return;
        worker.owes = false;
        resolve();
      });
    });

  const collect = async (): Promise<Collected> => {
    for (const { line, name } of workers())
      if (line.connected && !known.has(line)) learnOf(line, name);
    forgetEnded();
    const asked = [...known];
    const deadline = Promise.withResolvers<void>();
    const cancel = startTimer(deadline.resolve, deadlineMs);
    const answers = Promise.all(asked.map(([line, worker]) => ask(line, worker)));
    await Promise.race([answers, deadline.promise]);
    cancel();
    const silent = asked.filter(([line, { answered }]) => !answered && line.connected);
    forgetEnded();
    const running = [...known.values()].flatMap(({ name, last }) =>
      last === null ? [] : [{ name, snapshot: last }],
    );
    return {
      counters: addSnapshots([ended, ...running.map(({ snapshot }) => snapshot.counters)]),
      visitors: [...endedVisitors, ...running.map(({ snapshot }) => snapshot.visitors)],
      workers: running,
      silent: silent.map(([, { name }]) => name),
    };
  };

  return () => {
    underWay ??= collect().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

function startRealTimer(run: () => void, afterMs: number): () => void {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
}
