import type { StoredTable } from "./table.ts";

/** A new build must have at least this share of the pages that are being served. */
const leastShareOfPages = 0.9;

/** A front page may lose at most this share of its bytes from one build to the next. */
const leastShareOfFrontPage = 0.5;

/**
 * Why a build must not replace the one that is served, or null. A generator that half failed gives fewer pages, lacks a
 * language, or gives a front page with nothing on it.
 */
export function refuseBuild(
  served: Pick<StoredTable, "rows">,
  next: Pick<StoredTable, "rows">,
): string | null {
  for (const language of ["en", "fr"]) {
    const before = countPages(served, `/${language}/`);
    const after = countPages(next, `/${language}/`);
    if (after < before * leastShareOfPages) {
      return `it has ${after} pages under /${language}/, and ${before} are being served`;
    }
  }
  for (const address of ["/", "/en/", "/fr/"]) {
    const before = frontPageBytes(served, address);
    const after = frontPageBytes(next, address);
    if (after < before * leastShareOfFrontPage) {
      return `its front page ${address} has ${after} bytes, and the one being served has ${before}`;
    }
  }
  return null;
}

function countPages({ rows }: Pick<StoredTable, "rows">, prefix: string): number {
  return rows.filter(
    ({ address, cacheClass }) => cacheClass === "page" && address.startsWith(prefix),
  ).length;
}

function frontPageBytes({ rows }: Pick<StoredTable, "rows">, address: string): number {
  return rows.find((row) => row.address === address)?.bodies.identity?.sizeBytes ?? 0;
}
