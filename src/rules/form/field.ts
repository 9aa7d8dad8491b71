import type { Day } from "../../guidance/calendar.ts";
import { readDay } from "../day-number.ts";

/** Another field and the answers with which a field applies. */
export interface Condition {
  field: string;
  is: readonly string[];
}

/** What the page needs to draw an input. */
export interface FieldFacts {
  kind: "choice" | "number" | "day";
  /** Language-neutral values of a choice, in the order shown. */
  options?: readonly string[];
  /** Bounds of a number, both inclusive. */
  least?: number;
  most?: number;
  /** False when the input may stay empty. */
  required: boolean;
  /** What an empty day means. */
  emptyMeans?: "today";
  /** All must hold for the input to apply; otherwise what it holds is dropped. */
  onlyIf: readonly Condition[];
}

/**
 * One input of a form: how it is drawn, which texts it takes, and the value of such a text. What a text may be is said here in
 * plain functions and not in a schema: the browser runs the same file, and zod weighs half of what the script of a tool may.
 */
export interface AnyField extends FieldFacts {
  /** The key of what is wrong with a text; null for a text that it takes. */
  problemOf(text: string): string | null;
  /** The value of a text that it takes. */
  toValue(text: string): unknown;
}

/** An input whose value has type T, null included where it may be empty or not apply. */
export interface Field<T> extends AnyField {
  toValue(text: string): NonNullable<T>;
  /** Never set: it carries the type. */
  valueType?: T;
}

/** Inputs that a form repeats, such as the trips of a journal: one value of each column a row, in the order of the rows. */
export interface RowsField<Columns extends Record<string, AnyField>> {
  kind: "rows";
  columns: Columns;
  /** Most rows that are read. */
  mostRows: number;
}

const always = { required: true, onlyIf: [] } as const;

/** One of some answers. */
export function choice<const Option extends string>(options: readonly Option[]): Field<Option> {
  const problemOf = (text: string) => (options.some((option) => option === text) ? null : "choose");
  return { ...always, kind: "choice", options, problemOf, toValue: (text) => text as Option };
}

export const yesNo = (): Field<"yes" | "no"> => choice(["yes", "no"]);

/** A whole number in digits, such as an age in years. */
export function whole(least: number, most: number): Field<number> {
  return { ...number(/^\d{1,6}$/, "whole", [least, most]), least, most };
}

/** A number that may have decimals after a point or a comma, such as a test score. */
export function decimal(least: number, most: number): Field<number> {
  return { ...number(/^\d{1,4}([.,]\d)?$/, "decimal", [least, most]), least, most };
}

/** A day of the calendar. */
export function day(): Field<Day> {
  const problemOf = (text: string) => (readDay(text) === null ? "day" : null);
  return { ...always, kind: "day", problemOf, toValue: (text) => readDay(text) ?? text };
}

/** A day; left empty it is today. */
export const dayOrToday = (): Field<Day> => ({ ...day(), required: false, emptyMeans: "today" });

/** The same input, which may stay empty. */
export function optional<T>(field: Field<T>): Field<T | null> {
  return { ...(field as Field<T | null>), required: false };
}

/** The same input, which applies only with those answers to other inputs. */
export function onlyIf<T>(conditions: readonly Condition[], field: Field<T>): Field<T | null> {
  return { ...(field as Field<T | null>), onlyIf: conditions };
}

/** A repeated row of inputs. */
export function rows<Columns extends Record<string, AnyField>>(
  mostRows: number,
  columns: Columns,
): RowsField<Columns> {
  return { kind: "rows", columns, mostRows };
}

function number(shape: RegExp, problem: string, [least, most]: [number, number]): Field<number> {
  const problemOf = (text: string) => {
    if (!shape.test(text)) return problem;
    return toNumber(text) >= least && toNumber(text) <= most ? null : "range";
  };
  return { ...always, kind: "number", problemOf, toValue: toNumber };
}

const toNumber = (text: string): number => Number(text.replace(",", "."));
