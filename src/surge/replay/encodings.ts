/** What logs do not hold: Accept-Encoding, drawn for each visit, in percent as browsers send it today (assumed). */
export const ENCODINGS: readonly { encoding: string; percent: number }[] = [
  { encoding: "gzip, deflate, br, zstd", percent: 80 },
  { encoding: "gzip, deflate, br", percent: 18 },
  { encoding: "gzip", percent: 1 },
  { encoding: "identity", percent: 1 },
];

/** The encodings of a visit, for a draw 0 <= x < 1. */
export function pickEncoding(chance: number): string {
  let left = chance * 100;
  for (const { encoding, percent } of ENCODINGS) {
    left -= percent;
    if (left < 0) return encoding;
  }
  return "identity";
}
