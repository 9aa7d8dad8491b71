import { rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { multiplyGuide } from "../../src/bench/editorial/multiply-guide.ts";
import { readCorpus } from "../../src/corpus/read-corpus.ts";
import { contentFolder } from "../support/content-folder.ts";

test("a guide of two pairs becomes one of ten, every page with its own address, in order", () => {
  const { folder, pages } = multiplyGuide(contentFolder(), 20);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { corpus, findings } = readCorpus(folder);
  expect(pages).toBe(20);
  expect(findings).toEqual([]);
  expect(corpus?.pairs).toHaveLength(10);
  const addresses = corpus?.places.flatMap((place) => Object.values(place.addresses)) ?? [];
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(corpus?.places.filter(({ kind }) => kind === "page")).toHaveLength(10);
});

test("a guide that is large enough stays as it is", () => {
  const { folder, pages } = multiplyGuide(contentFolder(), 4);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(pages).toBe(4);
  expect(readCorpus(folder).corpus?.pairs).toHaveLength(2);
});
