import { describe, expect, test } from "vitest";
import { formatReport } from "../../src/editorial/report.ts";
import { runChecks } from "../../src/editorial/run-checks.ts";
import { contentFolder } from "../support/content-folder.ts";

const english = "content/guide/settle-in/winter.en.md";
const french = "content/guide/settle-in/winter.fr.md";
const facts = "content/facts/winter.yaml";
const section = "content/guide/settle-in/section.yaml";

/** Findings of a content folder with changes, as "file:line field what → instead". */
function findingsOf(changes: Parameters<typeof contentFolder>[0], day = "2026-11-22"): string[] {
  return runChecks(contentFolder(changes), day).findings.map(
    ({ file, line, field, what, instead }) =>
      `${file}:${line} ${field ?? "-"} ${what} → ${instead}`,
  );
}

describe("what stops a build", () => {
  const rows: [about: string, changes: Parameters<typeof contentFolder>[0], expected: string[]][] =
    [
      [
        "a date that is none, with the line, the field and an example",
        { [english]: (text) => text.replace("reviewBy: 2027-05-22", "reviewBy: soon") },
        [
          `${english}:6 reviewBy is not a date written as year-month-day → write for example reviewBy: 2027-02-22`,
        ],
      ],
      [
        "a missing field",
        { [french]: (text) => text.replace(/description: .*\n/, "") },
        [
          `${french}:2 description is missing → write for example description: How the Express Entry system ranks people who want to live in Canada, what it costs and how long it takes.`,
        ],
      ],
      [
        "a field that does not exist",
        { [english]: (text) => text.replace("slug: winter", "slug: winter\nsulg: winter") },
        [`${english}:5 sulg is not a field that exists here → remove it, or correct its spelling`],
      ],
      [
        "a field inside a list, on its own line",
        {
          [english]: (text) =>
            text.replace("https://www.canada.ca/en/winter.html", "http://canada.ca"),
          [french]: (text) => text.replace("https://www.canada.ca/en/winter.html", "canada.ca"),
        },
        [
          `${english}:11 sources[0].url is not an https address → write for example url: https://www.canada.ca/…`,
          `${french}:11 sources[0].url is not an https address → write for example url: https://www.canada.ca/…`,
        ],
      ],
      [
        "a page without its twin",
        { [french]: null },
        [
          `${english}:1 - the page has no twin: one half of a pair is never published → write ${french}, or remove this file`,
        ],
      ],
      [
        "two pages with one address",
        { [french]: (text) => text.replace("slug: hiver", "slug: neige") },
        [
          `content/guide/settle-in/snow.fr.md:1 slug gives the address /fr/s-etablir/neige/, which ${french} already has → choose another slug for one of the two`,
        ],
      ],
      [
        "twins that disagree on the next review",
        { [french]: (text) => text.replace("reviewBy: 2027-05-22", "reviewBy: 2027-04-22") },
        [
          `${french}:1 reviewBy is "2027-04-22" here and "2027-05-22" in ${english} → give both languages the same value`,
        ],
      ],
      [
        "an unknown fact, on its line",
        { [english]: (text) => text.replace("{{boots-price}}", "{{boot-price}}") },
        [
          `${english}:13 - {{boot-price}} names a fact that is in no file of content/facts → write {{boots-price}}, or add boot-price to content/facts`,
        ],
      ],
      [
        "two values of a fact on one day",
        { [facts]: (text) => text + text.replace("2026-01-01", "2026-06-01") },
        [
          `${facts}:8 validFrom boots-price has two values from 2026-06-01 on → end the record that begins on 2026-01-01 with validTo, the day before`,
        ],
      ],
      [
        "a phone number that is none",
        {
          [facts]: (text) =>
            text.replace("unit: CAD", "unit: phone").replace("value: 120", "value: '12'"),
          [english]: (text) => text.replace("{{boots-price}}", "money"),
          [french]: (text) => text.replace("{{boots-price}}", "cher"),
        },
        [
          `${facts}:3 [0].value is not written like 1-800-555-0199 or 811 → write for example value: '1-888-495-8501'`,
        ],
      ],
      [
        "a link to a page that does not exist",
        { [english]: (text) => text.replace("./winter.en.md", "./summer.en.md") },
        [
          `${english}:17 - "./summer.en.md" leads to a page that does not exist → correct the path; pages are settle-in/snow, settle-in/winter`,
        ],
      ],
      [
        "a page that its section does not list",
        { [section]: (text) => text.replace("[winter, snow]", "[winter]") },
        [
          `content/guide/settle-in/snow.en.md:1 - ${section} does not list this page exactly once → add "- snow" to a group there`,
        ],
      ],
      [
        "a file with a wrong name",
        { "content/guide/settle-in/Winter.en.md": "x" },
        [
          "content/guide/settle-in/Winter.en.md:1 - the file is not named section/page.en.md or section/page.fr.md → rename it, lower-case letters, digits and hyphens only",
        ],
      ],
    ];
  test.each(rows)("%s", (_about, changes, expected) => {
    expect(findingsOf(changes)).toEqual(expected);
  });

  test("a fact without a value on the build date, in both languages", () => {
    const ending = {
      [facts]: (text: string) =>
        text.replace("validFrom: 2026-01-01", "validFrom: 2026-01-01\n  validTo: 2026-11-30"),
    };
    expect(findingsOf(ending, "2026-11-30")).toEqual([]);
    expect(findingsOf(ending, "2026-12-01")).toEqual(
      [english, french].map(
        (file) =>
          `${file}:13 - {{boots-price}} has no value valid on 2026-12-01 (known: 2026-01-01 to 2026-11-30) → add a record for boots-price in content/facts that holds on 2026-12-01`,
      ),
    );
  });

  test("broken YAML, with the line on which it breaks", () => {
    const [finding] = findingsOf({
      [english]: (text) => text.replace("slug: winter", 'slug: "winter'),
    });
    expect(finding).toMatch(
      /winter\.en\.md:\d+ - this is not valid YAML: .+ → check the indentation/,
    );
  });
});

test("content that is in order has no findings, and the report says how much was read", () => {
  const report = runChecks(contentFolder(), "2026-11-22");
  expect(formatReport(report)).toBe("Content is in order: 2 page pairs, 1 facts.");
});

test("a finding reads as place, problem and remedy", () => {
  const report = runChecks(
    contentFolder({ [english]: (text) => text.replace("title: Dress for winter", "title: Hi") }),
    "2026-11-22",
  );
  expect(formatReport(report).split("\n").slice(0, 3)).toEqual([
    `${english}:2`,
    "  title is too short",
    "  → write for example title: How Express Entry works",
  ]);
});

test("the content of this repository is in order", () => {
  expect(runChecks(process.cwd(), "2026-11-22").findings).toEqual([]);
});
