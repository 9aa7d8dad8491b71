import type { EditionStamp } from "../edition.ts";

/** The numbers of the obligation; in the content folder each is the id of a fact. */
export interface ResidencyEdition extends EditionStamp {
  /** Days needed in each window (Immigration and Refugee Protection Act, 28(2)). */
  daysNeeded: number;
  windowYears: number;
}
