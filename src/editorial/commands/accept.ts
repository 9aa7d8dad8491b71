import type { Command } from "../../cli/arguments.ts";
import { parseArguments, toHelp } from "../../cli/arguments.ts";
import { Refusal } from "../../cli/refusal.ts";
import { countNotes } from "../accepted.ts";
import { readAccepted, writeAccepted } from "../accepted-file.ts";
import { explanations } from "../all-checks.ts";
import { runChecks } from "../run-checks.ts";
import type { AsOf } from "./options.ts";
import { asOfOption, baselineOption } from "./options.ts";

const command: Command<{ "as-of": AsOf; baseline: string; check: string }> = {
  usage: "npm run check -- accept",
  about: "Writes how many notes each page has now: from then on the count may only fall.",
  options: {
    "as-of": asOfOption,
    baseline: baselineOption,
    check: {
      value: "NAME",
      about: "Only the notes of this check.",
      example: "reading-ease",
      read: (text) => text,
      fallback: "",
    },
  },
  examples: ["npm run check -- accept", "npm run check -- accept reading-ease"],
};

/** `npm run check -- accept [CHECK]`: keeps the present counts of notes. Gives the exit code. */
export function accept(argv: string[]): number {
  const [word = "", ...rest] = argv;
  const typed = parseArguments(
    command,
    word === "" || word.startsWith("-") ? argv : ["--check", word, ...rest],
  );
  if (typed.help) {
    console.log(toHelp(command));
    return 0;
  }
  const { baseline, check } = typed.options;
  if (check !== "" && !explanations.some(({ name }) => name === check))
    throw new Refusal(
      `There is no check "${check}". The checks are ${explanations.map(({ name }) => name).join(", ")}.`,
    );
  const root = process.cwd();
  const before = readAccepted(root, baseline);
  const { findings } = runChecks({ root, ...typed.options["as-of"], accepted: before });
  const counts = countNotes(findings);
  const { [check]: one, ...others } = before;
  const next =
    check === "" ? counts : { ...others, ...(counts[check] ? { [check]: counts[check] } : {}) };
  writeAccepted(root, baseline, next);
  const total = Object.values(next)
    .flatMap((files) => Object.values(files))
    .reduce((sum, notes) => sum + notes, 0);
  console.log(
    `${baseline} accepts ${total} notes${one === undefined ? "" : ` (${check} is counted anew)`}.`,
  );
  return 0;
}
