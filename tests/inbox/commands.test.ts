import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { toCsv } from "../../src/inbox/commands/csv.ts";
import { createDatabase } from "../../src/inbox/store/database.ts";
import type { FeedbackRecord } from "../../src/inbox/store/feedback-records.ts";
import { addFeedback } from "../../src/inbox/store/feedback-records.ts";
import { addInterest } from "../../src/inbox/store/add-interest.ts";
import { summarize } from "../../src/inbox/summarize.ts";
import { temporaryFolder } from "./support/both-databases.ts";

const opinion = (id: string, fields: Partial<FeedbackRecord> = {}): FeedbackRecord => ({
  id,
  received: "2026-11-22T12:00:00.000Z",
  page: "immigrate/visit",
  language: "en",
  found: "no",
  reason: "",
  words: "",
  ...fields,
});

/** A folder with these opinions, and the program on it. */
async function inboxWith(records: FeedbackRecord[]) {
  const folder = temporaryFolder();
  const database = createDatabase({ folder });
  onTestFinished(() => database.close());
  if (records.length > 0) await addFeedback(database, records);
  else await database.tables();
  const run = (...argv: string[]) => {
    const env = { ...process.env, FRESHET_DATA: folder, DATABASE_URL: "" };
    const { status, stdout, stderr } = spawnSync(process.execPath, ["src/inbox/main.ts", ...argv], {
      env,
      encoding: "utf8",
    });
    return { status, stdout, stderr };
  };
  return { run, folder, database };
}

describe("wrong usage says what to type instead", () => {
  test.each([
    [["lists"], /inbox has no command "lists"; it has list, export, summary/],
    [
      ["list", "--since", "yesterday"],
      /--since "yesterday": must be a day .* for example --since 2026-11-01/,
    ],
    [["list", "--page", "visit.en.md"], /--page "visit.en.md": must be a page/],
    [["export", "--format", "xml"], /--format "xml": must be one of csv, json/],
    [["erase"], /erase needs ADDRESS/],
    [["erase", "ana"], /"ana" is not an email address/],
  ])("%j", async (argv, message) => {
    const { run } = await inboxWith([]);
    const { status, stderr } = run(...argv);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("a setting that is wrong is named, without its value: it may hold a password", async () => {
    const env = { ...process.env, DATABASE_URL: "mysql://me:secret@host/db" };
    const { status, stderr } = spawnSync(process.execPath, ["src/inbox/main.ts", "list"], {
      env,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toContain("DATABASE_URL must be a postgres:// address");
    expect(stderr).not.toContain("secret");
  });

  test("every command has help with an example", async () => {
    const { run } = await inboxWith([]);
    for (const name of [
      "list",
      "export",
      "summary",
      "report",
      "announce",
      "purge",
      "person",
      "erase",
      "forget",
    ])
      expect(run(name, "--help").stdout).toMatch(
        new RegExp(`Usage: npm run inbox -- ${name}[^]*Examples:\n  npm run inbox`),
      );
  });
});

describe("those who read the inbox", () => {
  const records = [
    opinion("1", { words: "The biometrics fee is missing", reason: "not-found" }),
    opinion("2", {
      words: "Frais de biometrics?\nPas clair",
      language: "fr",
      reason: "unclear",
      received: "2026-11-23T09:00:00.000Z",
    }),
    opinion("3", { page: "settle-in/health-card", found: "yes" }),
  ];

  test("list: newest first, by page and day", async () => {
    const { run } = await inboxWith(records);
    expect(run("list", "--page", "immigrate/visit").stdout).toBe(
      [
        "2026-11-23T09:00  immigrate/visit  fr  no  unclear  (2)",
        "  Frais de biometrics?\n  Pas clair",
        "2026-11-22T12:00  immigrate/visit  en  no  not-found  (1)",
        "  The biometrics fee is missing",
        "2 in all\n",
      ].join("\n"),
    );
    expect(run("list", "--most", "1").stdout).toContain("3 in all, 2 not shown");
  });

  test("export: JSON whole, CSV as a table", async () => {
    const { run } = await inboxWith(records);
    expect(JSON.parse(run("export", "--format", "json").stdout)).toEqual([
      records[0],
      records[2],
      records[1],
    ]);
    const lines = run("export", "--since", "2026-11-23").stdout;
    expect(lines).toBe(
      '\ufeffreceived,page,language,found,reason,words,id\r\n2026-11-23T09:00:00.000Z,immigrate/visit,fr,no,unclear,"Frais de biometrics?\nPas clair",2\r\n',
    );
  });

  test("summary: both languages together, the worst page first, and the words that visitors miss", async () => {
    const { run } = await inboxWith(records);
    const { stdout } = run("summary");
    expect(stdout.indexOf("immigrate/visit: 0 yes, 2 no")).toBe(0);
    expect(stdout).toContain("reasons: not-found 1, unclear 1");
    expect(stdout).toContain("settle-in/health-card: 1 yes, 0 no");
  });

  test("report: one file for its owner, in which words are text", async () => {
    const { run, folder } = await inboxWith([opinion("1", { words: "<script>alert(1)</script>" })]);
    const out = join(folder, "report.html");
    expect(run("report", "--out", out).status).toBe(0);
    expect(readFileSync(out, "utf8")).toContain("<li>&lt;script&gt;alert(1)&lt;/script&gt;</li>");
    expect(statSync(out).mode & 0o777).toBe(0o600);
  });

  test("forget, purge, person and erase do what they say, and tell when there is nothing", async () => {
    const old = opinion("old", { received: "2020-01-01T00:00:00.000Z", words: "old words" });
    const { run, database, folder } = await inboxWith([...records, old]);
    const interest = { address: "ana@example.com", language: "fr" as const, topics: ["immigrate"] };
    await addInterest(database, [{ id: "r", received: new Date(), interest }]);
    expect([run("forget", "1").status, run("forget", "1").status]).toEqual([0, 1]);
    expect(run("purge").stdout).toBe("Removed 1 opinions and 0 unconfirmed addresses\n");
    expect(JSON.parse(run("person", "Ana@Example.com").stdout)).toMatchObject({
      unconfirmed: [{ address: "ana@example.com", topics: '["immigrate"]' }],
    });
    expect([
      run("erase", "ana@example.com").status,
      run("erase", "ana@example.com").status,
    ]).toEqual([0, 1]);
    await database.close();
    const file = readFileSync(join(folder, "inbox.sqlite"), "latin1");
    expect([file.includes("old words"), file.includes("ana@example.com")]).toEqual([false, false]);
    expect(file).toContain("Frais de biometrics");
  });
});

describe("a spreadsheet runs nothing", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    [" \t=1", "' \t=1"],
    ["＝1", "'＝1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ["a,b", '"a,b"'],
    ["a\nb", '"a\nb"'],
    ["2 + 2 = 4", "2 + 2 = 4"],
  ])("%j", (words, cell) => {
    expect(toCsv([[words]])).toBe(`\ufeff${cell}\r\n`);
  });
});

test("new words: in two messages or more, not on the page, without what was removed", () => {
  const said = (id: string, words: string) => opinion(id, { words });
  const [page] = summarize(
    [
      said("1", "Biometrics biometrics: l'empreinte ⟦phone⟧, C11 visa"),
      said("2", "biometrics? L’empreinte! C11 ⟦phone⟧ visa"),
      said("3", "once"),
    ],
    () => "The visa page",
  );
  expect(page?.newWords).toEqual([
    ["biometrics", 2],
    ["c11", 2],
    ["empreinte", 2],
  ]);
});
