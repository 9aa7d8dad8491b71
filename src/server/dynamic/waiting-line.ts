/** How a place was asked for and what came of it. */
export type Place = "taken" | "line-full" | "waited-too-long";

/** Numbers of a line: how many may work at once, how many may wait, and for how long. */
export interface LineLimits {
  atWork: number;
  /** While a place is free now and then. */
  usual: WaitLimits;
  /** Once no place has been free for `standingMs`: the line stands. */
  standing: WaitLimits;
  standingMs: number;
}

/** How many may wait, and for how long. */
interface WaitLimits {
  waiting: number;
  waitMs: number;
}

/** Places to work, and a bounded line before them. */
export interface WaitingLine {
  /** Settles with `taken` when there is a place; every `taken` must be given back with `leave`. */
  enter(): Promise<Place>;
  leave(): void;
  /** Whether someone new would be turned away at once. */
  isFull(): boolean;
  atWork(): number;
  /** Whether no place has been free for a while. */
  stands(): boolean;
}

interface Waiting {
  settle: (place: Place) => void;
  timer: NodeJS.Timeout;
}

/**
 * Controlled delay with adaptive last-in first-out: while the line stands, waits are cut short and the newest goes first,
 * because the oldest has most likely given up (B. Maurer, "Fail at Scale", ACM Queue 13:8, 2015). It is kept short then, too:
 * whoever waits in vain costs more than whoever is turned away at once.
 */
export function createWaitingLine(limits: LineLimits, now: () => number): WaitingLine {
  const line: Waiting[] = [];
  let atWork = 0;
  let freeAtMs = now();
  const stands = () => now() - freeAtMs > limits.standingMs;
  const waits = () => (stands() ? limits.standing : limits.usual);
  const isFull = () => atWork >= limits.atWork && line.length >= waits().waiting;
  return {
    enter() {
      if (atWork < limits.atWork) {
        freeAtMs = now();
        atWork += 1;
        return Promise.resolve("taken");
      }
      if (isFull()) return Promise.resolve("line-full");
      return new Promise((settle) => {
        const waiting: Waiting = {
          settle,
          timer: setTimeout(() => {
            line.splice(line.indexOf(waiting), 1);
            settle("waited-too-long");
          }, waits().waitMs),
        };
        line.push(waiting);
      });
    },
    leave() {
      const next = stands() ? line.pop() : line.shift();
      if (next === undefined) {
        atWork -= 1;
        freeAtMs = now();
        return;
      }
      clearTimeout(next.timer);
      next.settle("taken");
    },
    isFull,
    atWork: () => atWork,
    stands,
  };
}
