import type { Fields } from "./read-form.ts";

/**
 * The canonical query of an input: names in the order of the form, empty ones left out, rows in the order of their columns.
 * Two people who typed the same get the same address, whatever the language and the order of their rows.
 */
export function toQuery(fields: Fields, input: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== "rows") {
      append(parameters, name, input[name]);
      continue;
    }
    // Every column is written, also an empty one, so that the rows stay aligned.
    for (const row of (input[name] as Record<string, unknown>[] | undefined) ?? [])
      for (const column of Object.keys(field.columns))
        parameters.append(column, String(row[column] ?? ""));
  }
  return parameters.toString();
}

function append(parameters: URLSearchParams, name: string, value: unknown): void {
  if (value !== null && value !== undefined) parameters.append(name, String(value));
}
