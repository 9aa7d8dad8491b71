/** Length of the list that stands for a crowd's requests, about. */
const listed = 40_000;

/**
 * Repeats things as often as a crowd asks for them: the one at rank k 1/k times as often as the first, and each at least once
 * (Zipf's law; pages of a site follow it: Breslau et al., "Web caching and Zipf-like distributions", INFOCOM 1999, who found
 * 1/k^0.64 to 1/k^0.83 at caches that many share, and Arlitt and Williamson, SIGMETRICS 1996, a tenth of the pages with nine
 * tenths of the requests at servers).
 */
export function askAsCrowd<Thing>(byRank: readonly Thing[]): Thing[] {
  const harmonic = byRank.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
  const first = listed / harmonic;
  return byRank.flatMap((thing, index) =>
    Array.from({ length: Math.max(1, Math.round(first / (index + 1))) }, () => thing),
  );
}
