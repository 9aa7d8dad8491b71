import { describe, expect, test } from "vitest";
import { factSchema } from "../../src/guidance/fact.ts";
import type { Fact } from "../../src/guidance/fact.ts";
import type { FactForm } from "../../src/guidance/format-fact.ts";
import { formatFact } from "../../src/guidance/format-fact.ts";

/** ⍽ stands for a no-break space and ‑ for a no-break hyphen, so that the expectations can be read. */
const visible = (text: string) => text.replaceAll("\u00A0", "⍽").replaceAll("\u2011", "‑");

function fact(value: number | string, unit: string): Fact {
  return factSchema.parse({
    id: "a-fact",
    about: "a fact for a test",
    value,
    unit,
    validFrom: "2026-04-30",
    source: "https://www.canada.ca/",
    reviewed: "2026-11-01",
  });
}

describe("a fact in each language", () => {
  const rows: [about: string, fact: Fact, form: FactForm, en: string, fr: string][] = [
    ["whole dollars have no cents", fact(1525, "CAD"), "value", "$1,525", "1⍽525⍽$"],
    [
      "cents are printed where there are cents",
      fact(119.75, "CAD"),
      "value",
      "$119.75",
      "119,75⍽$",
    ],
    ["US dollars say so", fact(10_000, "USD"), "value", "US$10,000", "10⍽000⍽$⍽US"],
    ["days are grouped by thousands", fact(1095, "day"), "value", "1,095⍽days", "1⍽095⍽jours"],
    ["one is singular", fact(1, "year"), "value", "1⍽year", "1⍽an"],
    [
      "one and a half is plural in English only",
      fact(1.5, "hour"),
      "value",
      "1.5⍽hours",
      "1,5⍽heure",
    ],
    ["a percentage", fact(12.5, "percent"), "value", "12.5%", "12,5⍽%"],
    ["a bare count", fact(200_000, "count"), "value", "200,000", "200⍽000"],
    ['the number alone, for "the 730-day rule"', fact(730, "day"), "number", "730", "730"],
    ["a date", fact("2026-11-15", "date"), "value", "15⍽November 2026", "15⍽novembre 2026"],
    [
      "the first of a month is an ordinal in French",
      fact("2026-11-01", "date"),
      "value",
      "1⍽November 2026",
      "1er⍽novembre 2026",
    ],
    [
      "the day for which it was seen",
      fact(7, "CAD"),
      "as-of",
      "1⍽November 2026",
      "1er⍽novembre 2026",
    ],
    ["the day it came into force", fact(7, "CAD"), "from", "30⍽April 2026", "30⍽avril 2026"],
    [
      "a phone number does not break",
      fact("1-888-495-8501", "phone"),
      "value",
      "1‑888‑495‑8501",
      "1‑888‑495‑8501",
    ],
  ];
  test.each(rows)("%s", (_about, record, form, en, fr) => {
    expect({
      en: visible(formatFact(record, form, "en").text),
      fr: visible(formatFact(record, form, "fr").text),
    }).toEqual({ en, fr });
  });

  test.each([
    ["1-888-495-8501", "tel:+18884958501"],
    ["514-864-9191", "tel:+15148649191"],
    ["811", "tel:811"],
    ["310-1818", "tel:3101818"],
    ["686868", "sms:686868"],
  ])("phone %s is dialled as %s", (value, href) => {
    expect(formatFact(fact(value, "phone"), "value", "en").href).toBe(href);
  });
});
