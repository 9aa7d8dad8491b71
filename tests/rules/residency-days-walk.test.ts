import { expect, test } from "vitest";
import { residencyDays } from "../../src/rules/residency-days/tool.ts";
import { book, decided } from "./book.ts";
import { chance } from "./chance.ts";
import type { SlowTrip } from "./day-by-day.ts";
import { eachDay, inYear, isAway, plusDays } from "./day-by-day.ts";

const tool = { tool: residencyDays, editions: book.residencyDays.editions };
const decide = (query: string) => decided(tool, query).decision;

test("every count agrees with a walk day by day, and so do both dates", () => {
  const pick = chance(730);
  for (let round = 0; round < 120; round += 1) {
    const journal = randomJournal(pick);
    const found = decide(toQuery(journal));
    expect({ ...journal, total: found.total }).toEqual({
      ...journal,
      total: slowTotal(journal, journal.on),
    });
    const begun = journal.trips.filter(({ left }) => left < journal.on);
    const stays = {
      ...journal,
      trips: begun.map((each) => (isOpen(each, journal.on) ? { ...each, back: journal.on } : each)),
    };
    const away = begun.map((each) => (isOpen(each, journal.on) ? { ...each, back: null } : each));
    const leaves = {
      ...journal,
      trips: away.some(({ back }) => back === null)
        ? away
        : [...away, { left: journal.on, back: null, why: "other" }],
    };
    checkFirst(journal, found.meetsFrom, (day) => slowTotal(stays, day) >= 730);
    checkFirst(journal, found.failsIfAwayUntil, (day) => slowTotal(leaves, day) < 730);
  }
});

/** `day` holds, and the days before it from the check on do not (the nearest, and some by steps). */
function checkFirst(journal: Journal, day: string | null, holds: (day: string) => boolean): void {
  if (day === null) return;
  expect({ journal, day, holds: holds(day) }).toEqual({ journal, day, holds: true });
  for (const back of [1, 2, 30, 300]) {
    const before = plusDays(day, -back);
    if (before >= journal.on)
      expect({ journal, before, holds: holds(before) }).toEqual({ journal, before, holds: false });
  }
}

interface Journal {
  permanent: string;
  on: string;
  trips: (SlowTrip & { why: string })[];
}

const isOpen = ({ back }: SlowTrip, day: string): boolean => back === null || back > day;

function randomJournal(pick: (below: number) => number): Journal {
  const permanent = plusDays("2016-01-01", pick(2500));
  const made: Journal["trips"] = [];
  let left = plusDays(permanent, pick(300));
  for (let many = pick(6); many > 0; many -= 1) {
    const back = many === 1 && pick(4) === 0 ? null : plusDays(left, pick(900));
    made.push({ left, back, why: ["other", "other", "citizen", "posted"][pick(4)] ?? "other" });
    left = plusDays(back ?? left, pick(300));
  }
  const open = made.at(-1);
  const earliest = open?.back === null ? plusDays(open.left, 1) : permanent;
  return { permanent, on: plusDays(earliest, pick(2600)), trips: made };
}

function toQuery({ permanent, on, trips }: Journal): string {
  return new URLSearchParams([
    ["permanent", permanent],
    ["on", on],
    ...trips.flatMap(({ left, back, why }) => [
      ["left", left],
      ["back", back ?? ""],
      ["why", why],
    ]),
  ]).toString();
}

function slowTotal({ permanent, trips }: Journal, check: string): number {
  const anniversary = inYear(permanent, 5);
  const isFirst = check < anniversary;
  const [from, to] = isFirst
    ? [permanent, plusDays(anniversary, -1)]
    : [inYear(check, -5), plusDays(check, -1)];
  let total = 0;
  for (const day of eachDay(from, to)) {
    // A trip without a return can end on the day of the check.
    const lost = trips.some(
      (each) => each.why === "other" && isAway(day, each) && !(each.back === null && day >= check),
    );
    if (!lost) total += 1;
  }
  return total;
}
