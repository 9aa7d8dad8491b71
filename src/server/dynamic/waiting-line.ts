/** How a place was asked for and what came of it. */
export type Place = "taken" | "line-full" | "waited-too-long";

/** Numbers of a line: how many may work at once, how many may wait, and for how long. */
export interface LineLimits {
  atWork: number;
  waiting: number;
  /** Wait allowed while the line empties now and then. */
  usualWaitMs: number;
  /** Wait allowed once the line has stood for `standingMs` without emptying. */
  standingWaitMs: number;
  standingMs: number;
}

/** Places to work, and a bounded line before them. */
export interface WaitingLine {
  /** Settles with `taken` when there is a place; every `taken` must be given back with `leave`. */
  enter(): Promise<Place>;
  leave(): void;
  /** Whether someone new would be turned away at once. */
  isFull(): boolean;
  atWork(): number;
}

interface Waiting {
  settle: (place: Place) => void;
  timer: NodeJS.Timeout;
}

/**
 * Controlled delay with adaptive last-in first-out: while the line stands, waits are cut short and the newest goes first,
 * because the oldest has most likely given up (B. Maurer, "Fail at Scale", ACM Queue 13:8, 2015).
 */
export function createWaitingLine(limits: LineLimits, now: () => number): WaitingLine {
  const line: Waiting[] = [];
  let atWork = 0;
  let emptyAtMs = now();
  const stands = () => line.length > 0 && now() - emptyAtMs > limits.standingMs;
  const isFull = () => atWork >= limits.atWork && line.length >= limits.waiting;
  return {
    enter() {
      if (atWork < limits.atWork) {
        atWork += 1;
        return Promise.resolve("taken");
      }
      if (isFull()) return Promise.resolve("line-full");
      return new Promise((settle) => {
        if (line.length === 0) emptyAtMs = now();
        const waitMs = stands() ? limits.standingWaitMs : limits.usualWaitMs;
        const waiting: Waiting = {
          settle,
          timer: setTimeout(() => {
            line.splice(line.indexOf(waiting), 1);
            settle("waited-too-long");
          }, waitMs),
        };
        line.push(waiting);
      });
    },
    leave() {
      const next = stands() ? line.pop() : line.shift();
      if (next === undefined) {
        atWork -= 1;
        emptyAtMs = now();
        return;
      }
      clearTimeout(next.timer);
      next.settle("taken");
    },
    isFull,
    atWork: () => atWork,
  };
}
