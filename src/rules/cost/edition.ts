import type { EditionStamp } from "../edition.ts";

/** Who pays a line: how many times its amount is due. */
export const payers = [
  "first-adult",
  "other-adults",
  "adults",
  "minors",
  "fingerprinted",
  "everyone",
] as const;
export type Payer = (typeof payers)[number];

/** One fee of a program. */
export interface FeeLine {
  /** The word key of the line, after `fee.`. */
  key: string;
  for: Payer;
  /** The fact that holds the amount; null where the amount was not seen, which the result says. */
  fact: string | null;
  /** The fact that holds the highest total of a family. */
  familyMost?: string | undefined;
}

/** A price asked by private providers, between two facts. */
export interface PriceLine {
  key: string;
  for: Payer;
  from: string;
  to: string;
}

/** What the fees of one program are made of. */
export interface CostProgram {
  /** The page of the program. */
  page: string;
  /** Fewest and most adults that one application has. */
  adults: readonly [number, number];
  /** Most dependent children; 0 where each person applies alone. */
  minorsMost: number;
  fees: readonly FeeLine[];
  prices: readonly PriceLine[];
  /** Word keys of what is not in the sum, after `note.`. */
  notes: readonly string[];
}

/** One dated version of what each program asks for. Amounts live in the facts, with dates of their own. */
export interface CostEdition extends EditionStamp {
  programs: Readonly<Record<string, CostProgram>>;
}
