import { afterEach, beforeAll, describe, expect, test } from "vitest";
import type { TableOnDisk } from "../../src/delivery/stored-table.ts";
import { toEdgeSite } from "../../src/edge/edge-site.ts";
import type { Outcome } from "../../src/edge/prove/ask.ts";
import { ask } from "../../src/edge/prove/ask.ts";
import { isRow, tellOutcomes } from "../../src/edge/prove/check.ts";
import { differenceOf, findDrift, toQuestions } from "../../src/edge/prove/drift.ts";
import { fileNamedBy, toNextBuild, toSample } from "../../src/edge/prove/next-build.ts";
import type { PlayedOrigins } from "../../src/edge/prove/played-origin.ts";
import { playOrigins } from "../../src/edge/prove/played-origin.ts";
import { toTable } from "../../src/edge/prove/report-text.ts";
import type { Source } from "../../src/edge/read-source.ts";
import { smallBuild, smallSource } from "./small-source.ts";

let build: TableOnDisk;
let source: Source;
let origins: PlayedOrigins | null = null;

beforeAll(async () => {
  build = await smallBuild();
  source = await smallSource();
});
afterEach(async () => {
  await origins?.stop();
  origins = null;
});

const outcome = (change: Partial<Outcome> = {}): Outcome => ({
  kind: "whole",
  status: 200,
  headers: {},
  body: Buffer.from("a"),
  tookMs: 1,
  ...change,
});

describe("drift is found", () => {
  test.each([
    ["another status", { status: 404 }, "404, origin 200"],
    ["a header too many", { headers: { "x-more": "1" } }, "x-more is 1, origin undefined"],
    ["other bytes", { body: Buffer.from("b") }, "other bytes"],
  ])("%s", (_about, change, message) =>
    expect(differenceOf("GET /", outcome(change), outcome())).toContain(message),
  );

  test("a header that is missing", () => {
    const origin = outcome({ headers: { etag: '"x"' } });
    expect(differenceOf("GET /", outcome(), origin)).toContain('etag is undefined, origin "x"');
  });

  test.each([
    ["what belongs to the moment", { headers: { date: "now", age: "3" } }],
    ["nothing", {}],
  ])("%s is no drift", (_about, change) =>
    expect(differenceOf("GET /", outcome(change), outcome())).toBeNull(),
  );

  test("an edge of another build", async () => {
    origins = await playOrigins(source);
    const next = await toNextBuild(build, "next");
    const other = await playOrigins({ site: toEdgeSite(next.table), bodies: next.bodies });
    const door = (played: PlayedOrigins) => ({
      port: Number(played.addresses[0]?.split(":")[1]),
      host: "localhost",
    });
    const questions = toQuestions(source).filter(({ path }) => path === "/en/");
    const { differences } = await findDrift(door(other), door(origins), questions);
    await other.stop();
    expect(differences.length).toBe(questions.length);
  });
});

describe("origins that are played", () => {
  const doorOf = async () => {
    origins = await playOrigins(source);
    return { port: Number(origins.addresses[0]?.split(":")[1]), host: "localhost" };
  };

  test.each([
    ["down", "nothing", 0],
    ["500", "whole", 500],
    ["503", "whole", 503],
    ["half-open", "nothing", 0],
    ["truncated", "cut", 200],
  ] as const)("%s", async (fault, kind, status) => {
    const door = await doorOf();
    await origins?.behave(fault);
    expect(await ask(door, { path: "/en/" })).toMatchObject({ kind, status });
    await origins?.behave(null);
    expect(isRow(source, "/en/", await ask(door, { path: "/en/" }))).toBe(true);
  });

  test("what was asked is counted, probes are not", async () => {
    const door = await doorOf();
    await ask(door, { path: "/readyz" });
    await ask(door, { path: "/en/?q" });
    expect(origins?.asked).toEqual(["GET /en/?q"]);
    origins?.forget();
    expect(origins?.asked).toEqual([]);
  });
});

test.each([
  ["a cut answer", { kind: "cut" as const }],
  ["another page", { body: Buffer.from("another") }],
  ["an error", { status: 503 }],
  ["a coding that it is not in", { headers: { "content-encoding": "br" } }],
])("%s does not count as the page", (_about, change) => {
  const row = source.site.rows.find(({ address }) => address === "/en/");
  const { offset, sizeBytes } = row?.bodies.identity ?? { offset: 0, sizeBytes: 0 };
  const right = outcome({ body: source.bodies.subarray(offset, offset + sizeBytes) });
  expect(isRow(source, "/en/", right)).toBe(true);
  expect(isRow(source, "/en/", { ...right, ...change })).toBe(false);
});

test("outcomes are counted by what a reader would call them", () => {
  const some = [outcome(), outcome(), outcome({ kind: "cut" }), outcome({ status: 503 })];
  expect(tellOutcomes(some)).toBe("2 × 200, 1 × cut, 1 × 503");
});

test("the next build has other pages that name a file of theirs, and keeps the old file", async () => {
  const first = await toNextBuild(build, "first");
  const second = await toNextBuild(first, "second");
  const named = [first, second].map(({ table, bodies }) => {
    const { offset, sizeBytes } = table.rows.find(({ address }) => address === "/en/")?.bodies
      .identity ?? { offset: 0, sizeBytes: 0 };
    return fileNamedBy(bodies.subarray(offset, offset + sizeBytes));
  });
  expect(named[0]).not.toBe(named[1]);
  const addresses = second.table.rows.map(({ address }) => address);
  for (const file of named) expect(addresses).toContain(file);
});

test.each([1, 2, 1000])("a sample of %i pages is a site that an edge can serve", (most) => {
  const { table } = toSample(build, most);
  const pages = table.rows.filter(({ cacheClass }) => cacheClass === "page");
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(most + 2);
  const { notFound, busy } = toEdgeSite(table);
  expect([...Object.values(notFound), ...Object.values(busy)].length).toBe(5);
});

test("a check that failed says so, with what was expected", () => {
  const result = {
    name: "n",
    saw: "s",
    originRequests: 3,
    worstMs: null,
    expected: "one",
    holds: false,
  };
  const text = toTable("varnish", [result, { ...result, holds: true }]);
  expect(text).toContain("FAILED, expected: one");
  expect(text).toContain("1 of 2 FAILED.");
});
