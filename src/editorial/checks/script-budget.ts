import { scriptsOf } from "../built/loaded-scripts.ts";
import type { BuiltPage } from "../built/read-built.ts";
import { budgets, printBytes } from "../budgets.ts";
import type { BuiltCheck, BuiltContext } from "../check.ts";

const most = budgets.scriptBytes;

export const scriptBudget: BuiltCheck = {
  name: "script-budget",
  level: "error",
  rule: `A page runs at most ${printBytes(most)} bytes of script, compressed: what it runs by itself and what a tool or the search on it loads when it is first used, with everything that this loads in turn.`,
  reason:
    "Script is fetched, read and run by the phone of the person who waits: a slow one takes seconds for what a fast one does not notice.",
  good: "numbers and words in the sheet of a tool, rules in plain functions",
  bad: "a library for schemas in a script that reads six inputs",
  findBuilt: (context) =>
    context.pages.flatMap((page) =>
      usesOf(page, context)
        .filter(({ bytes }) => bytes > most)
        .map(({ script, bytes }) => ({
          file: page.file,
          line: 1,
          what: `runs ${printBytes(bytes)} bytes of script (brotli)${script === null ? "" : ` with ${script}`}, over ${printBytes(most)}`,
          instead:
            "look for a package or a table in it: data belongs in a file that is fetched, and what the server drew needs no script to draw it",
        })),
    ),
  figure(context) {
    const [heaviest] = context.pages
      .flatMap((page) => usesOf(page, context))
      .toSorted((a, b) => b.bytes - a.bytes);
    return heaviest === undefined
      ? "Script: no page was built."
      : `Script: at most ${printBytes(heaviest.bytes)} bytes of ${printBytes(most)} (${heaviest.script ?? "inline"}).`;
  },
};

/** What a page runs by itself, alone and with each script that a part of it loads. */
function usesOf(
  page: BuiltPage,
  { resources }: BuiltContext,
): { script: string | null; bytes: number }[] {
  const { ownBytes, onUse } = scriptsOf(page, resources);
  const uses = Array.from(onUse, ([script, bytes]) => ({ script, bytes: ownBytes + bytes }));
  return uses.length === 0 ? [{ script: null, bytes: ownBytes }] : uses;
}
