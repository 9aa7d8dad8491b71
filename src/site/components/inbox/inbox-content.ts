import type { InBoth } from "../../../guidance/language.ts";
import { siteCorpus } from "../../site-corpus.ts";

/** Addresses of a standing page; the home pages while the site has no such page. */
export function addressOfStanding(kind: string): InBoth<string> {
  const place = siteCorpus().places.find((each) => each.kind === kind);
  return place?.addresses ?? { en: "/en/", fr: "/fr/" };
}

/** Whether the site has the page that registers addresses. */
export function hasInterestPage(): boolean {
  return siteCorpus().places.some((each) => (each.kind as string) === "interest");
}

/** Every text in a value with its `{name}` places filled in. */
export function fillIn<T>(value: T, numbers: Readonly<Record<string, number>>): T {
  if (typeof value === "string")
    return value.replaceAll(/\{(\w+)\}/g, (place, name: string) =>
      String(numbers[name] ?? place),
    ) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => fillIn(each, numbers)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, fillIn(each as unknown, numbers)]),
  ) as T;
}
