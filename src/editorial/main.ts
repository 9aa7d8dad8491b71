import type { Command } from "../cli/arguments.ts";
import { parseArguments, toHelp } from "../cli/arguments.ts";
import { Refusal } from "../cli/refusal.ts";
import type { Day } from "../guidance/calendar.ts";
import { daySchema, today } from "../guidance/calendar.ts";
import { formatReport } from "./report.ts";
import { runChecks } from "./run-checks.ts";

const command: Command<{ "as-of": Day }> = {
  usage: "npm run check --",
  about: "Checks everything in content/: front matter, twins, facts, links and lists of pages.",
  options: {
    "as-of": {
      value: "DAY",
      about: "Day for which facts must be valid (today, unless given).",
      example: "2026-12-01",
      read(text) {
        if (!daySchema.safeParse(text).success)
          throw new Refusal("a day of the calendar as YYYY-MM-DD");
        return text;
      },
      fallback: process.env["FRESHET_AS_OF"] ?? today(new Date()),
    },
  },
  examples: ["npm run check", "npm run check -- --as-of 2026-12-01"],
};

try {
  const typed = parseArguments(command, process.argv.slice(2));
  if (typed.help) {
    console.log(toHelp(command));
  } else {
    const report = runChecks(process.cwd(), typed.options["as-of"]);
    console.log(formatReport(report));
    if (report.findings.length > 0) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Refusal ? 2 : 1;
}
