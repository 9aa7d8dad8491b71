import { neededToRead } from "../built/loaded-scripts.ts";
import type { BuiltPage, BuiltSite } from "../built/read-built.ts";
import { budgets, printBytes } from "../budgets.ts";
import type { BuiltCheck, Check } from "../check.ts";
import { estimateBytes } from "../page-weight.ts";

const most = budgets.firstVisitBytes;
const split = "split the page where a reader would, in both languages";

export const pageBudget: Check & BuiltCheck = {
  name: "page-budget",
  level: "error",
  rule: `A first visit costs at most ${printBytes(most)} bytes, compressed, before the page can be read: estimated from the text, then measured on the built page.`,
  reason:
    "A page that fits the first flight of packets opens on a bad line; the next byte costs another journey.",
  good: "a page for each province, linked from one table",
  bad: "thirteen provinces in full on one page",
  find: ({ corpus: { pages } }) =>
    pages.flatMap((page) => {
      const bytes = estimateBytes(page);
      if (bytes <= most) return [];
      return [
        {
          file: page.file,
          line: 1,
          // An estimate stops nobody; the built page does.
          level: "warning" as const,
          what: `will weigh about ${printBytes(bytes)} bytes, over the ${printBytes(most)} of a first visit`,
          instead: split,
        },
      ];
    }),
  findBuilt: ({ pages, resources }) =>
    pages.flatMap((page) => {
      const bytes = firstVisitBytes(page, resources);
      if (bytes <= most) return [];
      const more = neededToRead(page);
      return [
        {
          file: page.file,
          line: 1,
          what: `weighs ${printBytes(bytes)} bytes (brotli)${more.length === 0 ? "" : ` with ${more.join(" and ")}`}, over the ${printBytes(most)} of a first visit`,
          instead: split,
        },
      ];
    }),
  figure({ pages, resources }) {
    const [heaviest] = pages
      .map(({ address, ...page }) => ({
        address,
        bytes: firstVisitBytes({ address, ...page }, resources),
      }))
      .toSorted((a, b) => b.bytes - a.bytes);
    return heaviest === undefined
      ? "First visit: no page was built."
      : `First visit: at most ${printBytes(heaviest.bytes)} bytes of ${printBytes(most)} (${heaviest.address}).`;
  },
};

/** A page that is no row of the table is never sent. */
function firstVisitBytes(page: BuiltPage, resources: BuiltSite["resources"]): number {
  if (page.sizeBytes === null) return 0;
  return neededToRead(page).reduce(
    (sum, address) => sum + (resources.get(address)?.sizeBytes ?? 0),
    page.sizeBytes,
  );
}
