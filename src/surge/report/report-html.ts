import { escapeText } from "./charts/svg.ts";
import { PAGE_STYLE } from "./style.ts";
import type { RunData } from "./run-data.ts";
import { toAnswersSection } from "./sections/answers.ts";
import { toCacheSection } from "./sections/cache.ts";
import { toCrowdSection } from "./sections/crowd.ts";
import { toHealthSection } from "./sections/health.ts";
import { toLatencySection } from "./sections/latency.ts";
import { toPartsSection } from "./sections/parts.ts";
import { toPeopleSection } from "./sections/people.ts";
import { toSetupSection } from "./sections/setup.ts";
import { toVerdictHtml } from "./sections/verdict.ts";
import type { Section } from "./html.ts";

/** A run as one page without script or outside files. */
export function toReportHtml(run: RunData): string {
  const { header } = run;
  const what = header.command === "run" ? "Surge run" : "Replay of a log";
  const sections = [
    toCrowdSection(run),
    toLatencySection(run),
    toAnswersSection(run),
    toPartsSection(run),
    toCacheSection(run),
    toPeopleSection(run),
    toHealthSection(run),
    toSetupSection(run),
  ];
  return toPage({
    title: `${header.title || header.subject}: ${run.verdict.outcome}`,
    head: `<p class="eyebrow">${what} · ${escapeText(header.target)} · ${escapeText(toDay(header.startedAt))}</p><h1>${escapeText(header.title || header.subject)}</h1>`,
    lead: toVerdictHtml(run),
    sections,
  });
}

/** The page around the content. */
export function toPage(page: {
  title: string;
  head: string;
  lead: string;
  sections: readonly Section[];
}): string {
  const chapters = page.sections.map(
    ({ id, title, html }) =>
      `<section aria-labelledby="${id}-head"><h2 id="${id}-head">${escapeText(title)}</h2>${html}</section>`,
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeText(page.title)}</title><style>${PAGE_STYLE}</style></head><body>`,
    `<header>${page.head}</header><main>${page.lead}${chapters.join("")}</main>`,
    "<footer><p>Written by the Freshet surge lab. Visitors are simulated; no person’s data is in this file.</p></footer>",
    "</body></html>\n",
  ].join("");
}

/** `20 November 2026, 21:00 UTC` */
function toDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(date)} UTC`;
}
