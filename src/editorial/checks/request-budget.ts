import { neededToRead } from "../built/loaded-scripts.ts";
import { budgets } from "../budgets.ts";
import type { BuiltCheck } from "../check.ts";

const most = budgets.requestsBeforeReading;

export const requestBudget: BuiltCheck = {
  name: "request-budget",
  level: "error",
  rule: `A page can be read after at most ${most} requests: its own, and one for a style sheet or a script that holds it up.`,
  reason:
    "On a bad line each request is another wait of a second and more, and one that fails leaves an empty page.",
  good: '<style> in the page, <script type="module" src="…">',
  bad: '<link rel="stylesheet" href="…"> three times',
  findBuilt: ({ pages }) =>
    pages.flatMap(({ file, ...page }) => {
      const needed = neededToRead({ file, ...page });
      if (1 + needed.length <= most) return [];
      return [
        {
          file,
          line: 1,
          what: `needs ${1 + needed.length} requests before it can be read: itself, ${needed.join(", ")}`,
          instead: 'write the style sheet into the page, and give scripts type="module" or defer',
        },
      ];
    }),
};
