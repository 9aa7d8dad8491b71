import type { Day } from "../guidance/calendar.ts";
import type { EditionUsed } from "./edition.ts";

/** A value inside a sentence; each language prints it in its own form. */
export type Value =
  | { unit: "count" | "day" | "point" | "year" | "person" | "CAD"; value: number }
  | { unit: "date"; value: Day }
  /** The words of an option of the form. */
  | { unit: "option"; field: string; value: string };

/** A sentence by its key in the words of the tool, with the values for its placeholders. */
export interface Line {
  key: string;
  values: Readonly<Record<string, Value>>;
}

/** One row of the table that shows how a result came about. */
export interface Part extends Line {
  /** What this row gave; null where it gives nothing that is added up. */
  amount: Value | null;
  /** True for a row that sums up the rows above it. */
  sum: boolean;
}

/** A result as sentences without language: what the page of every tool prints, in this order. */
export interface Told {
  edition: EditionUsed;
  /** What was decided. */
  verdict: Line;
  /** How it came about. */
  parts: Part[];
  /** What would change it. */
  changes: Line[];
  /** What the reader must know before relying on it. */
  notes: Line[];
  /** Pages to read next, by id. */
  next: string[];
}

/** A line with the values it names. */
export function line(key: string, values: Line["values"] = {}): Line {
  return { key, values };
}

/** A row of the table of parts. */
export function part(key: string, amount: Value | null, values: Line["values"] = {}): Part {
  return { key, values, amount, sum: false };
}

/** A row that sums up. */
export function sum(key: string, amount: Value, values: Line["values"] = {}): Part {
  return { key, values, amount, sum: true };
}

export const days = (value: number): Value => ({ unit: "day", value });
export const points = (value: number): Value => ({ unit: "point", value });
export const count = (value: number): Value => ({ unit: "count", value });
export const years = (value: number): Value => ({ unit: "year", value });
export const dollars = (value: number): Value => ({ unit: "CAD", value });
export const date = (value: Day): Value => ({ unit: "date", value });
export const option = (field: string, value: string): Value => ({ unit: "option", field, value });
