import type { Day } from "../../guidance/calendar.ts";
import type { DayNumber } from "../day-number.ts";
import { addYears, toDay, toDayNumber } from "../day-number.ts";
import { firstDay, markDays, sumDays } from "../presence.ts";
import { fullDaysAway } from "../trips.ts";
import type { ResidencyEdition } from "./edition.ts";
import type { ResidencyInput } from "./form.ts";

export interface ResidencyDecision {
  /** `first` while the person has been a permanent resident for less than a window: what is still possible counts too. */
  period: "first" | "rolling";
  /** First and last day of the window. */
  from: Day;
  to: Day;
  /** Days before the check that count: in Canada, or abroad for a reason that counts. */
  counted: number;
  /** Of those, full days abroad that count. */
  countedAbroad: number;
  /** Full days away before the check that do not count. */
  lost: number;
  /** Days from the check to the end of the window that can still count; 0 in a rolling window. */
  possible: number;
  /** counted + possible. */
  total: number;
  meets: boolean;
  /** total less the days needed. */
  margin: number;
  /** For a person who falls short: the first day of a check that would be passed by staying in Canada from now on. */
  meetsFrom: Day | null;
  /** For a person who meets it: the first day of a check that would be failed after leaving on the day of this check. */
  failsIfAwayUntil: Day | null;
}

/** What a check on one day finds. */
type Assessment = Omit<ResidencyDecision, "meetsFrom" | "failsIfAwayUntil">;

type Journey = ResidencyInput["trips"][number];

/**
 * Days toward the residency obligation (Immigration and Refugee Protection Act, 28). Planned trips of the journal count as
 * made; a person whose trip has no return is taken to come back on the day of the check.
 */
export function decide(input: ResidencyInput, edition: ResidencyEdition): ResidencyDecision {
  const check = toDayNumber(input.on);
  const last = addYears(check, 2 * edition.windowYears);
  const now = toAssessor(input, edition, { trips: input.trips, last })(check);
  const begun = input.trips.filter(({ left }) => left < input.on);
  const stay = toAssessor(input, edition, { trips: endedBy(begun, input.on), last });
  const leave = toAssessor(input, edition, { trips: goneFrom(begun, input.on), last });
  const span = { from: check, to: last };
  const meetsFrom = now.meets ? null : firstDay(span, (day) => stay(day).meets);
  const failsOn = now.meets ? firstDay(span, (day) => !leave(day).meets) : null;
  return {
    ...now,
    meetsFrom: meetsFrom === null ? null : toDay(meetsFrom),
    failsIfAwayUntil: failsOn === null ? null : toDay(failsOn),
  };
}

/** Lays out every day once; gives what a check on any day of the span would find. */
function toAssessor(
  { permanent: began }: ResidencyInput,
  { daysNeeded, windowYears }: ResidencyEdition,
  { trips, last }: { trips: readonly Journey[]; last: DayNumber },
): (check: DayNumber) => Assessment {
  const permanent = toDayNumber(began);
  const firstEnd = addYears(permanent, windowYears) - 1;
  const span = { from: permanent, to: Math.max(last, firstEnd) };
  const lostOn = (those: readonly Journey[]) => {
    const marked = markDays(span, those.map(fullDaysAway));
    return sumDays(span, (day) => (marked(day) ? 1 : 0));
  };
  const counts = ({ why }: Journey) => why !== null && why !== "other";
  const lostDays = lostOn(trips.filter((trip) => !counts(trip)));
  const plannedDays = lostOn(trips.filter((trip) => !counts(trip) && trip.back !== null));
  const abroadDays = lostOn(trips.filter(counts));
  return (check) => {
    const isFirst = check <= firstEnd;
    const [from, to] = isFirst ? [permanent, firstEnd] : [addYears(check, -windowYears), check - 1];
    const lost = lostDays.between(from, check - 1);
    const counted = check - from - lost;
    const ahead = Math.max(0, to - check + 1);
    const possible = ahead === 0 ? 0 : ahead - plannedDays.between(check, to);
    const total = counted + possible;
    return {
      period: isFirst ? "first" : "rolling",
      from: toDay(from),
      to: toDay(to),
      counted,
      countedAbroad: abroadDays.between(from, check - 1),
      lost,
      possible,
      total,
      meets: total >= daysNeeded,
      margin: total - daysNeeded,
    };
  };
}

function isUnderWay({ back }: Journey, day: Day): boolean {
  return back === null || back > day;
}

/** The trips begun before the day, as if the person came back on it. */
function endedBy(begun: readonly Journey[], day: Day): Journey[] {
  return begun.map((trip) => (isUnderWay(trip, day) ? { ...trip, back: day } : trip));
}

/** The trips begun before the day, as if the person stayed away or left on it for good. */
function goneFrom(begun: readonly Journey[], day: Day): Journey[] {
  const open = begun.map((trip) => (isUnderWay(trip, day) ? { ...trip, back: null } : trip));
  return open.some(({ back }) => back === null)
    ? open
    : [...open, { left: day, back: null, why: "other" }];
}
