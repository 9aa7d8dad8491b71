import { day, dayOrToday, optional, rows } from "../form/field.ts";
import type { InputOf, Problem } from "../form/read-form.ts";
import { problem } from "../form/read-form.ts";
import { checkPeriods, checkTrips, inOrder } from "../trips.ts";

/** The form of the count: two days, and four lists that may be empty. */
export const fields = {
  /** The day on which permanent residence began. */
  permanent: day(),
  /** The day on which the application is signed. */
  sign: dayOrToday(),
  /** Authorized stays before permanent residence, protected persons included; without an end they last until it began. */
  before: rows(20, { allowedFrom: day(), allowedTo: optional(day()) }),
  /** Every trip outside Canada; without a return the person is still away. So many fit the 8 KiB that the server reads of a request. */
  trips: rows(120, { left: day(), back: optional(day()) }),
  /** Prison, parole and probation; without an end it still lasts. */
  sentences: rows(10, { sentenceFrom: day(), sentenceTo: optional(day()) }),
  /** Service abroad for Canada, or living abroad with a citizen who serves. */
  service: rows(10, { serviceFrom: day(), serviceTo: optional(day()) }),
};

export type CitizenshipInput = InputOf<typeof fields>;

/** Dates that cannot all be right. */
export function check(input: CitizenshipInput): Problem[] {
  const early = input.sign <= input.permanent ? [problem("sign", "sign-before-permanent")] : [];
  const late = input.before.flatMap(({ allowedFrom }, row) =>
    allowedFrom >= input.permanent
      ? [problem("allowedFrom", "allowed-after-permanent", { row })]
      : [],
  );
  return [
    ...early,
    ...late,
    ...checkPeriods(input.before, ["allowedFrom", "allowedTo"]),
    ...checkTrips(input.trips),
    ...checkPeriods(input.sentences, ["sentenceFrom", "sentenceTo"]),
    ...checkPeriods(input.service, ["serviceFrom", "serviceTo"]),
  ];
}

/** Rows in the order of time. */
export function settle(input: CitizenshipInput): CitizenshipInput {
  return {
    ...input,
    before: input.before.toSorted((a, b) => a.allowedFrom.localeCompare(b.allowedFrom)),
    trips: inOrder(input.trips),
    sentences: input.sentences.toSorted((a, b) => a.sentenceFrom.localeCompare(b.sentenceFrom)),
    service: input.service.toSorted((a, b) => a.serviceFrom.localeCompare(b.serviceFrom)),
  };
}
