import { createHistogram } from "./histogram.ts";
import { toBytes, toCount, toDuration, toMs, toNumbered, toRough } from "./numbers-text.ts";
import { sumScopes } from "./results/counts.ts";
import type { ScopeName, Sparse } from "./results/measures.ts";
import type { RunSummary } from "./results/schema.ts";
import type { CheckedLimit } from "./results/check-windows.ts";
import type { Outcome } from "./verdict.ts";

const WORDS: Record<Outcome, string> = {
  held: "HELD: every limit held.",
  failed: "FAILED: a limit did not hold.",
  invalid: "INVALID: this run says nothing about the site.",
  stopped: "STOPPED before its end; the figures are of the part that was done.",
};

type Row = [string, string];

/** A run for a person to read, as lines. */
export function toReportLines(summary: RunSummary): string[] {
  const { counts, histograms, verdict } = summary;
  const seconds = summary.elapsedMs / 1000;
  const { requests } = sumScopes(counts);
  const all: Sparse[] = [];
  for (const scope of ["pages", "assets", "forms"] as const) all.push(histograms[scope].service);
  const measured: Row[] = [
    [
      "Requests",
      `${toCount(requests)} in ${toDuration(seconds)}: ${toRough(requests / Math.max(0.001, seconds))} a second`,
    ],
    [
      "Answers",
      toTally(counts.statuses, (name) => (name === "none" ? "without an answer" : `× ${name}`)),
    ],
    ...toFailureRows(summary),
    ["Response", "from the moment a visitor wanted it to the last byte"],
    ...(["pages", "assets", "forms"] as const).map((scope) => toScopeRow(summary, scope)),
    ["  loads", `${toTimes([histograms.loads])}  a page with all it needs`],
    ["Service", `${toTimes(all)}  from written to the last byte`],
    [
      "Received",
      `${toBytes(counts.bytes)}, ${toBytes(counts.bytes / Math.max(1, requests))} a request; ${toCount(counts.opened)} connections opened`,
    ],
    ...toVisitorRows(summary),
    ...toMachineRows(summary, requests),
  ];
  const rows = [...(requests > 0 ? measured : []), ...toLogRows(summary)];
  return [
    "",
    ...rows.map(([name, text]) => `${name.padEnd(10)} ${text}`),
    "",
    ...(requests > 0 ? verdict.limits.map(toLimitLine) : []),
    ...verdict.reasons,
    WORDS[verdict.outcome],
  ];
}

function toTally(tally: Record<string, number>, name: (key: string) => string): string {
  const order = Object.entries(tally).toSorted(([one], [other]) => one.localeCompare(other));
  return order.map(([key, count]) => `${toCount(count)} ${name(key)}`).join(", ") || "none";
}

function toFailureRows({ counts, examples }: RunSummary): Row[] {
  const rows: Row[] = [];
  if (Object.keys(counts.failures).length > 0)
    rows.push(["  failed", toTally(counts.failures, (kind) => kind)]);
  if (examples.length > 0) rows.push(["  such as", examples.join(", ")]);
  if (counts.reloads > 0)
    rows.push([
      "  reloads",
      `${toCount(counts.reloads)} times people asked again after an error or a long wait`,
    ]);
  if (counts.sentAgain > 0)
    rows.push([
      "  again",
      `${toCount(counts.sentAgain)} sent again: the site had closed the kept connection, as browsers do`,
    ]);
  return rows;
}

function toScopeRow({ counts, histograms }: RunSummary, scope: ScopeName): Row {
  const { requests, shed } = counts.scopes[scope];
  if (requests === 0) return [`  ${scope}`, "none asked for"];
  const refused = shed > 0 ? `, ${toCount(shed)} of them shed` : "";
  const times = toTimes([histograms[scope].response]);
  return [`  ${scope}`, `${times}  ${toNumbered(requests, "request")}${refused}`];
}

/** A replay knows requests only, so it has no row for visitors. */
function toVisitorRows({ counts, peakVisitors, histograms }: RunSummary): Row[] {
  const { came, cut, returning } = counts.visits;
  const { fresh, stale, conditional, notModified, savedBytes } = counts.cache;
  if (came === 0 || peakVisitors === null) return [];
  const rows: Row[] = [
    [
      "Visitors",
      `${toCount(peakVisitors)} at once at the peak, ${toCount(came)} in all, ${toCount(returning)} of them not for the first time; ${toCount(cut)} were still here at the end`,
    ],
    [
      "Caches",
      `${toCount(fresh + stale)} times the address was in their own cache; ${toCount(conditional)} times they asked if a copy still holds, and ${toCount(notModified)} times it did; ${toBytes(savedBytes)} saved`,
    ],
  ];
  const { judged, cacheable } = sumScopes(counts);
  if (judged > 0)
    rows.push([
      "",
      `${toRough((100 * cacheable) / judged)} % of the answers may be kept by a shared cache`,
    ]);
  return histograms.pages.response.count > 0 ? rows : rows.slice(0, 1);
}

function toMachineRows(
  { histograms, generator, server, elapsedMs }: RunSummary,
  requests: number,
): Row[] {
  const use = ({ cpuMs, rssBytes, processes }: typeof generator): string =>
    `${toRough((100 * cpuMs) / Math.max(1, elapsedMs))} % of one core, ${toRough((1000 * cpuMs) / Math.max(1, requests))} ms per 1,000 requests, ${toBytes(rssBytes)} in ${processes} ${processes === 1 ? "process" : "processes"}`;
  const rows: Row[] = [
    ["The lab", `late by ${toTimes([histograms.lateness])}`],
    ["  CPU", use(generator)],
  ];
  if (server !== null) rows.push(["The site", use(server)]);
  return rows;
}

function toLogRows({ log, counts }: RunSummary): Row[] {
  if (log === null) return [];
  const leftOut = [
    [log["notCombined"] ?? 0, "not combined format"],
    [log["otherMethods"] ?? 0, "neither GET nor HEAD"],
    [log["notAPath"] ?? 0, "without a path that can be sent"],
  ] as const;
  const texts = leftOut
    .filter(([count]) => count > 0)
    .map(([count, why]) => `${toCount(count)} ${why}`);
  const lines = toNumbered(log["lines"] ?? 0, "line");
  const visits = toNumbered(log["visits"] ?? 0, "visit");
  const rows: Row[] = [["The log", `${lines}, ${visits}; left out: ${texts.join(", ") || "none"}`]];
  const late = log["outOfOrder"] ?? 0;
  if (late > 0)
    rows.push([
      "",
      `${toCount(late)} written more than ten seconds late; sent when they were found`,
    ]);
  if (counts.unlikeLog > 0)
    rows.push([
      "",
      `${toCount(counts.unlikeLog)} answered in another status class than the log has`,
    ]);
  return rows;
}

function toTimes(histograms: readonly Sparse[]): string {
  const all = createHistogram();
  for (const histogram of histograms) all.add(histogram);
  if (all.count() === 0) return "-";
  const texts = [
    ...[50, 90, 99].map((percent) => `p${percent} ${toMs(all.percentileMs(percent))}`),
    `max ${toMs(all.maxMs())}`,
  ];
  return texts
    .map((text) => text.padEnd(13))
    .join(" ")
    .trimEnd();
}

function toLimitLine({ text, value, unit, held, worstAtSecond }: CheckedLimit): string {
  const figures = { ms: toMs(value), percent: `${value.toFixed(3)} %`, count: toCount(value) };
  const where = worstAtSecond === null ? "" : `, worst from second ${worstAtSecond} on`;
  return `${held ? "held  " : "FAILED"}  ${text}  (${figures[unit]}${where})`;
}
