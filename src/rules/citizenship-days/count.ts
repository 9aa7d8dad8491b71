import type { Day } from "../../guidance/calendar.ts";
import type { DayNumber } from "../day-number.ts";
import { addYears, toDay, toDayNumber } from "../day-number.ts";
import { firstDay, markDays, sumDays } from "../presence.ts";
import type { Period } from "../trips.ts";
import { fullDaysAway, openEnd } from "../trips.ts";
import type { CitizenshipEdition } from "./edition.ts";
import type { CitizenshipInput } from "./form.ts";

/** The count for one signing day. Half days are exact: 364.5 is a value. */
interface Count {
  /** Days in Canada with a permitted status before permanent residence. */
  earlierDays: number;
  /** Half of them. */
  earlierHalf: number;
  /** What is credited of it. */
  credit: number;
  /** Days since permanent residence began, in the window. */
  permanentSpan: number;
  /** Of those, full days away that were not service for Canada. */
  permanentAway: number;
  /** Of those, days of a sentence. */
  permanentSentence: number;
  /** Days in Canada as a permanent resident. */
  permanentDays: number;
  total: number;
}

export interface CitizenshipDecision extends Count {
  /** First and last day that is looked at: the last is the day before signing. */
  from: Day;
  to: Day;
  enough: boolean;
  /** Days above the number needed, or below it when negative. */
  margin: number;
  /** The first day of all on which signing would be possible, on this journal. */
  firstPossible: Day | null;
  /** The first such day that is not before the chosen one. Null when the journal has an absence or sentence without an end. */
  nextPossible: Day | null;
}

/**
 * Days of physical presence for an adult grant (Citizenship Act, 5(1)(c) and 5(1.001) to 5(1.03), 21). After the last date
 * typed the person is taken to be in Canada.
 */
export function decide(input: CitizenshipInput, edition: CitizenshipEdition): CitizenshipDecision {
  const permanent = toDayNumber(input.permanent);
  const sign = toDayNumber(input.sign);
  const typed = lastTyped(input);
  // A stay in Canada without an end reaches the number needed within the length of a window.
  const last = addYears(Math.max(sign, typed), edition.windowYears) + 1;
  const countAt = prepare(input, edition, {
    from: addYears(permanent, -edition.windowYears) - 1,
    to: last,
  });
  const reaches = (day: DayNumber) => countAt(day).total >= edition.daysNeeded;
  const count = countAt(sign);
  const firstPossible = firstDay({ from: permanent + 1, to: last }, reaches);
  const nextPossible = firstDay({ from: sign, to: last }, reaches);
  return {
    ...count,
    from: toDay(addYears(sign, -edition.windowYears)),
    to: toDay(sign - 1),
    enough: count.total >= edition.daysNeeded,
    margin: count.total - edition.daysNeeded,
    firstPossible: firstPossible === null ? null : toDay(firstPossible),
    nextPossible: nextPossible === null ? null : toDay(nextPossible),
  };
}

/** Lays out every day once; gives the count for any signing day of the span. */
function prepare(
  input: CitizenshipInput,
  { windowYears, creditDaysMost }: CitizenshipEdition,
  span: Period,
): (sign: DayNumber) => Count {
  const permanent = toDayNumber(input.permanent);
  const away = markDays(span, input.trips.map(fullDaysAway));
  const sentenced = markDays(
    span,
    input.sentences.map(({ sentenceFrom, sentenceTo }) => toPeriod(sentenceFrom, sentenceTo)),
  );
  const serving = markDays(
    span,
    input.service.map(({ serviceFrom, serviceTo }) => toPeriod(serviceFrom, serviceTo)),
  );
  const allowed = markDays(
    span,
    input.before.map(({ allowedFrom, allowedTo }) => toPeriod(allowedFrom, allowedTo)),
  );
  const isPermanent = (day: DayNumber) => day >= permanent;
  const isLost = (day: DayNumber) => away(day) && !(isPermanent(day) && serving(day));
  const one = (holds: (day: DayNumber) => boolean) => sumDays(span, (day) => (holds(day) ? 1 : 0));
  const earlier = one((day) => !isPermanent(day) && allowed(day) && !away(day) && !sentenced(day));
  const since = one(isPermanent);
  const sinceAway = one((day) => isPermanent(day) && isLost(day) && !sentenced(day));
  const sinceSentence = one((day) => isPermanent(day) && sentenced(day));
  return (sign) => {
    const [from, to] = [addYears(sign, -windowYears), sign - 1];
    const earlierDays = earlier.between(from, to);
    const earlierHalf = earlierDays / 2;
    const credit = Math.min(earlierHalf, creditDaysMost);
    const permanentSpan = since.between(from, to);
    const permanentAway = sinceAway.between(from, to);
    const permanentSentence = sinceSentence.between(from, to);
    const permanentDays = permanentSpan - permanentAway - permanentSentence;
    return {
      earlierDays,
      earlierHalf,
      credit,
      permanentSpan,
      permanentAway,
      permanentSentence,
      permanentDays,
      total: permanentDays + credit,
    };
  };
}

function toPeriod(from: Day, to: Day | null): Period {
  return { from: toDayNumber(from), to: to === null ? openEnd : toDayNumber(to) };
}

function lastTyped({ trips, sentences, permanent }: CitizenshipInput): DayNumber {
  const ends = [...trips.map(({ back }) => back), ...sentences.map(({ sentenceTo }) => sentenceTo)];
  return Math.max(toDayNumber(permanent), ...ends.map((end) => toDayNumber(end ?? permanent)));
}
