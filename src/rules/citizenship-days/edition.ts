import type { EditionStamp } from "../edition.ts";

/** The numbers of the count; in the content folder each is the id of a fact. */
export interface CitizenshipEdition extends EditionStamp {
  /** Days needed in the window (Citizenship Act, 5(1)(c)). */
  daysNeeded: number;
  /** Years before the day of signing that are looked at. */
  windowYears: number;
  /** Most days of credit for time before permanent residence. */
  creditDaysMost: number;
}
