import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFactBook } from "../files/read-fact-book.ts";
import { readRules } from "../files/read-rules.ts";
import type { RuleBook } from "../rule-book.ts";
import { describeChange } from "./compare.ts";
import { ledgerDay, toEntries } from "./entries.ts";
import { toLedger, toText } from "./ledger.ts";

const folder = "docs/rules-ledger";

/** The rules of `root` on the day of the ledger. Throws, with the place, when one of them is broken. */
export function readBook(root: string): RuleBook {
  const { rules, findings } = readRules(root, readFactBook(root), ledgerDay);
  const [first] = findings;
  if (rules === null)
    throw new Error(
      `${first?.file}:${first?.line} ${first?.field ?? ""} ${first?.what}; ${first?.instead}.`,
    );
  return rules;
}

/** What changed since each ledger was accepted, by tool; only tools with a change. */
export function findChanges(root: string, rules: RuleBook): Record<string, string[]> {
  const changes = Object.entries(toEntries(rules)).map(([tool, entries]): [string, string[]] => {
    const file = join(root, folder, `${tool}.txt`);
    const accepted = existsSync(file) ? readFileSync(file, "utf8") : "";
    return [tool, describeChange(toLedger(accepted), toLedger(toText(entries)))];
  });
  return Object.fromEntries(changes.filter(([, sentences]) => sentences.length > 0));
}

/** Writes the ledgers as the rules are now. Gives the number of entries by tool. */
export function accept(root: string, rules: RuleBook): Record<string, number> {
  mkdirSync(join(root, folder), { recursive: true });
  const written = Object.entries(toEntries(rules)).map(([tool, entries]): [string, number] => {
    writeFileSync(join(root, folder, `${tool}.txt`), toText(entries));
    return [tool, entries.length];
  });
  return Object.fromEntries(written);
}
