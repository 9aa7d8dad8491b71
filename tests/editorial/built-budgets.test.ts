import { describe, expect, test } from "vitest";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import type { BuiltPage, BuiltResource } from "../../src/editorial/built/read-built.ts";
import { neededToRead } from "../../src/editorial/built/loaded-scripts.ts";
import type { BuiltCheck } from "../../src/editorial/check.ts";
import { nextPageBudget } from "../../src/editorial/checks/next-page-budget.ts";
import { pageBudget } from "../../src/editorial/checks/page-budget.ts";
import { requestBudget } from "../../src/editorial/checks/request-budget.ts";
import { scriptBudget } from "../../src/editorial/checks/script-budget.ts";

const { corpus } = readCorpus(process.cwd());
if (corpus === null) throw new Error("The content of this repository cannot be read");
const content = corpus;

const built = (html: string, sizeBytes: number | null = 5000): BuiltPage => ({
  file: "dist/site/client/en/x/index.html",
  address: "/en/x/",
  html,
  sizeBytes,
});

type Sizes = Record<string, number | Partial<BuiltResource>>;

function toldBy(check: BuiltCheck, page: BuiltPage, sizes: Sizes = {}): string[] {
  const resources = new Map(
    Object.entries(sizes).map(([address, given]) => {
      const known = typeof given === "number" ? { sizeBytes: given } : given;
      return [address, { sizeBytes: 0, nextBytes: 0, imports: [], ...known }];
    }),
  );
  return check
    .findBuilt({ corpus: content, pages: [page], resources })
    .map(({ file, what, instead }) => {
      expect([file, instead.length > 20]).toEqual([page.file, true]);
      return what;
    });
}

const sheet = (name: string) => `<link rel="stylesheet" href="/_astro/${name}.css">`;

describe("a first visit", () => {
  const rows: [about: string, page: BuiltPage, sizes: Sizes, expected: string[]][] = [
    ["at the budget", built("", 14_000), {}, []],
    [
      "a byte over it",
      built("", 14_001),
      {},
      ["weighs 14,001 bytes (brotli), over the 14,000 of a first visit"],
    ],
    [
      "over it with a style sheet that holds the page up",
      built(sheet("a"), 13_000),
      { "/_astro/a.css": 1001 },
      ["weighs 14,001 bytes (brotli) with /_astro/a.css, over the 14,000 of a first visit"],
    ],
    [
      "a script that holds nothing up",
      built(`<script type="module" src="/a.js"></script>`, 13_000),
      { "/a.js": 5000 },
      [],
    ],
    ["a page that is never sent", built("", null), {}, []],
  ];
  test.each(rows)("%s", (_about, page, sizes, expected) => {
    expect(toldBy(pageBudget, page, sizes)).toEqual(expected);
  });
});

describe("requests before a page can be read", () => {
  const rows: [about: string, html: string, expected: string[]][] = [
    ["styles in the page", "<style>p{}</style>", []],
    ["one style sheet", sheet("a"), []],
    [
      "two",
      `${sheet("a")}${sheet("b")}`,
      ["needs 3 requests before it can be read: itself, /_astro/a.css, /_astro/b.css"],
    ],
    [
      "a style sheet and a script that holds the page up",
      `<script src="/a.js"></script>${sheet("b")}`,
      ["needs 3 requests before it can be read: itself, /_astro/b.css, /a.js"],
    ],
    [
      "scripts that wait, and links that are no style sheets",
      `<script defer src="/a.js"></script><script async src="/b.js"></script><script type="module" src="/c.js"></script><link rel="icon" href="/i.svg"><link rel="compression-dictionary" href="/d.txt">${sheet("a")}`,
      [],
    ],
  ];
  test.each(rows)("%s", (_about, html, expected) => {
    expect(toldBy(requestBudget, built(html))).toEqual(expected);
  });

  test("attributes in any order, with and without quotes", () => {
    expect(neededToRead(built(`<link href=/a.css rel=stylesheet><script\nsrc='/b.js'>`))).toEqual([
      "/a.css",
    ]);
  });
});

describe("script", () => {
  const tool = `<div data-tool="cost" data-script="/_astro/cost.js"></div>`;
  const search = `<form data-script="/_astro/search.js"></form>`;
  const rows: [about: string, html: string, sizes: Sizes, expected: string[]][] = [
    ["none", "<p>Text</p>", {}, []],
    ["at the budget", tool, { "/_astro/cost.js": 8000 }, []],
    [
      "a byte over it on first use",
      tool,
      { "/_astro/cost.js": 8001 },
      ["runs 8,001 bytes of script (brotli) with /_astro/cost.js, over 8,000"],
    ],
    [
      "over it with what it loads in turn, each file once",
      tool,
      {
        "/_astro/cost.js": { sizeBytes: 4000, imports: ["/_astro/a.js", "/_astro/b.js"] },
        "/_astro/a.js": { sizeBytes: 3000, imports: ["/_astro/b.js", "/_astro/cost.js"] },
        "/_astro/b.js": 1500,
      },
      ["runs 8,500 bytes of script (brotli) with /_astro/cost.js, over 8,000"],
    ],
    [
      "over it by what the page runs by itself",
      `<script type="module" src="/own.js"></script>`,
      { "/own.js": 9000 },
      ["runs 9,000 bytes of script (brotli), over 8,000"],
    ],
    [
      "two things on a page, of which one is used first",
      `${tool}${search}`,
      { "/_astro/cost.js": 7000, "/_astro/search.js": 7000 },
      [],
    ],
    [
      "data about the page is no script",
      `<script type="application/ld+json">${JSON.stringify(Array.from({ length: 9000 }, (_, n) => n * 7919))}</script>`,
      {},
      [],
    ],
  ];
  test.each(rows)("%s", (_about, html, sizes, expected) => {
    expect(toldBy(scriptBudget, built(html), sizes)).toEqual(expected);
  });

  test("script that is written into the page counts, compressed", () => {
    const text = Array.from({ length: 9000 }, (_, n) => `f(${(n * n * 7919) % 1_000_003})`).join(
      ";",
    );
    expect(toldBy(scriptBudget, built(`<script>${text}</script>`))).toHaveLength(1);
    expect(toldBy(scriptBudget, built(`<script>${"f();".repeat(9000)}</script>`))).toEqual([]);
  });
});

describe("the next page", () => {
  const guide = content.places
    .filter(({ kind }) => kind === "page")
    .flatMap(({ addresses }) => [addresses.en, addresses.fr]);
  const told = (bytesOf: (index: number) => number) =>
    nextPageBudget.findBuilt({
      corpus: content,
      pages: [],
      resources: new Map(
        guide.map((address, index) => [
          address,
          { sizeBytes: 9000, nextBytes: bytesOf(index), imports: [] },
        ]),
      ),
    });

  test.each([
    ["all at the budget", () => 3000, 0],
    ["a third far over it", (index: number) => (index % 3 === 0 ? 9000 : 2000), 0],
    ["two thirds a little over it", (index: number) => (index % 3 === 0 ? 100 : 3001), 1],
  ])("%s", (_about, bytesOf, findings) => {
    expect(told(bytesOf)).toHaveLength(findings);
  });

  test("the figure is said also when nothing is wrong", () => {
    expect(nextPageBudget.figure?.({ corpus: content, pages: [], resources: new Map() })).toBe(
      "Next page: no page of the guide was built.",
    );
  });
});
