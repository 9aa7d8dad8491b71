import { describe, expect, test } from "vitest";
import { compareWithAccepted, countNotes } from "../../src/editorial/accepted.ts";
import type { Finding, Level } from "../../src/guidance/finding.ts";

const hard = (file: string, level: Level = "note"): Finding => ({
  check: "reading-ease",
  level,
  file,
  line: 14,
  what: "is hard",
  instead: "cut it",
});

describe("notes may only become fewer", () => {
  const rows: [about: string, findings: Finding[], accepted: number, expected: string[]][] = [
    ["as many as were accepted", [hard("a.md"), hard("a.md")], 2, []],
    [
      "more than were accepted: an error where the first one stands",
      [hard("a.md"), hard("a.md")],
      1,
      [
        "error a.md:14 2 notes where 1 is accepted; the first: is hard → cut it; or accept it with npm run check -- accept reading-ease",
      ],
    ],
    [
      "fewer than were accepted: asks to keep what was won",
      [hard("a.md")],
      2,
      [
        "warning a.md:14 only 1 of 2 accepted notes are left → keep what was won: npm run check -- accept reading-ease",
      ],
    ],
    [
      "none left, or the page has gone",
      [],
      2,
      ["warning a.md:1 no note is left → keep what was won: npm run check -- accept reading-ease"],
    ],
    ["errors are never counted", [hard("a.md", "error")], 0, []],
    ["nor warnings", [hard("a.md", "warning")], 0, []],
  ];
  test.each(rows)("%s", (_about, findings, accepted, expected) => {
    const table: Record<string, Record<string, number>> = accepted === 0
      ? {}
      : { "reading-ease": { "a.md": accepted } };
    const told = compareWithAccepted(findings, table).map(
      ({ level, file, line, what, instead }) => `${level} ${file}:${line} ${what} → ${instead}`,
    );
    expect(told).toEqual(expected);
  });

  test("the counts are written in a fixed order, so that a commit shows only what changed", () => {
    const findings = [
      hard("b.md"),
      { ...hard("a.md"), check: "sentence-length" },
      hard("a.md"),
      hard("b.md"),
    ];
    expect(JSON.stringify(countNotes(findings))).toBe(
      '{"reading-ease":{"a.md":1,"b.md":2},"sentence-length":{"a.md":1}}',
    );
    expect(compareWithAccepted(findings, countNotes(findings))).toEqual([]);
  });
});
