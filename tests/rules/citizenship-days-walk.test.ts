import { expect, test } from "vitest";
import { citizenshipDays } from "../../src/rules/citizenship-days/tool.ts";
import { book, decided } from "./book.ts";
import { chance } from "./chance.ts";
import type { SlowTrip } from "./day-by-day.ts";
import { eachDay, inYear, isAway, plusDays } from "./day-by-day.ts";

const tool = { tool: citizenshipDays, editions: book.citizenshipDays.editions };
const decide = (query: string) => decided(tool, query).decision;

test("every count agrees with a walk day by day, and the next day is the first that is enough", () => {
  const pick = chance(20261122);
  for (let round = 0; round < 120; round += 1) {
    const journal = randomJournal(pick);
    const found = decide(toQuery(journal));
    expect({ ...journal, total: found.total }).toEqual({
      ...journal,
      total: slowTotal(journal, journal.sign),
    });
    const { nextPossible } = found;
    if (nextPossible === null) continue;
    expect(slowTotal(journal, nextPossible)).toBeGreaterThanOrEqual(1095);
    if (nextPossible === journal.sign) continue;
    for (const back of [1, 2, 3, 5 + pick(200)]) {
      const day = plusDays(nextPossible, -back);
      if (day >= journal.sign)
        expect({ day, ...journal, total: slowTotal(journal, day) }).toMatchObject({
          total: below(1095, slowTotal(journal, day)),
        });
    }
  }
});

/** The total itself where it is below the limit, so that a failure shows the journal. */
const below = (limit: number, total: number): number => (total < limit ? total : Number.NaN);

interface Journal {
  permanent: string;
  sign: string;
  allowed: { from: string; to: string | null } | null;
  sentence: { from: string; to: string } | null;
  trips: SlowTrip[];
}

function randomJournal(pick: (below: number) => number): Journal {
  const permanent = plusDays("2018-06-01", pick(2500));
  const allowedFrom = plusDays(permanent, -1 - pick(1500));
  const made: SlowTrip[] = [];
  let left = plusDays(permanent, -pick(900));
  for (let many = pick(7); many > 0; many -= 1) {
    const back =
      many === 1 && pick(8) === 0 ? null : plusDays(left, pick(pick(3) === 0 ? 400 : 30));
    made.push({ left, back });
    left = plusDays(back ?? left, pick(300));
  }
  const from = plusDays(permanent, pick(900));
  return {
    permanent,
    sign: plusDays(permanent, 1 + pick(2300)),
    allowed:
      pick(3) === 0
        ? null
        : { from: allowedFrom, to: pick(2) === 0 ? null : plusDays(allowedFrom, pick(1600)) },
    sentence: pick(4) === 0 ? { from, to: plusDays(from, pick(200)) } : null,
    trips: made,
  };
}

function toQuery({ permanent, sign, allowed, sentence, trips: made }: Journal): string {
  return new URLSearchParams([
    ["permanent", permanent],
    ["sign", sign],
    ...(allowed === null
      ? []
      : [
          ["allowedFrom", allowed.from],
          ["allowedTo", allowed.to ?? ""],
        ]),
    ...made.flatMap(({ left, back }) => [
      ["left", left],
      ["back", back ?? ""],
    ]),
    ...(sentence === null
      ? []
      : [
          ["sentenceFrom", sentence.from],
          ["sentenceTo", sentence.to],
        ]),
  ]).toString();
}

function slowTotal({ permanent, allowed, sentence, trips: made }: Journal, sign: string): number {
  let [full, half] = [0, 0];
  for (const day of eachDay(inYear(sign, -5), plusDays(sign, -1))) {
    if (made.some((trip) => isAway(day, trip))) continue;
    if (sentence !== null && day >= sentence.from && day <= sentence.to) continue;
    if (day >= permanent) full += 1;
    else if (allowed !== null && day >= allowed.from && (allowed.to === null || day <= allowed.to))
      half += 1;
  }
  return full + Math.min(half / 2, 365);
}
