import { describe, expect, test } from "vitest";
import { isSpellingChange, toWords } from "../../src/guidance/spelling-change.ts";
import { findTextChanges, showChange } from "../../src/guidance/text-changes.ts";

describe("what is more than spelling", () => {
  const rows: [about: string, before: string, after: string][] = [
    ["a number", "within 30 days", "within 60 days"],
    ["a digit", "form IMM 5669", "form IMM 5696"],
    ["a fact", "pay {{fee-a}}", "pay {{fee-b}}"],
    ["a link", "[see](./snow.en.md)", "[see](./winter.en.md)"],
    ["not", "You can work", "You cannot work"],
    ["not, in one letter", "You now may work", "You not may work"],
    ["a contraction of not", "You can work", "You can't work"],
    ["the beginning of a word", "a typical case", "atypical case here"],
    ["a prefix of one letter", "the moral reason", "the amoral reason"],
    ["a counting word", "eight weeks", "eighty weeks"],
    ["a short word", "mois", "moins"],
    ["un mot de nombre", "treize ans", "seize ans"],
    ["inadmissible", "vous êtes admissible", "vous êtes inadmissible"],
    ["a word more", "a warm coat", "a very warm coat"],
    ["money and percent", "10 $", "10 %"],
  ];
  test.each(rows)("%s", (_about, before, after) => {
    expect(isSpellingChange(toWords(before), toWords(after))).toBe(false);
    expect(findTextChanges(before, after)).toHaveLength(1);
  });
});

describe("what is spelling", () => {
  const rows: [about: string, before: string, after: string][] = [
    ["case", "the Province", "The province"],
    ["accents", "Etat d'accueil", "État d'accueil"],
    ["punctuation", "First, call us.", "First call us!"],
    ["spaces", "two  spaces", "two spaces"],
    ["French spaces", "1 525 $ : oui", "1\u00A0525\u00A0$\u00A0: oui"],
    ["apostrophes", "l'hiver", "l’hiver"],
    ["a letter too many", "immigrattion rules", "immigration rules"],
    ["a letter missing", "immgration rules", "immigration rules"],
    ["letters swapped", "immigraiton rules", "immigration rules"],
    ["a word split", "every one may apply", "everyone may apply"],
    ["marks of Markdown", "**Call** them", "Call them"],
    ["empty lines", "one line\nnext line", "one line\n\n\nnext line"],
  ];
  test.each(rows)("%s", (_about, before, after) => {
    expect(findTextChanges(before, after)).toEqual([]);
  });
});

describe("where two texts differ", () => {
  test("a line that changed, one that is new, one that went", () => {
    const before = "Stay warm\nBuy boots\nCall home\nThe end";
    const after = "Stay dry\nBuy boots\nBuy gloves\nThe end";
    expect(findTextChanges(before, after)).toEqual([
      { index: 0, before: "Stay warm", after: "Stay dry" },
      { index: 2, before: "Call home", after: "Buy gloves" },
    ]);
    expect(findTextChanges("One here\nTwo here", "Two here")).toEqual([
      { index: 0, before: "One here", after: "" },
    ]);
    expect(findTextChanges("One here", "One here\nTwo here")).toEqual([
      { index: 1, before: "", after: "Two here" },
    ]);
  });

  test("a long line is shown where it differs", () => {
    const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
    const before = words.join(" ");
    const after = before.replace("word20", "other");
    expect(showChange({ index: 0, before, after })).toEqual({
      before: "… word16 word17 word18 word19 word20 word21 word22 word23 word24 …",
      after: "… word16 word17 word18 word19 other word21 word22 word23 word24 …",
    });
  });

  test("every changed line of random edits is told, and no other", () => {
    let state = 7;
    const random = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const line = (): string => `line ${random(1e9)} holds ${random(1e9)}`;
    for (let round = 0; round < 200; round += 1) {
      const before = Array.from({ length: 1 + random(12) }, line);
      const after = [...before];
      const edited = new Set<number>();
      for (let edit = random(4); edit > 0; edit -= 1) {
        const at = random(after.length);
        after[at] = line();
        edited.add(at);
      }
      const told = findTextChanges(before.join("\n"), after.join("\n")).map(({ index }) => index);
      expect(told).toEqual([...edited].toSorted((a, b) => a - b));
    }
  });
});
