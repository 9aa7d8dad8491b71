import { expect, test } from "vitest";
import { conformance } from "../../src/conformance/command.ts";
import { readSitePages, samplePages } from "../../src/conformance/site-pages.ts";

/** What the command writes, and its exit code. */
async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  let said = "";
  const code = await conformance(argv, { write: (text) => (said += text) });
  return { code, said };
}

test.each([
  ["an option that does not exist", ["--quick"], /has no option --quick; it has --only, --check/],
  ["no reader at all", ["--readers", "0"], /--readers "0": must be a whole number from 1 to 64/],
  ["pages that do not exist", ["--only", "/xx/"], /No page has “\/xx\/” in its address/],
])("%s is refused before a browser is opened", async (_about, argv, says) => {
  await expect(run(...argv)).rejects.toThrow(says);
});

test("a folder without a build is refused, with what to do", () => {
  expect(() => readSitePages("nowhere")).toThrow(/no build in nowhere: run "npm run build" first/);
});

test("--help shows every option with examples", async () => {
  const { code, said } = await run("--help");
  expect(code).toBe(0);
  expect(said).toMatch(/--only TEXT[\s\S]*--check[\s\S]*--readers COUNT[\s\S]*Examples:/);
});

test("some pages alone are looked at and told, and nothing is recorded", async () => {
  const { code, said } = await run("--only", "/accessib", "--readers", "1");
  expect(said).toMatch(/phone-light +without +2 +0/);
  expect(said).toMatch(/It took \d+ min \d+ s with 1 readers\./);
  expect(said).not.toContain("Recorded");
  expect(code).toBe(0);
});

test("the pages of the build are all there: both languages, every tool, its results and its problems", () => {
  const { built, answered, tools } = readSitePages("dist/site/client");
  expect(built).toContain("/fr/accessibilite/");
  expect(tools.filter(({ kind }) => kind === "form")).toHaveLength(10);
  expect(tools.filter(({ kind }) => kind === "questions").map(({ address }) => address)).toEqual([
    "/en/which-way/",
    "/fr/quelle-voie/",
  ]);
  expect(answered).toHaveLength(20);
  expect(answered.filter((address) => /=x(&|$)/.test(address))).toHaveLength(10);
  const sample = samplePages(built);
  expect(sample.length).toBeLessThan(built.length / 2);
  expect(sample.filter((address) => address.startsWith("/en/which-way/")).length).toBeGreaterThan(
    25,
  );
});
