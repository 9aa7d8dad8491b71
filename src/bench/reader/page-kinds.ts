import { Refusal } from "../../cli/refusal.ts";
import type { StoredRow } from "../../delivery/table.ts";
import { pickPage } from "../site-files.ts";

/** The kinds of pages that readers meet. */
export const kindNames = ["front", "section", "guidance", "tool", "question", "search"] as const;
export type KindName = (typeof kindNames)[number];

/** One page that is measured. */
export interface MeasuredPage {
  kind: KindName;
  language: "en" | "fr";
  address: string;
}

/** The English page of each kind, the heaviest where there is a choice; the French one is read from it. */
const english: Record<Exclude<KindName, "guidance">, string> = {
  front: "/en/",
  section: "/en/immigrate/",
  tool: "/en/points-ranking-calculator/",
  // The questions after the first are for nobody to find by search: Lighthouse takes points for that.
  question: "/en/which-way/",
  search: "/en/search/",
};

/**
 * The pages of these kinds in both languages; for guidance the English page of middle size. Throws a Refusal when the build
 * lacks one. `htmlOf` gives the text of a row.
 */
export function pickPages(
  rows: readonly StoredRow[],
  kinds: readonly KindName[],
  htmlOf: (row: StoredRow) => string,
): MeasuredPage[] {
  const served = new Map(
    rows.filter(({ status }) => status === 200).map((row) => [row.address, row]),
  );
  return kinds.flatMap((kind): MeasuredPage[] => {
    const address = kind === "guidance" ? pickGuidance(rows) : english[kind];
    const row = served.get(address);
    if (row === undefined)
      throw new Refusal(
        `The build has no page ${address}: build again, or change the address in src/bench/reader/page-kinds.ts.`,
      );
    const twin = findTwin(htmlOf(row));
    if (twin === null || !served.has(twin))
      throw new Refusal(`${address} names no French page that the build has.`);
    return [
      { kind, language: "en", address },
      { kind, language: "fr", address: twin },
    ];
  });
}

/** Questions of a tool lie as deep as guidance pages and are none. */
function pickGuidance(rows: readonly StoredRow[]): string {
  const candidates = rows.filter(
    ({ address }) => address.startsWith("/en/") && !address.startsWith("/en/which-way/"),
  );
  return pickPage(candidates).address;
}

/** The path of the French page that an English page names, in its head or as a link (`hreflang="fr…"`), or null. */
export function findTwin(html: string): string | null {
  for (const [tag] of html.matchAll(/<(?:link|a) [^>]*>/g)) {
    const href = / href="([^"]+)"/.exec(tag)?.[1];
    if (href !== undefined && / hreflang="fr\b/.test(tag))
      return new URL(href, "https://localhost").pathname;
  }
  return null;
}
