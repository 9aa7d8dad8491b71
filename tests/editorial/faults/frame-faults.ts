import type { Fault } from "../fault.ts";
import { swap } from "../fault.ts";
import { facts, notice, section, snowEn, snowFr, winterEn, winterFr } from "../sample-guide.ts";

/** Front matter, twins, addresses, lists of pages, reviews, facts, notices. */
export const frameFaults: readonly Fault[] = [
  fault(
    "front-matter",
    "a date that is none",
    { [winterEn]: swap("reviewBy: 2027-05-22", "reviewBy: soon") },
    [`front-matter ${winterEn}:6`],
  ),
  fault(
    "front-matter",
    "a missing field",
    { [winterFr]: (text) => text.replace(/description: .*\n/, "") },
    [`front-matter ${winterFr}:2`],
  ),
  fault(
    "front-matter",
    "a field that does not exist",
    { [snowFr]: swap("slug: neige", "slug: neige\nslgu: x") },
    [`front-matter ${snowFr}:5`],
  ),
  fault(
    "front-matter",
    "a source that is not https",
    { [snowEn]: swap("https://www.canada.ca/en/winter.html", "http://canada.ca") },
    [`front-matter ${snowEn}:11`],
  ),
  fault("front-matter", "a fact without a unit", { [facts]: swap("  unit: CAD\n", "") }, [
    `front-matter ${facts}:1`,
    `facts-known ${winterEn}:13`,
    `facts-known ${winterEn}:33`,
    `facts-known ${winterEn}:34`,
    `facts-known ${winterEn}:40`,
    `facts-known ${winterFr}:13`,
    `facts-known ${winterFr}:33`,
    `facts-known ${winterFr}:34`,
    `facts-known ${winterFr}:40`,
  ]),
  fault("twin", "English alone", { [snowFr]: null }, [`twin ${snowEn}:1`]),
  fault("twin", "French alone", { [snowEn]: null }, [`twin ${snowFr}:1`]),
  fault(
    "twin",
    "twins that disagree on the next review",
    { [winterFr]: swap("reviewBy: 2027-05-22", "reviewBy: 2027-04-22") },
    [`twin ${winterFr}:6`],
  ),
  fault(
    "shared-address",
    "two pages with one English address",
    { [snowEn]: swap("slug: snow", "slug: winter") },
    [`shared-address ${snowEn}:4`],
  ),
  fault(
    "shared-address",
    "a former address that is in use",
    { [snowFr]: swap("slug: neige", "slug: neige\nformerSlugs: [hiver]") },
    [`shared-address ${snowFr}:4`],
  ),
  fault(
    "pages-listed",
    "a page that its section does not list",
    { [section]: swap(", snow]", "]") },
    [`pages-listed ${snowEn}:1`],
  ),
  fault("pages-listed", "a page listed twice", { [section]: swap(", snow]", ", snow, snow]") }, [
    `pages-listed ${snowEn}:1`,
  ]),
  fault(
    "pages-listed",
    "a related page that does not exist",
    both(
      swap("related: [settle-in/snow]", "related: [settle-in/snow, settle-in/ice]"),
      winterEn,
      winterFr,
    ),
    [`pages-listed ${winterEn}:7`, `pages-listed ${winterFr}:7`],
  ),
  fault(
    "pages-listed",
    "a journey over a page that does not exist",
    {
      "content/guide/journeys.yaml": `- id: winter
  en: { title: My first winter }
  fr: { title: Mon premier hiver }
  steps:
    - settle-in/winter
    - settle-in/ice
`,
    },
    ["pages-listed content/guide/journeys.yaml:6"],
  ),
  fault(
    "review-planned",
    "a next review before the last",
    both(swap("reviewBy: 2027-05-22", "reviewBy: 2026-11-22"), snowEn, snowFr),
    [`review-planned ${snowEn}:6`, `review-planned ${snowFr}:6`],
  ),
  fault(
    "review-overdue",
    "pages late for their review",
    both(
      (text) =>
        text
          .replace("reviewed: 2026-11-22", "reviewed: 2026-08-01")
          .replace("reviewBy: 2027-05-22", "reviewBy: 2026-11-21"),
      winterEn,
      winterFr,
    ),
    [`review-overdue ${winterEn}:6 warning`, `review-overdue ${winterFr}:6 warning`],
  ),
  fault(
    "facts-known",
    "a misspelled fact in English",
    { [winterEn]: swap("| Boots | {{boots-price}} |", "| Boots | {{boot-price}} |") },
    [`facts-known ${winterEn}:33`, `same-facts ${winterEn}:33`, `same-facts ${winterFr}:33`],
  ),
  fault(
    "facts-known",
    "a form that does not exist, in both",
    both(swap("{{tires-day}}", "{{tires-day long}}"), winterEn, winterFr),
    [`facts-known ${winterEn}:40`, `facts-known ${winterFr}:40`],
  ),
  fault(
    "fact-validity",
    "two values on one day",
    { [facts]: swap("validTo: 2026-12-31", "validTo: 2027-01-15") },
    [`fact-validity ${facts}:17`],
  ),
  fault(
    "fact-validity",
    "a gap to come",
    { [facts]: swap("validFrom: 2027-01-01", "validFrom: 2027-01-05") },
    [`fact-validity ${facts}:17`],
  ),
  fault(
    "fact-validity",
    "a gap that has passed",
    {
      [facts]: swap(
        "validFrom: 2026-01-01\n  validTo: 2026-12-31",
        "validFrom: 2026-01-01\n  validTo: 2026-02-28",
      ),
    },
    [`facts-known ${winterEn}:34`, `facts-known ${winterFr}:34`, `fact-validity ${facts}:17`],
  ),
  fault(
    "fact-validity",
    "an end before the beginning",
    { [facts]: swap("validFrom: 2027-01-01", "validFrom: 2027-01-01\n  validTo: 2026-12-31") },
    [`fact-validity ${facts}:17`],
  ),
  fault(
    "fact-validity",
    "a value past its review date",
    { [facts]: swap("reviewBy: 2027-11-01", "reviewBy: 2026-11-20") },
    [`fact-validity ${facts}:8 warning`],
  ),
  fault(
    "notice-complete",
    "no French text",
    { [notice]: (text) => text.replace(/fr:[\s\S]*/, "") },
    [`notice-complete ${notice}:1`],
  ),
  fault(
    "notice-complete",
    "no English title",
    { [notice]: swap("  title: A storm is coming\n", "") },
    [`notice-complete ${notice}:6`],
  ),
  fault(
    "notice-complete",
    "English in the French text",
    {
      [notice]: swap(
        "Il neigera dans l'est cette nuit. Restez à la maison si possible.",
        "Snow will fall in the east tonight. Stay at home if you can.",
      ),
    },
    [`notice-complete ${notice}:10`],
  ),
  fault(
    "notice-complete",
    "an end before the start",
    { [notice]: swap("2026-11-24T18", "2026-11-21T18") },
    [`notice-complete ${notice}:4`],
  ),
  fault(
    "notice-complete",
    "a page that does not exist",
    { [notice]: swap("settle-in/winter", "settle-in/ice") },
    [`notice-complete ${notice}:2`],
  ),
  fault(
    "notice-complete",
    "a moment without time zone",
    { [notice]: swap("08:00:00-05:00", "08:00:00") },
    [`notice-complete ${notice}:3`],
  ),
];

function fault(check: string, about: string, changes: Fault["changes"], expected: string[]): Fault {
  return { check, about, changes, expected };
}

function both(change: (text: string) => string, ...files: string[]): Fault["changes"] {
  return Object.fromEntries(files.map((file) => [file, change]));
}
