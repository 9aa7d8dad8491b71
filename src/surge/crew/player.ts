import type { Clock } from "../clock.ts";
import type { Loop } from "../loop.ts";
import { createLoop } from "../loop.ts";
import { createRecorder } from "../recorder.ts";
import type { Delta, Recorder } from "../recorder.ts";

/** One process's part of a run, under way. */
export interface Player {
  /** Begins: the clock has to stand at the start by then. */
  start(): void;
  /** Nobody else comes, nothing else is asked; who waits for an answer still gets it. */
  stop(): void;
}

/** The half that all players have: the loop, the seconds, and the end. */
export interface Stage {
  loop: Loop;
  recorder: Recorder;
  /** Call when the last answer is there. */
  finish(): void;
}

export function createStage(clock: Clock, on: { second(delta: Delta): void; end(): void }): Stage {
  const loop = createLoop(clock);
  const recorder = createRecorder(on.second);
  let isOver = false;
  const tick = {
    onDue(dueMs: number) {
      if (isOver) return;
      recorder.roll(loop.nowMs());
      loop.at(dueMs + 1000, tick);
    },
  };
  loop.at(1000, tick);
  return {
    loop,
    recorder,
    finish() {
      if (isOver) return;
      isOver = true;
      recorder.roll(loop.nowMs());
      recorder.finish();
      loop.stop();
      on.end();
    },
  };
}
