import { expect, test } from "vitest";
import { createHeap, createLoop } from "../../src/surge/loop.ts";
import type { Task } from "../../src/surge/loop.ts";
import { createRandom } from "../../src/surge/random.ts";
import { createMovedClock } from "./moved-clock.ts";

test("what comes out of the heap is what sorting gives, equal moments in the order they were put in", () => {
  for (let seed = 0; seed < 50; seed++) {
    const random = createRandom(seed, 0);
    const heap = createHeap();
    const put = Array.from({ length: 200 }, (_, order) => ({
      dueMs: Math.floor(random() * 40),
      order,
    }));
    const names = new Map<Task, number>();
    for (const { dueMs, order } of put) {
      const task = { onDue: () => {} };
      names.set(task, order);
      heap.put(dueMs, task);
    }
    const sorted = put.toSorted((one, other) => one.dueMs - other.dueMs).map(({ order }) => order);
    expect(sorted.map(() => names.get(heap.take() as Task))).toEqual(sorted);
    expect([heap.take(), heap.nextMs()]).toEqual([undefined, Number.POSITIVE_INFINITY]);
  }
});

test("it sleeps until the next task is due, and wakes once for all of that moment", () => {
  const clock = createMovedClock();
  const loop = createLoop(clock);
  const done: [string, number][] = [];
  const task = (name: string): Task => ({ onDue: () => void done.push([name, clock.nowMs()]) });
  loop.at(500, task("later"));
  loop.at(10, task("first"));
  loop.at(10, task("second"));
  expect(clock.step()).toBe(false);
  loop.start();
  loop.at(5, { onDue: () => loop.at(6, task("put down meanwhile")) });
  expect(clock.run()).toBe(4);
  expect(done).toEqual([
    ["put down meanwhile", 6],
    ["first", 10],
    ["second", 10],
    ["later", 500],
  ]);
});

test("the end of a run comes on time, however late everything else is", () => {
  const clock = createMovedClock();
  const loop = createLoop(clock);
  const done: string[] = [];
  for (let dueMs = 0; dueMs < 50; dueMs++) loop.at(dueMs, { onDue: () => void done.push("late") });
  loop.onTime(20, {
    onDue() {
      done.push("end");
      loop.stop();
    },
  });
  // The process was away until long after.
  clock.run(0);
  clock.moveTo(1000);
  loop.start();
  clock.run();
  expect(done).toEqual(["end"]);
});
