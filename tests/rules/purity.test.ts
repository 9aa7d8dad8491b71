import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const all = readdirSync("src/rules", { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"));

/** The folders that read and write files: everything else runs in a browser too. */
const isDoor = (path: string) => /^src\/rules\/(files|ledger)\//.test(path);
const pure = all
  .filter((path) => !isDoor(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));

test("there are files to look at", () => {
  expect(pure.length).toBeGreaterThan(25);
});

test("a rule needs no file, no clock, no chance and no page", () => {
  const forbidden =
    /Date\.now|new Date\(\)|Math\.random|process\.|document\.\w|window\.\w|fetch\(|from "node:|localStorage/;
  expect(pure.filter(({ text }) => forbidden.test(text)).map(({ path }) => path)).toEqual([]);
});

test("rules import only each other, guidance and zod", () => {
  const trespasses = pure.flatMap(({ path, text }) =>
    [...text.matchAll(/from "([^"]+)"/g)].flatMap(([, target = ""]) => {
      const place = target.startsWith(".")
        ? relative("src", resolve(dirname(path), target))
        : target;
      return /^(rules\/(?!files\/|ledger\/)|guidance\/|zod$)/.test(place)
        ? []
        : [`${path} imports ${place}`];
    }),
  );
  expect(trespasses).toEqual([]);
});

test("what a script needs brings no package along: each would weigh more than the tool", () => {
  const doors = [
    "points-ranking",
    "sixty-seven-points",
    "citizenship-days",
    "residency-days",
    "cost",
  ].map((id) => `src/rules/${id}/tool.ts`);
  const reached = new Set<string>();
  const walk = (path: string): void => {
    if (reached.has(path)) return;
    reached.add(path);
    const text = readFileSync(path, "utf8");
    for (const [, target = ""] of text.matchAll(/^(?:import|export) (?!type ).*from "([^"]+)"/gm)) {
      if (target.startsWith(".")) walk(relative(".", resolve(dirname(path), target)));
      else reached.add(target);
    }
  };
  for (const door of [
    ...doors,
    "src/rules/tool.ts",
    "src/rules/which-way/outcome.ts",
    "src/rules/which-way/nodes.ts",
  ])
    walk(door);
  expect([...reached].filter((name) => !name.startsWith("src/"))).toEqual([]);
});
