import { toBytes, toCount, toDuration, toMs, toNumbered, toRough } from "./numbers-text.ts";
import type { Percentiles, ScopeSummary, Summary } from "./summary.ts";
import type { CheckedLimit, Outcome } from "./verdict.ts";

const WORDS: Record<Outcome, string> = {
  held: "HELD: every limit held.",
  failed: "FAILED: a limit did not hold.",
  invalid: "INVALID: this run says nothing about the site.",
  stopped: "STOPPED before its end; the figures are of the part that was done.",
};

/** A run for a person to read, as lines. */
export function toReportLines(summary: Summary): string[] {
  const { all, lab, verdict } = summary;
  const seconds = summary.elapsedMs / 1000;
  const measured: [string, string][] = [
    [
      "Requests",
      `${toCount(all.requests)} in ${toDuration(seconds)}: ${toRough(all.requests / Math.max(0.001, seconds))} a second`,
    ],
    ["Answers", toAnswers(summary)],
    ...toFailureRows(summary),
    ["Response", "from the moment a visitor wanted it to the last byte"],
    ["  pages", toScopeText(summary.pages)],
    ["  assets", toScopeText(summary.assets)],
    ["  all", toPercentileText(all)],
    ["Service", `${toPercentileText(summary.service)}  from handed over to the last byte`],
    [
      "Received",
      `${toBytes(summary.bytes)}, ${toBytes(summary.bytes / Math.max(1, all.requests))} a request`,
    ],
    ...toVisitorRows(summary),
    [
      "The lab",
      `late by p50 ${toMs(lab.lateness.p50Ms)}, p99 ${toMs(lab.lateness.p99Ms)}, max ${toMs(lab.lateness.maxMs)}`,
    ],
    [
      "  CPU",
      `${toRough(lab.cpuPercent)} % of one core, ${toRough(lab.cpuMsPer1000Requests)} ms per 1,000 requests`,
    ],
  ];
  const rows = [...(all.requests > 0 ? measured : []), ...toLogRows(summary.log)];
  return [
    "",
    ...rows.map(([name, text]) => `${name.padEnd(10)} ${text}`),
    "",
    ...(all.requests > 0 ? verdict.limits.map(toLimitLine) : []),
    ...verdict.reasons,
    WORDS[verdict.outcome],
  ];
}

function toAnswers({ statuses }: Summary): string {
  const order = Object.entries(statuses).toSorted(([one], [other]) => one.localeCompare(other));
  const texts = order.map(([name, count]) =>
    name === "none" ? `${toCount(count)} without an answer` : `${toCount(count)} × ${name}`,
  );
  return texts.join(", ") || "none";
}

function toFailureRows({ failures, failureExamples, sentAgain }: Summary): [string, string][] {
  const kinds = Object.entries(failures).map(([kind, count]) => `${toCount(count)} ${kind}`);
  const rows: [string, string][] = [];
  if (kinds.length > 0) rows.push(["  failed", kinds.join(", ")]);
  if (failureExamples.length > 0) rows.push(["  such as", failureExamples.join(", ")]);
  if (sentAgain > 0)
    rows.push([
      "  again",
      `${toCount(sentAgain)} sent again: the site had closed the kept connection, as browsers do`,
    ]);
  return rows;
}

/** A replay knows requests only, so it has no row for visitors. */
function toVisitorRows({ visitors, cached }: Summary): [string, string][] {
  const { came, peak, cut } = visitors;
  if (came === 0) return [];
  return [
    [
      "Visitors",
      `${toCount(peak)} at once at the peak, ${toCount(came)} in all; ${toCount(cut)} were still here at the end`,
    ],
    ["", `${toCount(cached)} times they had the address in their own cache, and did not ask`],
  ];
}

function toLogRows(log: Summary["log"]): [string, string][] {
  if (log === null) return [];
  const leftOut = [
    [log.notCombined, "not combined format"],
    [log.otherMethods, "neither GET nor HEAD"],
    [log.notAPath, "without a path that can be sent"],
  ] as const;
  const texts = leftOut
    .filter(([count]) => count > 0)
    .map(([count, why]) => `${toCount(count)} ${why}`);
  const rows: [string, string][] = [
    ["The log", `${toNumbered(log.lines, "line")}; left out: ${texts.join(", ") || "none"}`],
  ];
  if (log.outOfOrder > 0)
    rows.push(["", `${toCount(log.outOfOrder)} older than the line before; sent at once`]);
  if (log.unlikeLog > 0)
    rows.push(["", `${toCount(log.unlikeLog)} answered in another status class than the log has`]);
  return rows;
}

function toScopeText({ requests, ...response }: ScopeSummary): string {
  return requests === 0
    ? "none asked for"
    : `${toPercentileText(response)}  ${toNumbered(requests, "request")}`;
}

function toPercentileText({ p50Ms, p90Ms, p99Ms, maxMs }: Percentiles): string {
  const texts = [
    `p50 ${toMs(p50Ms)}`,
    `p90 ${toMs(p90Ms)}`,
    `p99 ${toMs(p99Ms)}`,
    `max ${toMs(maxMs)}`,
  ];
  return texts
    .map((text) => text.padEnd(13))
    .join(" ")
    .trimEnd();
}

function toLimitLine({ text, value, unit, held }: CheckedLimit): string {
  const figures = { ms: toMs(value), percent: `${value.toFixed(3)} %`, count: toCount(value) };
  return `${held ? "held  " : "FAILED"}  ${text}  (${figures[unit]})`;
}
