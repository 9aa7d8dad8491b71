/** Rows drawn of each list before anything is typed. */
const firstRows: Readonly<Record<string, number>> = {
  before: 3,
  trips: 8,
  sentences: 2,
  service: 2,
};

/** Empty rows under those that were typed. */
const spareRows = 4;

/** How many rows of a list are drawn when `typed` of them are filled in and `most` are read. */
export function rowsToDraw(list: string, typed: number, most: number): number {
  return Math.min(
    Math.max(firstRows[list] ?? spareRows, typed === 0 ? 0 : typed + spareRows),
    most,
  );
}
