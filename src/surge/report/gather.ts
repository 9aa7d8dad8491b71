import { Refusal } from "../../cli/refusal.ts";
import { createHistogram } from "../histogram.ts";
import { parseLimit } from "../limits.ts";
import type { Limit } from "../limits.ts";
import { createLimitCheck } from "../results/check-windows.ts";
import {
  addCounts,
  addHistograms,
  createCounts,
  createHistograms,
  sumScopes,
} from "../results/counts.ts";
import { SCOPES } from "../results/measures.ts";
import type { RunSummary, Second, Window } from "../results/schema.ts";
import { toBands } from "./bands.ts";
import { judge } from "./judge.ts";
import { addLoads, findMissingShards, mergeShards } from "./merge-shards.ts";
import type { ResultsReader } from "./read-results.ts";
import type { Moment, RunData, WindowFigures } from "./run-data.ts";

/** Reads the shards of one run to their ends, merges them, and holds the limits against the merged figures. Throws a Refusal. */
export async function gatherRun(readers: readonly ResultsReader[]): Promise<RunData> {
  const missingShards = findMissingShards(readers);
  const [first] = readers;
  if (first === undefined) throw new Refusal("There is no results file to read.");
  const { header } = first;
  const counts = createCounts();
  const histograms = createHistograms();
  const seconds: Moment[] = [];
  const windows: WindowFigures[] = [];
  const check = createLimitCheck(header.limits.map(readLimit), header.plan.phases);
  for await (const line of mergeShards(readers)) {
    if (line.kind === "second") seconds.push(toMoment(line, header.plan.durationMs));
    else {
      windows.push(toWindowFigures(line));
      addCounts(counts, line.counts);
      addHistograms(histograms, line.histograms);
      check.add(line);
    }
  }
  const summaries = readers.flatMap((reader) => reader.summary() ?? []);
  const killed = summaries.length < readers.length;
  return {
    files: readers.map(({ file }) => file),
    header,
    machines: readers.map(({ header: { shard, machine, options } }) => ({
      shard: shard.index,
      machine,
      options,
    })),
    missingShards,
    killed,
    seconds,
    windows,
    elapsedS: Math.max(seconds.length, ...summaries.map(({ elapsedMs }) => elapsedMs / 1000)),
    peakVisitors: seconds.reduce<number | null>(
      (peak, { visitors }) => (visitors === null ? peak : Math.max(peak ?? 0, visitors)),
      null,
    ),
    counts,
    histograms,
    generator: summaries
      .map(({ generator }) => generator)
      .reduce(addLoads, { cpuMs: 0, rssBytes: 0, processes: 0 }),
    server: summaries.find(({ server }) => server !== null)?.server ?? null,
    examples: [...new Set(summaries.flatMap(({ examples }) => examples))].slice(0, 5),
    log: toLog(summaries),
    verdict: judge({
      limits: check.finish(),
      summaries,
      killed,
      latenessP99Ms: histograms.lateness.percentileMs(99),
      latenessBoundMs: header.latenessBoundMs,
      requests: sumScopes(counts).requests,
    }),
  };
}

function readLimit(text: string): Limit {
  const limit = parseLimit(text);
  if ("error" in limit)
    throw new Refusal(`The results hold a limit that cannot be read: "${text}" ${limit.error}`);
  return limit;
}

/** At the planned end everybody is sent home and only answers are waited for, so from then on there is no number of visitors to show. */
function toMoment(
  { second, counts, visitors, generator, server }: Second,
  durationMs: number,
): Moment {
  const { scopes, cache } = counts;
  const { errors, shed } = sumScopes(counts);
  return {
    second,
    visitors: (second + 1) * 1000 < durationMs ? visitors : null,
    pages: scopes.pages.requests,
    assets: scopes.assets.requests,
    forms: scopes.forms.requests,
    errors,
    shed,
    bytes: counts.bytes,
    fresh: cache.fresh + cache.stale,
    notModified: cache.notModified,
    generatorCpu: generator.cpuMs / 10,
    serverCpu: server === null ? null : server.cpuMs / 10,
    generatorRss: generator.rssBytes,
    serverRss: server?.rssBytes ?? null,
  };
}

function toWindowFigures({ fromSecond, seconds, counts, histograms }: Window): WindowFigures {
  const responses = SCOPES.map((scope) => histograms[scope].response);
  const all = createHistogram();
  for (const response of responses) all.add(response);
  const reads = createHistogram();
  reads.add(histograms.pages.response);
  reads.add(histograms.assets.response);
  const forms = createHistogram();
  forms.add(histograms.forms.response);
  const lateness = createHistogram();
  lateness.add(histograms.lateness);
  return {
    fromSecond,
    seconds,
    requests: sumScopes(counts).requests,
    p50Ms: all.percentileMs(50),
    p90Ms: all.percentileMs(90),
    p99Ms: all.percentileMs(99),
    maxMs: all.maxMs(),
    staticP99Ms: reads.count() === 0 ? null : reads.percentileMs(99),
    formsP99Ms: forms.count() === 0 ? null : forms.percentileMs(99),
    latenessP99Ms: lateness.percentileMs(99),
    bands: toBands(responses),
  };
}

/** Every shard reads the whole log and sends its part: the lines are those of one, not of all together. */
function toLog(summaries: readonly RunSummary[]): RunData["log"] {
  return summaries.find(({ log }) => log !== null)?.log ?? null;
}
