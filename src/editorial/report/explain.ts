import { Refusal } from "../../cli/refusal.ts";
import type { Explanation } from "../check.ts";

const levels = {
  error: "error: nothing is published until it is mended",
  warning: "warning: shown, and published",
  note: "note: counted for each page; the count may not rise",
};

/** What a check wants and why. Throws a Refusal that lists the checks when there is none of that name. */
export function explain(name: string, all: readonly Explanation[]): string {
  const found = all.find((each) => each.name === name);
  if (found === undefined)
    throw new Refusal(
      `There is no check "${name}". The checks are ${all.map((each) => each.name).join(", ")}.`,
    );
  const { level, rule, reason, good, bad } = found;
  return [
    `${name} (${levels[level]})`,
    "",
    rule,
    reason,
    "",
    `Good:  ${indent(good)}`,
    `Bad:   ${indent(bad)}`,
  ].join("\n");
}

function indent(text: string): string {
  return text.replaceAll("\n", "\n       ");
}
