import { describe, expect, test } from "vitest";
import {
  toCountryNumber,
  toShares,
  toVisitorLabel,
} from "../../../src/server/meter/visitor-label.ts";

describe("the country that the edge names", () => {
  test.each([
    ["no field: there is no edge", undefined],
    ["an empty field", ""],
    ["one letter", "C"],
    ["three letters", "CAN"],
    ["two fields in one", "CA, US"],
    ["Tor, as Cloudflare writes it", "T1"],
    ["not known, as Cloudflare writes it", "XX"],
    ["not known, as CLDR writes it", "ZZ"],
    ["not known, in small letters", "zz"],
    ["letters beyond A to Z", "ÉÉ"],
    ["the characters beside the letters", "@["],
    ["blanks", "  "],
  ])("%s is unknown", (_about, field) => {
    expect(toCountryNumber(field)).toBe(0);
  });

  test("every other pair of letters has a number of its own and is named again in a report", () => {
    const letters = Array.from({ length: 26 }, (_, place) => String.fromCharCode(65 + place));
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    const known = codes.filter((code) => code !== "XX" && code !== "ZZ");
    expect(new Set(known.map(toCountryNumber)).size).toBe(674);
    for (const code of known) {
      const counts = new Uint32Array(2 ** 11);
      counts[toVisitorLabel("fr", toCountryNumber(code.toLowerCase()))] = 1;
      expect(toShares(counts)).toEqual({
        languages: { none: 0, en: 0, fr: 1 },
        countries: [{ country: code, share: 1 }],
      });
    }
  });
});

describe("shares", () => {
  test("of nobody are 0, and no country is named", () => {
    expect(toShares(new Uint32Array(2 ** 11))).toEqual({
      languages: { none: 0, en: 0, fr: 0 },
      countries: [],
    });
  });

  test("come largest first; unknown is one of them", () => {
    const counts = new Uint32Array(2 ** 11);
    counts[toVisitorLabel("en", toCountryNumber("US"))] = 5;
    counts[toVisitorLabel("fr", toCountryNumber("CA"))] = 1;
    counts[toVisitorLabel("en", toCountryNumber("CA"))] = 1;
    counts[toVisitorLabel(null, toCountryNumber(undefined))] = 3;
    expect(toShares(counts)).toEqual({
      languages: { none: 0.3, en: 0.6, fr: 0.1 },
      countries: [
        { country: "US", share: 0.5 },
        { country: "unknown", share: 0.3 },
        { country: "CA", share: 0.2 },
      ],
    });
  });

  test("an edge that invents countries makes 300 names at most, and unknown takes the rest", () => {
    const counts = new Uint32Array(2 ** 11);
    for (let country = 1; country <= 676; country += 1)
      counts[toVisitorLabel("en", country)] = 1000 - country;
    const { countries } = toShares(counts);
    expect(countries.length).toBe(300);
    expect(countries[0]?.country).toBe("unknown");
    expect(countries.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  });
});
