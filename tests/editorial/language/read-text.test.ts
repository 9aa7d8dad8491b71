import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { splitFrontMatter } from "../../../src/corpus/front-matter.ts";
import { readText } from "../../../src/editorial/text/read-text.ts";
import { inPlace } from "../../../src/editorial/text/sections.ts";
import { pageOf } from "./page.ts";

const body = `Wear **warm** &amp; dry boots,
see [the *guide*](./snow.en.md "x") now. ![A boot](./boot.png)

## What it costs

> Cheap
> boots!

- One
  more
  1. Inner

Table: Prices in a \\| shop

| Item | Price |
|---|---|
| Boots | {{boots-price}} |
|  | \`x\` |
`;

test("a page is taken apart in reading order, without marks, each piece on its line", () => {
  const { blocks } = readText(pageOf(body));
  expect(blocks.map(({ kind, line, column, text }) => [kind, line, column, text])).toEqual([
    ["title", 2, 8, "Dress for winter"],
    [
      "description",
      4,
      14,
      "What to wear in a Canadian winter, what it costs, and where to find it for less.",
    ],
    ["paragraph", 20, 1, "Wear warm & dry boots, see the guide now. "],
    ["heading", 23, 4, "What it costs"],
    ["paragraph", 25, 3, "Cheap boots!"],
    ["item", 28, 3, "One more"],
    ["item", 30, 6, "Inner"],
    ["caption", 32, 8, "Prices in a | shop"],
    ["cell", 34, 3, "Item"],
    ["cell", 34, 10, "Price"],
    ["cell", 36, 3, "Boots"],
    ["cell", 36, 11, "{{boots-price}}"],
    ["cell", 37, 7, "x"],
  ]);
  expect(blocks.filter(({ quoted }) => quoted).map(({ text }) => text)).toEqual(["Cheap boots!"]);
});

test("links, images, lists and tables are counted where they stand", () => {
  const { links, images, lists, tables } = readText(pageOf(body));
  expect({ links, images, lists, tables }).toEqual({
    links: [{ line: 21, column: 5, href: "./snow.en.md", text: "the guide" }],
    images: [{ line: 21, column: 42, src: "./boot.png", alt: "A boot" }],
    lists: [
      { line: 28, ordered: false, items: 1, depth: 1 },
      { line: 30, ordered: true, items: 1, depth: 2 },
    ],
    tables: [{ line: 34, columns: 2, rows: 2, caption: "Prices in a | shop" }],
  });
});

test("a cell knows its heading, its caption and the head of its table", () => {
  const cell = inPlace(readText(pageOf(body))).find(({ block }) => block.text === "Boots");
  expect(cell).toMatchObject({
    headings: ["What it costs"],
    table: "Prices in a | shop | Item | Price",
  });
});

test("a page without a word is no mistake", () => {
  expect(readText(pageOf("")).blocks.map(({ kind }) => kind)).toEqual(["title", "description"]);
});

test("every character of every page of the guide is found in the file where it is said to stand", () => {
  const files = readdirSync("content/guide", { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".md"),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of [null, ...files]) {
    const parts =
      file === null ? null : splitFrontMatter(readFileSync(`content/guide/${file}`, "utf8"));
    const page = pageOf(parts?.body ?? body);
    const lines = page.body.split("\n");
    const misplaced = readText(page)
      .blocks.filter(({ line }) => line >= page.bodyLine)
      .flatMap(({ text, placeAt }) =>
        text.split("").filter((character, at) => {
          const place = placeAt(at);
          const there = lines[place.line - page.bodyLine]?.[place.column - 1] ?? " ";
          return there !== character && there !== "\\";
        }),
      );
    expect([file, misplaced]).toEqual([file, []]);
  }
});
