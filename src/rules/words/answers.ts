import type { AnyField } from "../form/field.ts";
import type { Fields } from "../form/read-form.ts";
import type { Value } from "../told.ts";
import { count, date, option } from "../told.ts";

/** One answer on which a result rests. */
export interface GivenAnswer {
  field: string;
  /** The row of a list, from 0; null outside of lists. */
  row: number | null;
  value: Value;
}

/** Every answer of an input that was used, in the order of the form: what a result shows as the answers it rests on. */
export function toGivenAnswers(
  fields: Fields,
  input: Readonly<Record<string, unknown>>,
): GivenAnswer[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind !== "rows") return toAnswer(name, field, input[name], null);
    const filled = (input[name] as Record<string, unknown>[] | undefined) ?? [];
    return filled.flatMap((each, row) =>
      Object.entries(field.columns).flatMap(([column, kind]) =>
        toAnswer(column, kind, each[column], row),
      ),
    );
  });
}

function toAnswer(
  field: string,
  { kind }: AnyField,
  value: unknown,
  row: number | null,
): GivenAnswer[] {
  if (value === null || value === undefined) return [];
  if (kind === "number") return [{ field, row, value: count(Number(value)) }];
  return [
    { field, row, value: kind === "day" ? date(String(value)) : option(field, String(value)) },
  ];
}
