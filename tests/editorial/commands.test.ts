import { execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { languageBehind } from "../../src/corpus/agreements.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { contentFolder } from "../support/content-folder.ts";

const english = "content/guide/settle-in/winter.en.md";
const french = "content/guide/settle-in/winter.fr.md";
const agreement = "content/in-step/settle-in/winter.yaml";
const day = ["--as-of", "2026-11-22"];

function run(program: string, root: string, words: string[]) {
  const main = resolve("src/editorial", program, "main.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: root,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const check = (root: string, ...words: string[]) => run("", root, words);

function edit(root: string, file: string, before: string, after: string): void {
  const path = join(root, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(before)) throw new Error(`${file} does not hold ${before}`);
  writeFileSync(path, text.replace(before, after));
}

/** The checks that answered with an error, in the order of the report. */
function errorsOf(root: string, ...words: string[]): string[] {
  const { findings } = JSON.parse(check(root, "--format", "json", ...day, ...words).stdout) as {
    findings: { check: string; file: string; level: string; what: string }[];
  };
  return findings
    .filter(({ level }) => level === "error")
    .map(({ check: name, file }) => `${name} ${file}`);
}

describe("npm run check", () => {
  test.each([
    ["an option that does not exist", ["--colour"], /has no option --colour/],
    ["a day that is none", ["--as-of", "2026-02-30"], /--as-of "2026-02-30": must be a day/],
    ["a format that does not exist", ["--format", "xml"], /must be one of people, json, github/],
    ["a check that does not exist", ["--explain", "spell"], /There is no check "spell"/],
    ["a page that does not exist", ["agree", "settle-in/winters"], /not a page that has both/],
    ["agree without a page", ["agree"], /needs a page/],
    ["agree --all without a reason", ["agree", "--all"], /needs a reason/],
    ["accept of a check that does not exist", ["accept", "spell"], /There is no check "spell"/],
    ["--built without a build", ["--built"], /run npm run build first/],
    ["--changed outside of git", ["--changed"], /needs a git work tree/],
  ])("refuses %s with code 2", (_about, words, message) => {
    const { status, stderr } = check(contentFolder(), ...words);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  test("gives 0 for content in order and 1 for an error", () => {
    const root = contentFolder();
    expect(check(root, ...day)).toMatchObject({ status: 0, stderr: "" });
    edit(root, english, "reviewBy: 2027-05-22", "reviewBy: soon");
    expect(check(root, ...day).status).toBe(1);
  });

  test("--changed shows only what is in files that differ from the last commit", () => {
    const root = contentFolder({ [english]: (text) => `${text}\n[[later]]\n` });
    const git = (...words: string[]): void =>
      void execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...words], {
        cwd: root,
        stdio: "pipe",
      });
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "all");
    expect(errorsOf(root)).toContain(`unfinished-text ${english}`);
    expect(errorsOf(root, "--changed")).toEqual([]);
    appendFileSync(join(root, french), "\n[[plus tard]]\n");
    expect(errorsOf(root, "--changed").toSorted()).toEqual([
      `in-step ${french}`,
      `unfinished-text ${french}`,
    ]);
  });
});

describe("in step", () => {
  test("one side moves: publishing stops until someone declares both equal", () => {
    const root = contentFolder();
    edit(root, english, "Boots cost", "Good boots cost");
    expect(errorsOf(root)).toEqual([`in-step ${english}`]);
    edit(root, french, "Les bottes", "De bonnes bottes");
    expect(errorsOf(root)).toEqual([`in-step ${english}`, `in-step ${french}`]);
    const told = check(root, "agree", "settle-in/winter", ...day);
    expect(told.stdout).toContain("settle-in/winter is in step");
    expect(errorsOf(root)).toEqual([]);
  });

  test("a typing error mended on one side changes nothing", () => {
    const root = contentFolder({
      [english]: (text) => text.replace("Boots cost", "Bootts cost, "),
    });
    edit(root, english, "Bootts cost, ", "Boots cost");
    expect(errorsOf(root)).toEqual([]);
  });

  test("what differs cannot be declared equal", () => {
    const root = contentFolder();
    const before = readFileSync(join(root, agreement), "utf8");
    edit(root, english, "Boots cost {{boots-price}}.", "Boots are dear.");
    const told = check(root, "agree", english, ...day);
    expect(told.status).toBe(1);
    expect(told.stdout).toContain("1 of 1 pairs differ and stay as they were.");
    expect(readFileSync(join(root, agreement), "utf8")).toBe(before);
  });

  test("a pair that nobody has declared equal stops publishing; --all declares it and forgets pages that went", () => {
    const root = contentFolder({ "content/in-step/settle-in/gone.yaml": agreementOf() });
    writeFileSync(join(root, agreement), "");
    expect(check(root, ...day).status).toBe(1);
    const told = check(root, "agree", "--all", "--reason", "First edition", ...day);
    expect(told.stdout).toContain("settle-in/winter is in step");
    expect(readFileSync(join(root, agreement), "utf8")).toContain('reason: "First edition"');
    expect(existsSync(join(root, "content/in-step/settle-in/gone.yaml"))).toBe(false);
    expect(errorsOf(root)).toEqual([]);
  });

  test("a declaration damaged by a merge is told where it stands, and declared anew", () => {
    const root = contentFolder();
    edit(root, agreement, "texts: ", "texts: A");
    expect(errorsOf(root)).toEqual([`in-step ${agreement}`]);
    expect(check(root, "agree", "--all", "--reason", "Merged", ...day).status).toBe(0);
    expect(errorsOf(root)).toEqual([]);
  });

  test("in an emergency one side is published alone, until its end, and the other side is known", () => {
    const root = contentFolder();
    edit(root, french, "Les bottes", "Ce soir, les bottes");
    appendFileSync(
      join(root, agreement),
      "emergency: { until: 2026-11-23T06:00:00-05:00, by: Night desk, reason: The border closed an hour ago }\n",
    );
    expect(errorsOf(root)).toEqual([]);
    expect(check(root, ...day).stdout).toContain(`${french}:13  warning in-step`);
    expect(check(root, "--as-of", "2026-11-23").stdout).toContain(`${french}:13  error in-step`);
    const { corpus } = readCorpus(root);
    const pair = corpus?.pairs.find(({ id }) => id === "settle-in/winter");
    const agreed = corpus?.agreements.get("settle-in/winter");
    if (pair === undefined || agreed === undefined) throw new Error("The pair was not read");
    expect(languageBehind(pair, agreed, new Date("2026-11-23T10:59:59Z"))).toBe("en");
    expect(languageBehind(pair, agreed, new Date("2026-11-23T11:00:00Z"))).toBeNull();
  });
});

describe("notes that may stay", () => {
  const hard = `${Array.from({ length: 60 }, () => "Administrative authorities subsequently communicate determinations regarding applicability").join(", ")}.`;

  test("accept counts them; one more is an error; one less asks to keep it", () => {
    const root = contentFolder({ [english]: (text) => `${text}\n${hard}\n` });
    const before = errorsOf(root);
    expect(before.length).toBeGreaterThan(0);
    check(root, "accept", ...day);
    expect(readFileSync(join(root, "content/accepted-notes.yaml"), "utf8")).toContain(english);
  });
});

describe("npm run new", () => {
  test("begins both files with matching headings; the checks then name only what is to be written", () => {
    const root = contentFolder();
    const told = run("new", root, [
      "settle-in/pets",
      "--en",
      "Bring a pet to Canada",
      "--fr",
      "Emmener un animal au Canada",
    ]);
    expect(told.status).toBe(0);
    expect(readFileSync(join(root, "content/guide/settle-in/pets.fr.md"), "utf8")).toMatch(
      /^---\ntitle: Emmener un animal au Canada\n[\s\S]*\nslug: emmener-un-animal-au-canada\n/,
    );
    const section = readFileSync(join(root, "content/guide/settle-in/section.yaml"), "utf8");
    expect(section).toContain("pages: [winter, snow, pets] }");
    const kinds = new Set(errorsOf(root).map((each) => each.split(" ")[0]));
    expect([...kinds].filter((name) => !/^(?:unfinished-text|in-step)$/.test(name ?? ""))).toEqual(
      [],
    );
    expect(check(root, "agree", "settle-in/pets", ...day).status).toBe(1);
  });

  test.each([
    ["a page that is there", ["settle-in/winter"], /is there already; nothing was written/],
    [
      "a section that is not there",
      ["money/tax"],
      /no section "money"; the sections are settle-in/,
    ],
    ["a name with capitals", ["settle-in/Pets"], /is not section\/page in lower-case/],
    ["a group that is not there", ["settle-in/pets", "--group", "4"], /has 1 groups: 1 Winter/],
    ["no page", [], /needs SECTION\/PAGE/],
  ])("refuses %s and writes nothing", (_about, words, message) => {
    const root = contentFolder();
    const told = run("new", root, words);
    expect(told.stderr).toMatch(message);
    expect(told.status).toBe(2);
    expect(existsSync(join(root, "content/guide/settle-in/pets.en.md"))).toBe(false);
  });
});

describe("npm run status", () => {
  test("a row for each section and one for all", () => {
    const root = contentFolder();
    edit(root, english, "Boots cost", "Good boots cost");
    const told = run("status", root, ["--as-of", "2027-05-01"]);
    const rows = told.stdout
      .trim()
      .split("\n")
      .map((line) => line.split(/\s{2,}/));
    expect(rows[0]?.slice(0, 5)).toEqual([
      "Section",
      "Pairs",
      "In step",
      "Due in 30 days",
      "Overdue",
    ]);
    expect(rows.slice(1).map((row) => row.slice(0, 5))).toEqual([
      ["Settle in", "2", "1", "2", "0"],
      ["The guide", "2", "1", "2", "0"],
    ]);
  });

  test("as one static page", () => {
    const root = contentFolder();
    run("status", root, ["--as-of", "2027-06-01", "--html", "status.html"]);
    const html = readFileSync(join(root, "status.html"), "utf8");
    expect(html).toContain("color-scheme: light dark");
    expect(html).toContain(
      '<th scope="row">Settle in</th><td>2</td><td>2</td><td>0</td><td class="late">2</td>',
    );
    expect(html).not.toMatch(/<script|https?:/);
  });
});

/** A declaration that can be read, for a page that is not there. */
function agreementOf(): string {
  return 'agreed: 2026-11-22\nfingerprint: { en: "0123456789abcdef", fr: "0123456789abcdef" }\ntexts: CwGAYWIeAw==\n';
}
