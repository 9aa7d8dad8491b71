import { describe, expect, test } from "vitest";
import { createCorrect, distanceOf } from "../../src/search/correct.ts";

const correct = createCorrect(
  new Map([
    ["citizenship", 6],
    ["visa", 9],
    ["vista", 1],
    ["express", 6],
    ["expense", 1],
    ["sponsor", 4],
    ["work", 6],
    ["worker", 2],
  ]),
);

describe("a word", () => {
  test.each([
    ["that is known", "visa", "visa"],
    ["with a letter missing", "citizenshp", "citizenship"],
    ["with two letters wrong, when it is long", "citisenshio", "citizenship"],
    ["with two letters swapped, when it is short", "wrok", "work"],
    ["as near to two words: the one that names pages", "vissa", "visa"],
    ["that begins a known one, which may be unfinished", "spon", "spon"],
    ["with three letters wrong", "citisenchio", "citisenchio"],
    ["too short to be sure", "vis", "vis"],
    ["short with two letters wrong", "vosi", "vosi"],
    ["like nothing", "zzzzzz", "zzzzzz"],
    ["that is nothing", "", ""],
  ])("%s", (_about, typed, meant) => {
    expect(correct(typed)).toBe(meant);
    expect(correct(typed)).toBe(meant);
  });

  test("nothing is known", () => {
    expect(createCorrect(new Map())("visa")).toBe("visa");
  });
});

/** The distance as its definition says, without a table and without a bound. */
function slowDistance(one: string, other: string): number {
  if (one === "" || other === "") return one.length + other.length;
  const same = one.at(-1) === other.at(-1) ? 0 : 1;
  const swapped = one.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1);
  return Math.min(
    slowDistance(one.slice(0, -1), other) + 1,
    slowDistance(one, other.slice(0, -1)) + 1,
    slowDistance(one.slice(0, -1), other.slice(0, -1)) + same,
    swapped ? slowDistance(one.slice(0, -2), other.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

test("the distance of all words of up to four letters, within every bound", () => {
  const words = [""];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word.length < 4) words.push(`${word}a`, `${word}b`);
  }
  expect(words).toHaveLength(31);
  for (const one of words)
    for (const other of words) {
      const slow = slowDistance(one, other);
      for (const most of [0, 1, 2, 3])
        expect([one, other, most, distanceOf(one, other, most)]).toEqual([
          one,
          other,
          most,
          slow > most ? Number.POSITIVE_INFINITY : slow,
        ]);
    }
});
