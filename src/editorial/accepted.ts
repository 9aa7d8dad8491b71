import { z } from "zod";
import type { Finding } from "../guidance/finding.ts";

/** How many notes of each check a file may have: `{ "reading-ease": { "content/guide/…": 2 } }`. */
export const acceptedSchema = z.record(
  z.string(),
  z.record(z.string(), z.int("is not a whole number").min(1, "is below 1")),
);

export type Accepted = z.output<typeof acceptedSchema>;

/** Notes counted by check and file, in a fixed order. Errors and warnings are never accepted. */
export function countNotes(findings: readonly Finding[]): Accepted {
  const counts: Accepted = {};
  const notes = findings.filter(({ level }) => level === "note");
  for (const check of [...new Set(notes.map(({ check: name }) => name))].toSorted()) {
    const files = notes.filter((each) => each.check === check).map(({ file }) => file);
    counts[check] = Object.fromEntries(
      [...Map.groupBy(files, (file) => file)]
        .map(([file, all]) => [file, all.length] as const)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  }
  return counts;
}

/** An error for each file that has more notes than were accepted, a warning where there are fewer: then the lower count is kept. */
export function compareWithAccepted(findings: readonly Finding[], accepted: Accepted): Finding[] {
  const counts = countNotes(findings);
  const keys = new Set(
    [counts, accepted].flatMap((table) =>
      Object.entries(table).flatMap(([check, files]) =>
        Object.keys(files).map((file) => JSON.stringify([check, file])),
      ),
    ),
  );
  return [...keys].flatMap((key): Finding[] => {
    const [check, file] = z.tuple([z.string(), z.string()]).parse(JSON.parse(key));
    const has = counts[check]?.[file] ?? 0;
    const may = accepted[check]?.[file] ?? 0;
    if (has === may) return [];
    const first = findings.find(
      (each) => each.level === "note" && each.check === check && each.file === file,
    );
    const place = { check, file, line: first?.line ?? 1 };
    if (has > may)
      return [
        {
          ...place,
          level: "error",
          what: `${has} ${has === 1 ? "note" : "notes"} where ${may} ${may === 1 ? "is" : "are"} accepted${first === undefined ? "" : `; the first: ${first.what}`}`,
          instead: `${first?.instead ?? "mend what the notes name"}; or accept it with npm run check -- accept ${check}`,
        },
      ];
    return [
      {
        ...place,
        level: "warning",
        what: `${has === 0 ? "no note is" : `only ${has} of ${may} accepted notes are`} left`,
        instead: `keep what was won: npm run check -- accept ${check}`,
      },
    ];
  });
}
