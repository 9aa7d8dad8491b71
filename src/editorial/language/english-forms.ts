import type { WrongForm } from "./patterns.ts";

const months =
  "January|February|March|April|May|June|July|August|September|October|November|December";

/** Wrong forms of Canadian English: style rules S02, S03 and E03 to E13. */
export const englishForms: readonly WrongForm[] = [
  {
    pattern: new RegExp(
      `(?:${months}) \\d{1,2}(?:st|nd|rd|th)|\\d{1,2}(?:st|nd|rd|th) (?:of )?(?:${months})`,
      "gu",
    ),
    what: "an ordinal in a date",
    instead: (shown) => `write ${shown.replace(/(?<=\d)(?:st|nd|rd|th)(?: of)?/u, "")}`,
  },
  {
    pattern: /(?<![\d/])\d{1,2}\/\d{1,2}\/\d{2,4}(?![\d/])/gu,
    what: "a date in figures, which readers take for another day",
    instead: () => "write the month as a word: 31 July 2026",
  },
  {
    pattern: /\b[ap]\.m\./giu,
    what: "a time with full stops",
    instead: (shown) => `write ${shown.replaceAll(".", "").toLowerCase()}`,
  },
  {
    pattern: /\$\d{4,}/gu,
    what: "an amount without its comma",
    instead: (shown) => `write $${Number(shown.slice(1)).toLocaleString("en-CA")}`,
  },
  {
    pattern: /\d[\d,.]* ?\$(?!\d)/gu,
    what: "a dollar sign behind the amount",
    instead: (shown) => `write $${shown.replace(/ ?\$/u, "")}`,
  },
  {
    pattern: /\d[\d,.]*[ \u00A0](?:%|per ?cent\b)/gu,
    what: "a percentage that is not written 20%",
    instead: (shown) => `write ${shown.replace(/[^\d,.].*/u, "")}%`,
  },
  {
    pattern: /\u2014/gu,
    what: "an em dash",
    instead: () => "write a comma, a colon or two sentences",
  },
  {
    pattern: /(?<![\d/-])\d+ ?\u2013 ?\d+(?!\d)/gu,
    what: "a dash for a range",
    instead: (shown) => `write ${shown.replace(/ ?\u2013 ?/u, " to ")}`,
  },
  { pattern: /(?<= )&(?= )/gu, what: "the sign &", instead: () => "write and" },
  {
    pattern: /\b(?:e-mail|web site|web-site|webpage|on-line)s?\b/giu,
    what: "an old spelling",
    instead: () => "write email, website, web page, online",
  },
  {
    pattern: /\bshall\b/giu,
    what: "“shall”, which people read as the future",
    instead: () => "write must",
  },
  {
    pattern:
      /\b(?:he\/she|she\/he|s\/he|his\/her|him\/her|he or she|his or her|him or her|mankind|chairman)\b/giu,
    what: "a form that names two genders, or one",
    instead: () => "write they, their, people or chair",
  },
  {
    pattern:
      /\b(?:(?:should|could|must|might)n['\u2019]t|(?:should|could|would|might|must)['\u2019]ve|it['\u2019]ll)\b/giu,
    what: "a contraction that is hard to read",
    instead: () => "write it in full",
  },
  {
    pattern: /(?<![\p{L}'\u2019-])(?:[Ww]e|[Oo]urs?)(?![\p{L}-])/gu,
    outsideTables: true,
    what: "“we”, as if this site were the government",
    instead: () => "name the body: IRCC, the CRA, the province",
  },
];
