/** Sums over time in steps that grow with the log, so that a month needs no more memory than an hour. */
export interface Timeline<Channel extends string> {
  /** Adds to the step that holds the moment (epoch milliseconds). A moment before the first one counts in the first step. */
  add(channel: Channel, atMs: number, amount: number): void;
  /** Adds to every step between two moments the milliseconds that lie in it. */
  addSpan(channel: Channel, fromMs: number, toMs: number): void;
  read(): TimelineRows<Channel>;
}

/** The steps from the first to the last that anything was added to. */
export interface TimelineRows<Channel extends string> {
  /** Start of the first step, in epoch milliseconds. */
  fromMs: number;
  stepMs: number;
  /** As many in each channel as there are steps. */
  sums: Record<Channel, number[]>;
}

/** Lengths of a step in seconds; each holds the one before it a whole number of times, so that steps can be joined. */
const LADDER_S = [1, 5, 15, 60, 300, 900, 3600, 21_600, 86_400];

/** A timeline of at most `mostSteps` steps (until the longest step is reached). Steps begin at whole multiples of their length. */
export function createTimeline<Channel extends string>(
  channels: readonly Channel[],
  mostSteps = 2048,
): Timeline<Channel> {
  let rung = 0;
  let firstStep: number | null = null;
  const sums = Object.fromEntries(channels.map((name) => [name, [] as number[]])) as Record<
    Channel,
    number[]
  >;
  const stepMs = (): number => (LADDER_S[rung] ?? 1) * 1000;
  const countSteps = (): number => Math.max(...channels.map((name) => sums[name].length));

  const coarsen = (): void => {
    const times = (LADDER_S[rung + 1] ?? 1) / (LADDER_S[rung] ?? 1);
    const oldFirst = firstStep ?? 0;
    const newFirst = Math.floor(oldFirst / times);
    for (const name of channels) {
      const joined: number[] = [];
      for (const [index, sum] of sums[name].entries()) {
        const step = Math.floor((oldFirst + index) / times) - newFirst;
        joined[step] = (joined[step] ?? 0) + (sum ?? 0);
      }
      sums[name] = joined;
    }
    firstStep = newFirst;
    rung++;
  };

  const locate = (atMs: number): number => {
    firstStep ??= Math.floor(atMs / stepMs());
    let index = Math.floor(atMs / stepMs()) - firstStep;
    while (index >= mostSteps && rung < LADDER_S.length - 1) {
      coarsen();
      index = Math.floor(atMs / stepMs()) - firstStep;
    }
    return Math.max(0, index);
  };

  const addAt = (channel: Channel, index: number, amount: number): void => {
    const row = sums[channel];
    while (row.length <= index) row.push(0);
    row[index] = (row[index] ?? 0) + amount;
  };

  return {
    add: (channel, atMs, amount) => addAt(channel, locate(atMs), amount),
    addSpan(channel, fromMs, toMs) {
      locate(toMs);
      for (let atMs = fromMs; atMs < toMs;) {
        const index = locate(atMs);
        const nextMs = Math.min(toMs, (Math.floor(atMs / stepMs()) + 1) * stepMs());
        addAt(channel, index, nextMs - atMs);
        atMs = nextMs;
      }
    },
    read() {
      const count = countSteps();
      for (const name of channels) while (sums[name].length < count) sums[name].push(0);
      return { fromMs: (firstStep ?? 0) * stepMs(), stepMs: stepMs(), sums };
    },
  };
}
