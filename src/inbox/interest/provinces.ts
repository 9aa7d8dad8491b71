import type { InBoth } from "../../guidance/language.ts";

/** A province or territory that can be chosen as a subject. */
export interface Province {
  /** As in names of pages: `nominee-ontario`. The same in both languages. */
  name: string;
  names: InBoth<string>;
}

/** All of them, in the order of their English names; a list in French sorts them by `names.fr`. */
export const provinces: readonly Province[] = [
  { name: "alberta", names: { en: "Alberta", fr: "Alberta" } },
  {
    name: "british-columbia",
    names: { en: "British Columbia", fr: "Colombie-Britannique" },
  },
  { name: "manitoba", names: { en: "Manitoba", fr: "Manitoba" } },
  { name: "new-brunswick", names: { en: "New Brunswick", fr: "Nouveau-Brunswick" } },
  {
    name: "newfoundland-and-labrador",
    names: { en: "Newfoundland and Labrador", fr: "Terre-Neuve-et-Labrador" },
  },
  {
    name: "northwest-territories",
    names: { en: "Northwest Territories", fr: "Territoires du Nord-Ouest" },
  },
  { name: "nova-scotia", names: { en: "Nova Scotia", fr: "Nouvelle-Écosse" } },
  { name: "nunavut", names: { en: "Nunavut", fr: "Nunavut" } },
  { name: "ontario", names: { en: "Ontario", fr: "Ontario" } },
  {
    name: "prince-edward-island",
    names: { en: "Prince Edward Island", fr: "Île-du-Prince-Édouard" },
  },
  { name: "quebec", names: { en: "Quebec", fr: "Québec" } },
  { name: "saskatchewan", names: { en: "Saskatchewan", fr: "Saskatchewan" } },
  { name: "yukon", names: { en: "Yukon", fr: "Yukon" } },
];

/** Words in names of pages that stand for provinces without naming them. */
const places: readonly (readonly [word: string, provinces: readonly string[]])[] = [
  ["montreal", ["quebec"]],
  ["cape-breton", ["nova-scotia"]],
  [
    "atlantic",
    ["new-brunswick", "newfoundland-and-labrador", "nova-scotia", "prince-edward-island"],
  ],
];

/**
 * The provinces that a page is about, by its name: `immigrate/nominee-ontario` → `["ontario"]`, `immigrate/visit` → `[]`.
 * A page on all of Canada is about none, also where it compares them.
 */
export function provincesOfPage(pageId: string): string[] {
  const slug = `-${pageId.split("/")[1] ?? ""}-`;
  const named = provinces.map(({ name }) => name).filter((name) => slug.includes(`-${name}-`));
  const meant = places.flatMap(([word, all]) => (slug.includes(`-${word}-`) ? all : []));
  return [...new Set([...named, ...meant])];
}
