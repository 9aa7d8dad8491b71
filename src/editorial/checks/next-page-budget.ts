import { budgets, printBytes } from "../budgets.ts";
import type { BuiltCheck, BuiltContext } from "../check.ts";

const most = budgets.nextPageMedianBytes;

export const nextPageBudget: BuiltCheck = {
  name: "next-page-budget",
  level: "error",
  rule: `The median page of the guide costs a browser that has the compression dictionary at most ${printBytes(most)} bytes.`,
  reason: "Who reads one page reads five: what all pages share must travel once.",
  good: "a header whose words and order are the same on every page",
  bad: "a list of related pages that repeats what the page said",
  findBuilt(context) {
    const median = medianBytes(context);
    if (median === null || median <= most) return [];
    return [
      {
        file: "dist/table.json",
        line: 1,
        what: `the next page weighs ${printBytes(median)} bytes (median with the dictionary), over ${printBytes(most)}`,
        instead:
          "look at what pages have in common and the dictionary (src/delivery) does not, or shorten what every page repeats",
      },
    ];
  },
  figure(context) {
    const median = medianBytes(context);
    return median === null
      ? "Next page: no page of the guide was built."
      : `Next page with the dictionary: median ${printBytes(median)} bytes of ${printBytes(most)}.`;
  },
};

/** Over the pages that people write: the many short pages of questions would make it look light. */
function medianBytes({ corpus, resources }: BuiltContext): number | null {
  const sizes = corpus.places
    .filter(({ kind }) => kind === "page")
    .flatMap(({ addresses }) => [addresses.en, addresses.fr])
    .flatMap((address) => resources.get(address)?.nextBytes ?? [])
    .toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? null;
}
