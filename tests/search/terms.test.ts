import { describe, expect, test } from "vitest";
import { createReword } from "../../src/search/reword.ts";
import { fold, stem, toTerms, toWords } from "../../src/search/terms.ts";

describe("words", () => {
  test.each([
    ["nothing", "", []],
    ["marks alone", "?! …", []],
    ["silent words alone are kept", "to be", ["to", "be"]],
    ["silent words beside others go", "How to move to the moon", ["move", "moon"]],
    ["an apostrophe", "l'immigration", ["immigration"]],
    ["a curly apostrophe", "L’Immigration", ["immigration"]],
    ["qu'", "Qu’est-ce qu'un visa?", ["visa"]],
    ["accents and ligatures", "Élève, œuvre", ["eleve", "oeuvre"]],
    ["accents typed in two signs", "E\u0301te\u0301", ["ete"]],
    ["hyphens", "post-diplôme", ["post", "diplome"]],
    ["figures stay", "5 years, 67 points", ["5", "years", "67", "points"]],
    ["another script", "Канада", ["канада"]],
  ])("%s", (_about, text, words) => {
    expect(toWords(text)).toEqual(words);
  });

  test.each([
    ["move", "moving", "moves"],
    ["sponsor", "sponsored", "sponsoring"],
    ["parrainer", "parrainé", "parrainés", "parraine"],
    ["immigrate", "immigration", "immigrer", "immigrant", "immigrants"],
    ["country", "countries"],
    ["marry", "married", "marries"],
    ["évaluer", "évaluation", "evaluate"],
    ["lieu", "lieux"],
    ["permis", "permis"],
  ])("%s has one stem with its other forms", (first, ...others) => {
    expect(others.map((other) => stem(fold(other)))).toEqual(others.map(() => stem(fold(first))));
  });

  test.each([
    ["business", "busy"],
    ["visa", "vise"],
    ["test", "tests de langue"],
    ["cost", "coast"],
  ])("%s is not the same as %s", (one, other) => {
    expect(toTerms(one)).not.toEqual(toTerms(other));
  });
});

describe("sayings", () => {
  const reword = createReword([
    { say: ["visa"], means: "any paper" },
    { say: ["student visa", "school visa"], means: "study permit" },
    { say: ["permit"], means: "study permit" },
  ]);

  test.each([
    ["no saying", "winter boots", "winter boots"],
    ["the longer one", "a student visa", "study permit"],
    ["in another form", "students visas", "study permit"],
    ["in the middle", "cheap school visa cost", "cheap study permit cost"],
    ["half of one", "student", "student"],
    ["a word that means itself and more", "permit", "study permit"],
    ["nothing twice", "student visa study permit", "study permit"],
    ["nothing", "", ""],
  ])("%s", (_about, query, meant) => {
    expect(reword(toTerms(query))).toEqual(toTerms(meant));
  });
});
