import type { Day } from "../../guidance/calendar.ts";
import type { Line } from "../told.ts";
import { count, line } from "../told.ts";
import type { AnyField, Condition, Field, RowsField } from "./field.ts";

/** A form: its inputs by name, in the order of the page and of the canonical query. */
export type Fields = Readonly<Record<string, AnyField | RowsField<Record<string, AnyField>>>>;

/** The values of a form that was filled in. */
export type InputOf<F> = {
  [Name in keyof F]: F[Name] extends RowsField<infer Columns>
    ? InputOf<Columns>[]
    : F[Name] extends Field<infer T>
      ? T
      : never;
};

/** What must be corrected, and where. */
export interface Problem {
  /** The name of the input; the column where it stands in a row. */
  field: string;
  /** The row, from 0, counted over the rows that are not empty; null outside of rows. */
  row: number | null;
  /** The words that say what to type. */
  line: Line;
}

/** Texts as they were typed, by name, without empty rows: what the page shows again. */
export type Typed = Readonly<Record<string, readonly string[]>>;

/** A problem's words by key, as a field's name and its values. */
export function problem(
  field: string,
  key: string,
  { row = null, values = {} }: { row?: number | null; values?: Line["values"] } = {},
): Problem {
  return { field, row, line: line(`problem.${key}`, values) };
}

/** Reads a form from the texts of a query. Values are those of `InputOf` when there is no problem. */
export function readFields(
  fields: Fields,
  typed: Typed,
  today: Day,
): { values: Record<string, unknown>; problems: Problem[] } {
  const problems: Problem[] = [];
  const values: Record<string, unknown> = {};
  const context = { today, problems };
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === "rows") values[name] = readRows(name, field, typed, context);
    else if (applies(field.onlyIf, typed))
      values[name] = readOne({ name, row: null }, field, typed[name]?.[0] ?? "", context);
    else values[name] = null;
  }
  return { values, problems };
}

/** Every text of the query that the form asks for. Empty rows are left out; null when the query has no input of the form. */
export function toTyped(fields: Fields, query: string): Typed | null {
  const parameters = new URLSearchParams(query);
  const typed: Record<string, string[]> = {};
  let found = false;
  for (const [name, field] of Object.entries(fields)) {
    const names = field.kind === "rows" ? Object.keys(field.columns) : [name];
    found ||= names.some((each) => parameters.has(each));
    const columns = names.map((each) => parameters.getAll(each).map((text) => text.trim()));
    const rowCount = Math.max(...columns.map((texts) => texts.length));
    const used = Array.from({ length: rowCount }, (_, row) => row).filter((row) =>
      columns.some((texts) => (texts[row] ?? "") !== ""),
    );
    for (const [index, each] of names.entries())
      typed[each] =
        field.kind === "rows"
          ? used.map((row) => columns[index]?.[row] ?? "")
          : (columns[0] ?? []).slice(0, 1);
  }
  return found ? typed : null;
}

interface Reading {
  today: Day;
  problems: Problem[];
}

function readRows(
  name: string,
  { columns, mostRows }: RowsField<Record<string, AnyField>>,
  typed: Typed,
  context: Reading,
): Record<string, unknown>[] {
  const entries = Object.entries(columns);
  const [first = name] = Object.keys(columns);
  const filled = typed[first]?.length ?? 0;
  if (filled > mostRows)
    context.problems.push(problem(first, "rows", { values: { most: count(mostRows) } }));
  return Array.from({ length: Math.min(filled, mostRows) }, (_, row) =>
    Object.fromEntries(
      entries.map(([column, field]) => [
        column,
        readOne({ name: column, row }, field, typed[column]?.[row] ?? "", context),
      ]),
    ),
  );
}

function readOne(
  { name, row }: { name: string; row: number | null },
  field: AnyField,
  text: string,
  { today, problems }: Reading,
): unknown {
  if (text === "" && field.emptyMeans === "today") return today;
  if (text === "" && !field.required) return null;
  const wrong = field.problemOf(text);
  if (wrong === null) return field.toValue(text);
  const key = text === "" && field.kind !== "choice" ? "missing" : wrong;
  const { least, most } = field;
  const bounds =
    least === undefined || most === undefined ? {} : { least: count(least), most: count(most) };
  problems.push(problem(name, key, { row, values: bounds }));
  return null;
}

function applies(conditions: readonly Condition[], typed: Typed): boolean {
  return conditions.every(({ field, is }) => is.includes(typed[field]?.[0] ?? ""));
}
