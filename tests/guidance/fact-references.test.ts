import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/guidance/fact.ts";
import { factSchema, findFact, findOverlap, toFactBook } from "../../src/guidance/fact.ts";
import { fillFacts, fillFactsAsText } from "../../src/guidance/fact-references.ts";

function fee(id: string, value: number, validFrom: string, validTo?: string): Fact {
  return factSchema.parse({
    id,
    about: "a fee for a test",
    value,
    unit: "CAD",
    validFrom,
    ...(validTo === undefined ? {} : { validTo }),
    source: "https://www.canada.ca/",
    reviewed: validFrom,
  });
}

const old = fee("right-fee", 575, "2024-04-30", "2026-04-29");
const current = fee("right-fee", 600, "2026-04-30");
const ended = fee("closed-program-fee", 150, "2020-01-01", "2025-12-31");
const facts = toFactBook([old, current, ended]);
const on = (day: string) => ({ facts, day, language: "en" as const });

describe("a fact on a day", () => {
  test.each([
    ["the day before the change has the old value", "2026-04-29", 575],
    ["the day of the change has the new value", "2026-04-30", 600],
    ["years later the open record still holds", "2030-01-01", 600],
  ])("%s", (_about, day, value) => {
    const found = findFact(facts, "right-fee", day);
    expect(found.state === "valid" && found.fact.value).toBe(value);
  });

  test("before the first record there is no value", () => {
    expect(findFact(facts, "right-fee", "2024-04-29").state).toBe("not-valid");
  });

  test("periods that share a day overlap, neighbours do not", () => {
    expect(findOverlap([old, current])).toBeNull();
    expect(
      findOverlap([fee("right-fee", 575, "2024-04-30", "2026-04-30"), current])?.map(
        ({ value }) => value,
      ),
    ).toEqual([575, 600]);
    expect(findOverlap([fee("right-fee", 575, "2024-04-30"), current])).not.toBeNull();
  });
});

describe("references that cannot be filled", () => {
  test("an unknown id names its nearest neighbour", () => {
    expect(fillFacts("Pay {{right-fees}} now", on("2026-11-22")).bad).toEqual([
      {
        reference: "{{right-fees}}",
        what: "{{right-fees}} names a fact that is in no file of content/facts",
        instead: "write {{right-fee}}, or add right-fees to content/facts",
      },
    ]);
  });

  test("an id without a value on the day says which periods are known", () => {
    expect(fillFacts("{{closed-program-fee}}", on("2026-11-22")).bad).toEqual([
      {
        reference: "{{closed-program-fee}}",
        what: "{{closed-program-fee}} has no value valid on 2026-11-22 (known: 2020-01-01 to 2025-12-31)",
        instead: "add a record for closed-program-fee in content/facts that holds on 2026-11-22",
      },
    ]);
  });

  test("an unknown form lists the forms", () => {
    expect(fillFacts("{{right-fee cents}}", on("2026-11-22")).bad[0]?.instead).toBe(
      "write {{right-fee}}, {{right-fee number}}, {{right-fee as-of}} or {{right-fee from}}",
    );
  });
});

test("the value follows the day the page is built for", () => {
  expect(
    fillFactsAsText("It costs {{right-fee}} (since {{right-fee from}}).", on("2026-11-22")),
  ).toBe("It costs $600 (since 30\u00A0April 2026).");
  expect(fillFactsAsText("It costs {{right-fee}}.", on("2026-01-01"))).toBe("It costs $575.");
});
