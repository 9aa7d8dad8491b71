import type { Command } from "../../cli/arguments.ts";
import { listFeedback } from "../store/feedback-records.ts";
import type { PageSummary } from "../summarize.ts";
import { summarize } from "../summarize.ts";
import type { WhichOptions } from "./options.ts";
import { whichOptions } from "./options.ts";
import { readPageWords } from "./page-words.ts";
import { PROGRAM } from "./program-name.ts";
import { onInbox } from "./with-database.ts";

const command: Command<WhichOptions> = {
  usage: `${PROGRAM} summary`,
  about: "counts opinions page by page, with reasons and words that the page lacks",
  options: whichOptions,
  examples: [`${PROGRAM} summary --since 2026-11-01`],
};

export const summary = onInbox(command, async (database, { options }, screen) => {
  const { since, page } = options;
  const wish = { since: since ?? undefined, page: page ?? undefined };
  const pages = summarize(await listFeedback(database, wish), readPageWords(process.cwd()));
  screen.write(pages.length === 0 ? "There are no opinions\n" : pages.map(toText).join("\n"));
  return 0;
});

function toText({ page, yes, no, reasons, newWords }: PageSummary): string {
  const told = (all: [string, number][]) =>
    all.map(([name, times]) => `${name} ${times}`).join(", ");
  return [
    `${page}: ${yes} yes, ${no} no`,
    ...(reasons.length === 0 ? [] : [`  reasons: ${told(reasons)}`]),
    ...(newWords.length === 0 ? [] : [`  words the page lacks: ${told(newWords)}`]),
    "",
  ].join("\n");
}
