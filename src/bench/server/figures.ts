/** Several measurements of one thing. */
export interface Figure {
  median: number;
  least: number;
  most: number;
}

/** Middle and ends of the values; of an even number, the mean of the two in the middle. Throws without values. */
export function toFigure(values: readonly number[]): Figure {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || least === undefined || most === undefined)
    throw new Error("No measurement was made");
  return { median: (low + high) / 2, least, most };
}

/** The figures of one row, by server. */
export type RowFigures<Name extends string> = Partial<Record<Name, Figure>>;

/** How many times as much as the other; null when the other was not measured. */
export function toRatio(figure: Figure, other: Figure | undefined): number | null {
  return other === undefined ? null : figure.median / other.median;
}

/** The largest median of a row. */
export function dearest<Name extends string>(row: RowFigures<Name>): Figure | undefined {
  return (Object.values(row) as Figure[]).toSorted((a, b) => b.median - a.median)[0];
}
