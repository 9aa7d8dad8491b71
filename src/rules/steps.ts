/** Rows `[from, value, …]` in rising order: a row holds from its first number up to the next row. */
export type Steps = readonly (readonly number[])[];

/** The value in `column` (1 is the first after the threshold) of the last row that begins at or below `amount`; 0 below the first row. */
export function stepAt(steps: Steps, amount: number, column = 1): number {
  const row = steps.findLast(([from = Number.POSITIVE_INFINITY]) => from <= amount);
  return row?.[column] ?? 0;
}
