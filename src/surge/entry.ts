import type { Profile } from "./profile.ts";
import { pickWeighted } from "./random.ts";
import type { Random } from "./random.ts";
import { pagesFor } from "./site.ts";
import type { Page, Site } from "./site.ts";

/** Draws the page a visit begins on, for a visitor's language. */
export type EntryPicker = (random: Random, language: string) => Page;

/** A picker for the site: the weight of a place is shared evenly by its pages. */
export function createEntryPicker(site: Site, weights: Profile["entry"]["weights"]): EntryPicker {
  const byLanguage = new Map<string, { item: Page; weight: number }[]>();
  return (random, language) => {
    const ready = byLanguage.get(language);
    const rows = ready ?? toRows(pagesFor(site, language), weights);
    if (!ready) byLanguage.set(language, rows);
    return pickWeighted(random, rows);
  };
}

/** The places in the profile that the site does not have: their visitors begin elsewhere, and the plan has to say so. */
export function findUnknownPlaces(site: Site, weights: Profile["entry"]["weights"]): string[] {
  const places = new Set([...site.pages.values()].map((page) => toPlace(page, weights)));
  return Object.keys(weights).filter((place) => place !== "other" && !places.has(place));
}

function toRows(
  pages: Page[],
  weights: Profile["entry"]["weights"],
): { item: Page; weight: number }[] {
  const places = Map.groupBy(pages, (page) => toPlace(page, weights));
  const rows = pages.map((item) => {
    const place = toPlace(item, weights);
    return { item, weight: (weights[place] ?? 0) / (places.get(place)?.length ?? 1) };
  });
  // A site that has none of the places in the profile: every page is as likely.
  return rows.some(({ weight }) => weight > 0) ? rows : pages.map((item) => ({ item, weight: 1 }));
}

/** The most exact place of the profile that the page belongs to. */
function toPlace({ path, section }: Page, weights: Profile["entry"]["weights"]): string {
  return [path, section].find((place) => Object.hasOwn(weights, place)) ?? "other";
}
