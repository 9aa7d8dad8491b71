import { writeFileSync } from "node:fs";
import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { Refusal } from "../../cli/refusal.ts";
import { readCorpus } from "../../corpus/read-corpus.ts";
import type { AsOf } from "../commands/options.ts";
import { asOfOption } from "../commands/options.ts";
import { readingEase } from "../language/reading-ease.ts";
import { toSectionRows } from "./section-rows.ts";
import { toStatusPage } from "./status-page.ts";
import { toTextTable } from "./table.ts";

const command: Command<{ "as-of": AsOf; html: string }> = {
  usage: "npm run status --",
  about: "How the guide stands, section by section: in step, due, overdue, reading ease, weight.",
  options: {
    "as-of": asOfOption,
    html: {
      value: "FILE",
      about: "Write it as one static page instead.",
      example: "status.html",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: ["npm run status", "npm run status -- --html status.html"],
};

/** `npm run status`: prints the table, or writes it as a page. Gives the exit code; throws a Refusal when content cannot be read. */
export function status(argv: string[]): number {
  const typed = parseArguments(command, argv);
  if (typed.help) {
    console.log(toHelp(command));
    return 0;
  }
  const { html } = typed.options;
  const { day } = typed.options["as-of"];
  const { corpus } = readCorpus(process.cwd());
  if (corpus === null) throw new Refusal("The content cannot be read: run npm run check first.");
  const rows = toSectionRows({ corpus, day, easeOf: readingEase });
  if (html === "") console.log(toTextTable(rows));
  else {
    writeFileSync(html, toStatusPage(rows, day));
    console.log(`${html} is there.`);
  }
  return 0;
}
