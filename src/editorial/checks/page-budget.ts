import type { BuiltCheck, Check } from "../check.ts";
import { budgetBytes, estimateBytes } from "../page-weight.ts";

export const pageBudget: Check & BuiltCheck = {
  name: "page-budget",
  level: "error",
  rule: `A page travels in at most ${budgetBytes.toLocaleString("en-CA")} bytes, compressed: estimated from the text, then measured on the built page.`,
  reason:
    "A page that fits the first flight of packets opens on a bad line; the next byte costs another journey.",
  good: "a page for each province, linked from one table",
  bad: "thirteen provinces in full on one page",
  find: ({ corpus: { pages } }) =>
    pages.flatMap((page) => {
      const bytes = estimateBytes(page);
      if (bytes <= budgetBytes) return [];
      return [
        {
          file: page.file,
          line: 1,
          // An estimate stops nobody; the built page does.
          level: "warning" as const,
          what: `will weigh about ${bytes.toLocaleString("en-CA")} bytes, over the ${budgetBytes.toLocaleString("en-CA")} of a first visit`,
          instead: "split the page where a reader would, in both languages",
        },
      ];
    }),
  findBuilt: ({ pages }) =>
    pages
      .filter(({ sizeBytes }) => sizeBytes !== null && sizeBytes > budgetBytes)
      .map(({ file, sizeBytes }) => ({
        file,
        line: 1,
        what: `weighs ${sizeBytes?.toLocaleString("en-CA")} bytes (brotli), over the ${budgetBytes.toLocaleString("en-CA")} of a first visit`,
        instead: "split the page where a reader would, in both languages",
      })),
};
