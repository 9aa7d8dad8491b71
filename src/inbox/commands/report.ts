import { writeFileSync } from "node:fs";
import type { Command } from "../../cli/arguments.ts";
import type { Markup } from "../plain-page.ts";
import { markup } from "../plain-page.ts";
import { listFeedback } from "../store/feedback-records.ts";
import type { PageSummary } from "../summarize.ts";
import { summarize } from "../summarize.ts";
import type { WhichOptions } from "./options.ts";
import { whichOptions } from "./options.ts";
import { readPageWords } from "./page-words.ts";
import { PROGRAM } from "./program-name.ts";
import { onInbox } from "./with-database.ts";

interface Options extends WhichOptions {
  out: string;
}

const command: Command<Options> = {
  usage: `${PROGRAM} report`,
  about: "writes the summary with all words as one HTML file",
  options: {
    ...whichOptions,
    out: {
      value: "FILE",
      about: "Where it is written.",
      example: "inbox.html",
      read: (text) => text,
      fallback: "inbox.html",
    },
  },
  examples: [`${PROGRAM} report --since 2026-11-01 --out november.html`],
};

export const report = onInbox(command, async (database, { options }, screen) => {
  const { since, page, out } = options;
  const records = await listFeedback(database, {
    since: since ?? undefined,
    page: page ?? undefined,
  });
  const pages = summarize(records, readPageWords(process.cwd()));
  const wordsOf = (id: string) =>
    records.filter((each) => each.page === id && each.words !== "").map(({ words }) => words);
  // Opinions are for those who read the inbox, not for everyone on the machine.
  writeFileSync(out, toReport(pages, wordsOf), { mode: 0o600 });
  screen.write(`${records.length} opinions on ${pages.length} pages are in ${out}\n`);
  return 0;
});

/** The report as a page without script or other files. */
export function toReport(
  pages: readonly PageSummary[],
  wordsOf: (page: string) => readonly string[],
): string {
  const sections = pages.map(({ page, yes, no, reasons, newWords }) => {
    const rows = (all: [string, number][]): Markup[] =>
      all.map(([name, times]) => markup`<tr><td>${name}</td><td>${String(times)}</td></tr>`);
    const table = (caption: string, all: [string, number][]): Markup =>
      all.length === 0
        ? markup``
        : markup`<table><caption>${caption}</caption><tr><th>What</th><th>Messages</th></tr>${rows(all)}</table>`;
    const said = wordsOf(page).map((words) => markup`<li>${words}</li>`);
    return markup`<section><h2>${page}</h2><p>${String(yes)} yes, ${String(no)} no</p>${table("Reasons", reasons)}${table("Words the page lacks", newWords)}<ul>${said}</ul></section>`;
  });
  return markup`<!doctype html><html lang="en-CA"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Opinions</title><style>body{font:1rem/1.5 system-ui;max-width:50rem;margin:auto;padding:1rem}li{white-space:pre-line}td,th{text-align:left;padding-right:1rem}</style></head><body><h1>Opinions</h1>${sections}</body></html>`
    .html;
}
