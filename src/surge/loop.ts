import type { Clock } from "./clock.ts";

/** Something that happens at a moment. */
export interface Task {
  /** `dueMs` is the moment it was put down for; it may be later by now. */
  onDue(dueMs: number): void;
}

/** What is to be done when: the one timer of a process. It sleeps until the next task is due. */
export interface Loop {
  nowMs(): number;
  at(dueMs: number, task: Task): void;
  /** One task that does not wait for those which are late before it: the end of a run comes on time. */
  onTime(dueMs: number, task: Task): void;
  /** Until then tasks are only put down. */
  start(): void;
  /** Nothing is done any more. */
  stop(): void;
}

/** After so long of doing only what was due, the network gets its turn. */
const SLICE_MS = 5;

export function createLoop(clock: Clock): Loop {
  const heap = createHeap();
  // While tasks need not set the timer: before the start, and inside the loop below, which looks at them all.
  let wakeMs = Number.NEGATIVE_INFINITY;
  let isStopped = false;
  let punctual: { dueMs: number; task: Task } | null = null;
  const nextMs = (): number => Math.min(heap.nextMs(), punctual?.dueMs ?? Number.POSITIVE_INFINITY);
  const sleep = (): void => {
    const next = nextMs();
    if (next >= wakeMs || isStopped) return;
    wakeMs = next;
    clock.wakeAt(next, wake);
  };
  const wake = (): void => {
    const startMs = clock.nowMs();
    let nowMs = startMs;
    wakeMs = Number.NEGATIVE_INFINITY;
    while (nextMs() <= nowMs && !isStopped) {
      if (punctual !== null && punctual.dueMs <= nowMs) {
        const { dueMs, task } = punctual;
        punctual = null;
        task.onDue(dueMs);
      } else {
        const dueMs = heap.nextMs();
        heap.take()?.onDue(dueMs);
      }
      nowMs = clock.nowMs();
      if (nowMs - startMs > SLICE_MS) break;
    }
    wakeMs = Number.POSITIVE_INFINITY;
    sleep();
  };
  return {
    nowMs: () => clock.nowMs(),
    at(dueMs, task) {
      heap.put(dueMs, task);
      sleep();
    },
    onTime(dueMs, task) {
      punctual = { dueMs, task };
      sleep();
    },
    start() {
      wakeMs = Number.POSITIVE_INFINITY;
      sleep();
    },
    stop() {
      isStopped = true;
      clock.cancel();
    },
  };
}

/** A binary heap: parents at i, children at 2i + 1 and 2i + 2, no parent later than its children. Equal moments: in order. */
export function createHeap(): {
  nextMs(): number;
  put(dueMs: number, task: Task): void;
  take(): Task | undefined;
} {
  const dues: number[] = [];
  const orders: number[] = [];
  const tasks: Task[] = [];
  let put = 0;
  const isBefore = (one: number, other: number): boolean => {
    const [a = 0, b = 0] = [dues[one], dues[other]];
    return a === b ? (orders[one] ?? 0) < (orders[other] ?? 0) : a < b;
  };
  const swap = (one: number, other: number): void => {
    const due = dues[one] as number;
    const order = orders[one] as number;
    const task = tasks[one] as Task;
    dues[one] = dues[other] as number;
    orders[one] = orders[other] as number;
    tasks[one] = tasks[other] as Task;
    dues[other] = due;
    orders[other] = order;
    tasks[other] = task;
  };
  return {
    nextMs: () => dues[0] ?? Number.POSITIVE_INFINITY,
    put(dueMs, task) {
      let at = dues.length;
      dues.push(dueMs);
      orders.push(put++);
      tasks.push(task);
      while (at > 0) {
        const parent = (at - 1) >>> 1;
        if (!isBefore(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    take() {
      const last = dues.length - 1;
      if (last < 0) return undefined;
      swap(0, last);
      const task = tasks.pop();
      dues.pop();
      orders.pop();
      for (let at = 0; ;) {
        const left = 2 * at + 1;
        const right = left + 1;
        let least = at;
        if (left < last && isBefore(left, least)) least = left;
        if (right < last && isBefore(right, least)) least = right;
        if (least === at) break;
        swap(at, least);
        at = least;
      }
      return task;
    },
  };
}
