import { describe, expect, test } from "vitest";
import { dictionaryOf } from "../../../src/editorial/language/dictionary.ts";
import { Hunspell } from "../../../src/editorial/language/hunspell.ts";
import { nearestWord } from "../../../src/editorial/language/nearest-word.ts";
import { createSpeller } from "../../../src/editorial/language/speller.ts";
import type { WordLists } from "../../../src/editorial/language/word-lists.ts";

const lists: WordLists = {
  terms: [],
  spelling: {
    en: ["snowbird"],
    fr: ["tuque"],
    both: ["Equifax", "Sault Ste. Marie"],
    acronyms: ["eTA"],
  },
  findings: [],
};

/** Every form that a dictionary allows, written out: slow, and right by its looks. */
function expand(affixes: string[], stems: [word: string, flags: string][]): Set<string> {
  const rules = affixes
    .map((line) => line.split(" "))
    .filter((parts) => parts.length === 5)
    .map(([kind = "", flag = "", strip = "", add = "", pattern = ""]) => ({
      kind,
      flag,
      strip: strip === "0" ? "" : strip,
      add: add === "0" ? "" : add,
      pattern: new RegExp(kind === "SFX" ? `${pattern}$` : `^${pattern}`),
    }));
  const applied = (word: string, flags: string, kind: string) =>
    rules
      .filter((rule) => rule.kind === kind && flags.includes(rule.flag) && rule.pattern.test(word))
      .map(({ strip, add }) =>
        kind === "SFX"
          ? word.slice(0, word.length - strip.length) + add
          : add + word.slice(strip.length),
      );
  return new Set(
    stems.flatMap(([word, flags]) => {
      const suffixed = [word, ...applied(word, flags, "SFX")];
      return [...suffixed, ...suffixed.flatMap((form) => applied(form, flags, "PFX"))];
    }),
  );
}

describe("the dictionary", () => {
  const affixes = [
    "PFX A Y 1",
    "PFX A 0 re .",
    "SFX D Y 3",
    "SFX D 0 d e",
    "SFX D y ied [^aeiou]y",
    "SFX D 0 ed [^ey]",
    "SFX G Y 2",
    "SFX G e ing e",
    "SFX G 0 ing [^e]",
  ];
  const stems: [string, string][] = [
    ["play", "DG"],
    ["carry", "ADG"],
    ["like", "AD"],
    ["go", "G"],
    ["snow", ""],
  ];

  test("knows the forms that can be written out, and no others", () => {
    const dictionary = new Hunspell(
      affixes.join("\n"),
      ["5", ...stems.map(([word, flags]) => (flags === "" ? word : `${word}/${flags}`))].join("\n"),
    );
    const forms = expand(affixes, stems);
    const tries = new Set(forms);
    for (const form of forms)
      for (const other of [
        `re${form}`,
        `${form}d`,
        `${form}ed`,
        form.slice(1),
        form.slice(0, -1),
        `${form}ing`,
      ])
        tries.add(other);
    expect([...tries].filter((word) => dictionary.knows(word)).toSorted()).toEqual(
      [...forms].toSorted(),
    );
  });

  test.each([
    [
      "en",
      "colour cheque licence travelling unlicensed reorganized",
      "color traveling recieve couleur",
    ],
    [
      "fr",
      "école mangerions vaccinées travailleuse aujourd'hui eût",
      "Ecole mangerins travaileur montréal",
    ],
  ] as const)("%s: real words and near misses", (language, right, wrong) => {
    const dictionary = dictionaryOf(language);
    expect(right.split(" ").filter((word) => !dictionary.knows(word))).toEqual([]);
    expect(wrong.split(" ").filter((word) => dictionary.knows(word))).toEqual([]);
  });
});

describe("words of a text", () => {
  test.each([
    ["an unknown word, where it stands", "en", "The recieved form.", ["recieved@4"]],
    ["an American spelling", "en", "A color copy", ["color@2"]],
    ["a word of the other language", "fr", "Une form à remplir.", ["form@4"]],
    ["a compound with a wrong part", "en", "A long-trem plan", ["long-trem@2"]],
    ["a capital without its accent", "fr", "Etat civil", ["Etat@0"]],
    ["one accepted word does not excuse its neighbour", "en", "Equifax reprot", ["reprot@8"]],
    ["a letter behind a listed name", "en", "In Sault Ste. Mariee", ["Sault@3", "Mariee@14"]],
    ["a known word in the wrong place of a listed name", "en", "Marie Sault", ["Sault@6"]],
  ] as const)("%s", (_about, language, text, expected) => {
    const unknown = createSpeller(language, lists).unknownIn(text);
    expect(unknown.map(({ word, at }) => `${word}@${at}`)).toEqual(expected);
  });

  test.each([
    ["elision", "fr", "Lorsqu'il l'a dit, qu'on s'inscrive jusqu’à l’école d'aujourd'hui."],
    ["possession and contraction", "en", "Canada’s winters aren't the students' fault."],
    [
      "codes, facts, addresses",
      "en",
      "Form RC66SCH costs {{etaa-feee}}; see canadaa.ca or xyzz@gmial.com.",
    ],
    ["listed words and names", "en", "A snowbird in Sault Ste. Marie asks Equifax for an eTA."],
    ["an acronym in capitals", "fr", "Le CLSC et les REER"],
    ["a name of the other language", "en", "Ask the Tribunal administratif du logement."],
    ["a name in quotation marks", "fr", "Cherchez « health card »."],
    ["a title that is marked", "fr", "Lisez la page health cards (en anglais seulement)."],
    ["a name given by the source", "en", "The Qalipu office", new Set(["Qalipu"])],
  ] as const)("nothing is said of %s", (_about, language, text, names?: ReadonlySet<string>) => {
    expect(createSpeller(language, lists).unknownIn(text, names)).toEqual([]);
  });
});

test.each([
  ["en", "recieve", "receive"],
  ["en", "Goverment", "Government"],
  ["en", "snowbrid", "snowbird"],
  ["en", "acommodation", "accommodation"],
  ["fr", "Etat", "État"],
  ["fr", "ecole", "école"],
  ["fr", "appellez", "appelez"],
  ["fr", "apartement", "appartement"],
  ["en", "xqzvwkjhq", null],
] as const)("%s: %s → %s", (language, wrong, right) => {
  expect(nearestWord(wrong, dictionaryOf(language), new Set(["snowbird"]))).toBe(right);
});
