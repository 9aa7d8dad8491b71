import { escapeText } from "../charts/svg.ts";
import { toElapsed } from "../charts/scale.ts";
import { toPairs, toTable } from "../html.ts";
import { toCount, toDuration, toMs, toRough } from "../../numbers-text.ts";
import { sumScopes } from "../../results/counts.ts";
import type { RunSummary } from "../../results/schema.ts";
import type { RunData } from "../run-data.ts";
import { toShare } from "./shares.ts";

type Outcome = RunSummary["verdict"]["outcome"];
type Checked = RunSummary["verdict"]["limits"][number];

const WORDS: Record<Outcome, string> = {
  held: "The site held: every limit held.",
  failed: "The site did not hold: a limit failed.",
  invalid: "This run is not valid: it says nothing about the site.",
  stopped: "The run was stopped before its end; the figures are of the part that was done.",
};

/** The answer first: held or not, in a sentence, and the figures that decide it. */
export function toVerdictHtml(run: RunData): string {
  const { outcome, reasons, limits } = run.verdict;
  const notes = [...reasons, ...toWarnings(run)];
  return [
    `<div class="verdict ${outcome}"><p><strong>${escapeText(WORDS[outcome])}</strong></p>`,
    `<p>${escapeText(toSentence(run))}</p>`,
    ...notes.map((note) => `<p>${escapeText(note)}</p>`),
    "</div>",
    toPairs(toTiles(run), "tiles"),
    limits.length === 0
      ? "<p>The profile has no limits, so nothing could fail.</p>"
      : toLimitTable(limits),
  ].join("");
}

function toSentence(run: RunData): string {
  const { pages } = run.counts.scopes;
  const { requests, errors } = sumScopes(run.counts);
  const crowd =
    run.peakVisitors === null
      ? ""
      : `Up to ${toCount(run.peakVisitors)} people were on the site at once. `;
  const wait =
    pages.requests === 0
      ? ""
      : ` Of 100 page requests, 99 were answered within ${toMs(run.histograms.pages.response.percentileMs(99))}.`;
  return `${crowd}In ${toDuration(run.elapsedS)} they asked ${toCount(requests)} times, with ${errors === 0 ? "no error" : `${toCount(errors)} errors (${toShare(errors, requests)})`}.${wait}`;
}

function toWarnings({ missingShards, header }: RunData): string[] {
  if (missingShards.length === 0) return [];
  const names = missingShards.map((index) => index + 1).join(", ");
  return [
    `Part ${names} of ${header.shard.of} is missing, so the crowd here is smaller than the one that was sent.`,
  ];
}

function toTiles(run: RunData): [string, string][] {
  const { requests, errors, shed } = sumScopes(run.counts);
  const { pages } = run.histograms;
  return [
    ...(run.peakVisitors === null
      ? []
      : [["Visitors at the peak", toCount(run.peakVisitors)] as [string, string]]),
    ["Requests", toCount(requests)],
    ["Requests a second, mean", toRough(requests / Math.max(1, run.elapsedS))],
    ["Errors", toCount(errors)],
    ["Refused early", toCount(shed)],
    ["Pages, half within", toMs(pages.response.percentileMs(50))],
    ["Pages, 99 of 100 within", toMs(pages.response.percentileMs(99))],
    ["Lab late, p99", toMs(run.histograms.lateness.percentileMs(99))],
  ];
}

function toLimitTable(limits: readonly Checked[]): string {
  return toTable(
    "Limits of this run",
    ["Limit", "Verdict", "Figure", "Where it was worst"],
    limits.map((limit) => [
      limit.text,
      limit.held ? "✓ held" : "✗ failed",
      toFigureText(limit),
      limit.worstAtSecond === null ? "over the whole" : `from ${toElapsed(limit.worstAtSecond)}`,
    ]),
    "words",
  );
}

/** The figure a limit was held against, with its unit. */
export function toFigureText({ value, unit }: Pick<Checked, "value" | "unit">): string {
  if (unit === "ms") return toMs(value);
  return unit === "percent" ? `${toRough(value)} %` : toCount(value);
}
