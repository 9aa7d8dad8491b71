import { choice, day, dayOrToday, optional, rows } from "../form/field.ts";
import type { InputOf, Problem } from "../form/read-form.ts";
import { problem } from "../form/read-form.ts";
import { checkTrips, inOrder } from "../trips.ts";

/**
 * Why a day abroad counts (Immigration and Refugee Protection Act, 28(2)(a)(ii) to (iv)): with a citizen spouse, partner or
 * parent; posted by a Canadian business or public service; with a permanent resident who is so posted; or not at all.
 */
export const reasons = ["other", "citizen", "posted", "with-posted"] as const;

export const fields = {
  /** The day on which permanent residence began. */
  permanent: day(),
  /** The day on which the days are checked, such as an arrival at the border. */
  on: dayOrToday(),
  /** Every trip outside Canada; without a return the person is still away. So many fit the 8 KiB that the server reads of a request. */
  trips: rows(120, { left: day(), back: optional(day()), why: optional(choice(reasons)) }),
};

export type ResidencyInput = InputOf<typeof fields>;

export function check(input: ResidencyInput): Problem[] {
  const early = input.on < input.permanent ? [problem("on", "check-before-permanent")] : [];
  return [...early, ...checkTrips(input.trips)];
}

export function settle(input: ResidencyInput): ResidencyInput {
  const trips = input.trips.map((trip) => ({ ...trip, why: trip.why ?? ("other" as const) }));
  return { ...input, trips: inOrder(trips) };
}
