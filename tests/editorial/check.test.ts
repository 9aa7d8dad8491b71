import { describe, expect, test } from "vitest";
import { acceptedFile, readAccepted } from "../../src/editorial/accepted-file.ts";
import { explanations } from "../../src/editorial/all-checks.ts";
import { explain } from "../../src/editorial/report/explain.ts";
import { formatReport } from "../../src/editorial/report/format-report.ts";
import type { CheckReport } from "../../src/editorial/run-checks.ts";
import { runChecks } from "../../src/editorial/run-checks.ts";
import type { Changes } from "./fault.ts";
import { swap } from "./fault.ts";
import { checkSample, day, facts, section, snowFr, winterEn, winterFr } from "./sample-guide.ts";

/** What the report tells an editor, without the place. */
function toldOf(changes: Changes, later: Changes = {}): string[] {
  return checkSample(changes, later).findings.map(
    ({ field, what, instead }) => `${field === undefined ? "" : `${field} `}${what} → ${instead}`,
  );
}

describe("the words an editor reads", () => {
  const rows: [about: string, changes: Changes, expected: string[]][] = [
    [
      "a date that is none",
      { [winterEn]: swap("reviewBy: 2027-05-22", "reviewBy: soon") },
      ["reviewBy is not a date written as year-month-day → write for example reviewBy: 2027-02-22"],
    ],
    [
      "a missing field",
      { [winterFr]: (text) => text.replace(/description: .*\n/, "") },
      [
        "description is missing → write for example description: How the Express Entry system ranks people who want to live in Canada, what it costs and how long it takes.",
      ],
    ],
    [
      "a page without its twin",
      { [snowFr]: null },
      [
        `the page has no twin: one half of a pair is never published → write ${snowFr}, or remove this file`,
      ],
    ],
    [
      "an unknown fact",
      {
        [winterEn]: swap("{{tires-day}}", "{{tire-day}}"),
        [winterFr]: swap("{{tires-day}}", "{{tire-day}}"),
      },
      Array.from(
        { length: 2 },
        () =>
          "{{tire-day}} names a fact that is in no file of content/facts → write {{tires-day}}, or add tire-day to content/facts",
      ),
    ],
    [
      "two values on one day",
      { [facts]: swap("validTo: 2026-12-31", "validTo: 2027-01-15") },
      [
        "validFrom coat-price has two values from 2027-01-01 on → end the record that begins on 2026-01-01 with validTo: 2026-12-31",
      ],
    ],
    [
      "a fact with a gap to come",
      { [facts]: swap("validFrom: 2027-01-01", "validFrom: 2027-01-05") },
      [
        "validFrom coat-price has no value from 2027-01-01 to 2027-01-04 → begin with validFrom: 2027-01-01, or let the record before last until 2027-01-04",
      ],
    ],
    [
      "a heading that the page does not have",
      { [winterEn]: swap("#clear-your-steps", "#steps") },
      [`"#steps" is no heading of settle-in/snow → write one of #clear-your-steps`],
    ],
    [
      "a page that its section does not list",
      { [section]: swap(", snow]", "]") },
      [`${section} does not list this page exactly once → add "- snow" to a group there`],
    ],
    [
      "a list with an item less",
      { [winterFr]: swap("- une couche chaude;\n", "") },
      [
        "English has a list of 3, French has a list of 2 → give both lists the same shape, or write one as text in both languages",
      ],
    ],
  ];
  test.each(rows)("%s", (_about, changes, expected) => {
    expect(toldOf(changes)).toEqual(expected);
  });

  test("a side that moved: what stood there, what stands there, and what to do", () => {
    expect(
      toldOf({}, { [winterFr]: swap("environ {{boots-price}}", "au moins {{boots-price}}") }),
    ).toEqual([
      `the French side changed since 2026-11-22: “… gens. Les bottes coûtent environ {{boots-price}}.” → “… gens. Les bottes coûtent au moins {{boots-price}}.” → bring ${winterEn} into line, then run: npm run check -- agree settle-in/winter`,
    ]);
  });

  test("broken YAML does not hide what is wrong elsewhere", () => {
    const findings = checkSample({
      [winterEn]: swap("slug: winter", 'slug: "winter'),
      [snowFr]: swap("./winter.fr.md", "./ice.fr.md"),
    }).findings.map(({ check }) => check);
    expect(findings).toContain("front-matter");
    expect(findings).toContain("links-lead-somewhere");
  });
});

test("the content of this repository is in order", () => {
  const root = process.cwd();
  const { findings } = runChecks({
    root,
    day,
    now: new Date(`${day}T17:00:00Z`),
    accepted: readAccepted(root, acceptedFile),
  });
  expect(findings.filter(({ level }) => level === "error")).toEqual([]);
});

const report: CheckReport = {
  pairs: 2,
  facts: 3,
  findings: [
    {
      check: "twin",
      level: "error",
      file: "a,b.md",
      line: 3,
      column: 7,
      field: "slug",
      what: "is 50% wrong",
      instead: "mend\nit",
    },
    {
      check: "review-overdue",
      level: "warning",
      file: "b.md",
      line: 1,
      what: "is late",
      instead: "read it",
    },
    {
      check: "reading-ease",
      level: "note",
      file: "b.md",
      line: 1,
      what: "is hard",
      instead: "cut it",
    },
  ],
};

describe("formats of the report", () => {
  test("for people: place, level, check, problem, remedy; notes as a count; a closing line", () => {
    expect(formatReport(report, "people")).toBe(
      [
        "a,b.md:3:7  error twin\n  slug is 50% wrong\n  → mend\nit\n",
        "b.md:1  warning review-overdue\n  is late\n  → read it\n",
        "reading-ease: 1 note in 1 file (--format json lists them)",
        "1 error and 1 warning. Nothing is published until there are no errors.",
      ].join("\n"),
    );
  });

  test("for people, when nothing stops publishing", () => {
    expect(formatReport({ ...report, findings: report.findings.slice(1, 2) }, "people")).toContain(
      "Content is in order: 2 page pairs, 3 facts, 1 warning.",
    );
    expect(formatReport(checkSample(), "people")).toBe(
      "Content is in order: 2 page pairs, 3 facts.",
    );
  });

  test("for GitHub: one annotation a line, with what would end a property or a line escaped", () => {
    expect(formatReport(report, "github").split("\n")).toEqual([
      "::error file=a%2Cb.md,line=3,col=7,title=twin::slug is 50%25 wrong%0A→ mend%0Ait",
      "::warning file=b.md,line=1,title=review-overdue::is late%0A→ read it",
      "::notice file=b.md,line=1,title=reading-ease::is hard%0A→ cut it",
    ]);
  });

  test("as JSON: everything, notes too", () => {
    expect(JSON.parse(formatReport(report, "json"))).toEqual(report);
  });
});

describe("every check explains itself", () => {
  test("under a name of its own", () => {
    const names = explanations.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names.every((name) => /^[a-z]+(-[a-z]+)*$/.test(name))).toBe(true);
  });

  test.each(explanations.map((each) => [each.name, each] as const))(
    "%s: rule, reason, good and bad",
    (name, { rule, reason, good, bad }) => {
      const text = explain(name, explanations);
      for (const part of [rule, reason, good, bad]) {
        expect(part.length).toBeGreaterThan(10);
        expect(text).toContain(part.split("\n")[0]);
      }
      expect(good).not.toBe(bad);
    },
  );

  test("a name that is none is refused with the names there are", () => {
    expect(() => explain("same-fact", explanations)).toThrow(
      /There is no check "same-fact"\. The checks are .*same-facts/,
    );
  });
});
