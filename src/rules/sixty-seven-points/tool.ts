import { useEdition } from "../edition.ts";
import { count, line, part, points, sum, years } from "../told.ts";
import type { Tool } from "../tool.ts";
import type { GridEdition } from "./edition.ts";
import { check, fields } from "./form.ts";
import type { GridDecision } from "./grid.ts";
import { decide } from "./grid.ts";

const next = {
  passes: [
    "immigrate/express-entry-profile",
    "immigrate/points-ranking",
    "immigrate/proof-of-funds",
  ],
  fails: [
    "immigrate/express-entry-programs",
    "immigrate/provincial-nominees",
    "immigrate/sixty-seven-points",
  ],
};

/** Adds up the selection grid that decides who may enter Express Entry as a federal skilled worker. */
export const sixtySevenPoints: Tool<typeof fields, GridEdition, GridDecision> = {
  id: "sixty-seven-points",
  fields,
  pages: [...new Set(Object.values(next).flat())],
  check,
  settle: (input) => input,
  decide,
  tell({ score, unmet, passes, margin, improvements }, _input, edition, today) {
    const values = { total: points(score.total), mark: points(edition.passMark) };
    return {
      edition: useEdition(edition, today),
      verdict: passes
        ? line("verdict.pass", values)
        : unmet.length > 0
          ? line("verdict.unmet", values)
          : line("verdict.below", { ...values, short: points(-margin) }),
      parts: [
        part("part.language", points(score.language)),
        part("part.education", points(score.education)),
        part("part.work", points(score.work)),
        part("part.age", points(score.age)),
        part("part.offer", points(score.offer)),
        part("part.adaptability", points(score.adaptability)),
        sum("part.total", points(score.total)),
      ],
      changes: [
        ...unmet.map((reason) =>
          line(`change.unmet-${reason}`, {
            level: count(edition.least.level),
            years: years(edition.least.workYears),
          }),
        ),
        ...improvements.map(({ key, total, level }) =>
          line(`change.${key}`, { total: points(total), level: count(level), years: years(level) }),
        ),
      ],
      notes: [line("note.entry-only"), line("note.proof")],
      next: passes ? next.passes : next.fails,
    };
  },
};
