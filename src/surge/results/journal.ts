import { createHistogram } from "../histogram.ts";
import type { Delta } from "../recorder.ts";
import { addExample } from "../recorder.ts";
import {
  addCounts,
  addHistograms,
  clearHistograms,
  createCounts,
  createHistograms,
  toSparseHistograms,
} from "./counts.ts";
import type { Counts, Histograms, Load } from "./measures.ts";
import type { Second, Window } from "./schema.ts";
import { WINDOW_SECONDS } from "./schema.ts";

/** What a whole run adds up to. */
export interface Totals {
  counts: Counts;
  histograms: Histograms;
  peakVisitors: number;
  examples: string[];
  generator: Load;
  server: Load | null;
}

/** Turns the seconds of a run into the lines of its results. Constant memory. */
export interface Journal {
  add(delta: Delta, loads: { generator: Load; server: Load | null }): void;
  /** Ends the last window. */
  finish(): Totals;
}

export function createJournal(on: {
  second(line: Second): void;
  window(line: Window): void;
}): Journal {
  const total = { counts: createCounts(), histograms: createHistograms() };
  const window = { counts: createCounts(), histograms: createHistograms(), from: 0, seconds: 0 };
  const response = createHistogram();
  const lateness = createHistogram();
  const examples: string[] = [];
  let peakVisitors = 0;
  let generator: Load = { cpuMs: 0, rssBytes: 0, processes: 0 };
  let server: Load | null = null;

  const closeWindow = (): void => {
    if (window.seconds === 0) return;
    const { counts, from: fromSecond, seconds } = window;
    const histograms = toSparseHistograms(window.histograms);
    on.window({ kind: "window", fromSecond, seconds, counts, histograms });
    addCounts(total.counts, counts);
    addHistograms(total.histograms, histograms);
    window.counts = createCounts();
    clearHistograms(window.histograms);
    window.seconds = 0;
  };
  return {
    add({ second, counts, histograms, response: all, visitors, examples: failed }, loads) {
      if (second >= window.from + WINDOW_SECONDS || window.seconds === 0) {
        closeWindow();
        window.from = second - (second % WINDOW_SECONDS);
      }
      addCounts(window.counts, counts);
      addHistograms(window.histograms, histograms);
      window.seconds = second - window.from + 1;
      peakVisitors = Math.max(peakVisitors, visitors);
      generator = addLoad(generator, loads.generator);
      if (loads.server !== null) server = addLoad(server, loads.server);
      for (const example of failed) addExample(examples, example);
      response.clear();
      response.add(all);
      lateness.clear();
      lateness.add(histograms.lateness);
      on.second({
        kind: "second",
        second,
        counts,
        visitors,
        p50Ms: response.percentileMs(50),
        p99Ms: response.percentileMs(99),
        maxMs: response.maxMs(),
        latenessP99Ms: lateness.percentileMs(99),
        latenessMaxMs: lateness.maxMs(),
        ...loads,
      });
    },
    finish() {
      closeWindow();
      const { counts } = total;
      const sparse = toSparseHistograms(total.histograms);
      return { counts, histograms: sparse, peakVisitors, examples, generator, server };
    },
  };
}

/** CPU adds up over a run; memory and processes are the most there were. */
function addLoad(load: Load | null, second: Load): Load {
  return {
    cpuMs: (load?.cpuMs ?? 0) + second.cpuMs,
    rssBytes: Math.max(load?.rssBytes ?? 0, second.rssBytes),
    processes: Math.max(load?.processes ?? 0, second.processes),
  };
}
