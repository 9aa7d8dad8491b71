import type { WrongForm } from "./patterns.ts";

const months =
  "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const capitals = months.replaceAll(/(?<=^|\|)\p{L}/gu, (first) => first.toUpperCase());
const sp = "[ \\u00A0\\u202F]";

/**
 * What the build cannot mend (src/guidance/typography.ts puts the no-break spaces): style rules F01 to F16.
 * Sources: OQLF, Banque de dépannage linguistique; Guide de rédaction du contenu de Canada.ca, 4.1 to 4.9.
 */
export const frenchTypography: readonly WrongForm[] = [
  {
    pattern: /"[^"]*"|"/gu,
    what: "English quotation marks",
    instead: (shown) => `write « ${shown.replaceAll('"', "")} »`,
  },
  {
    pattern: /(?<!«[^»]*)\u201C[^\u201D]*\u201D?/gu,
    what: "English quotation marks outside a French quotation",
    instead: (shown) => `write « ${shown.replaceAll(/[\u201C\u201D]/gu, "")} »`,
  },
  {
    pattern: /(?:US|CA)?\$ ?\d(?:[\d,.]*\d)?/gu,
    what: "an amount in the English form",
    instead: (shown) => `write ${toFrenchNumber(shown.replaceAll(/[^\d,.]/gu, ""))} $`,
  },
  {
    pattern: /\d[\d,.]*\$/gu,
    what: "no space before the dollar sign",
    instead: (shown) => `write ${shown.slice(0, -1)} $`,
  },
  {
    pattern: /(?<![\d$,.])\d{1,3}(?:,\d{3})+(?![\d,])/gu,
    what: "a comma between thousands",
    instead: (shown) => `write ${toFrenchNumber(shown)}`,
  },
  {
    pattern: new RegExp(
      `(?<![\\d.])(?<!(?:article|section|paragraphe|alinéa|partie|version|norme|règle)s?${sp})\\d+\\.\\d+(?=${sp}?[%$])`,
      "gu",
    ),
    what: "a decimal point",
    instead: (shown) => `write ${shown.replace(".", ",")}`,
  },
  {
    pattern: /\d[\d,.]*%/gu,
    what: "no space before the percent sign",
    instead: (shown) => `write ${shown.slice(0, -1)} %`,
  },
  {
    pattern: new RegExp(`(?<=\\d(?:er)?${sp})(?:${capitals})(?!\\p{L})`, "gu"),
    what: "a month with a capital",
    instead: (shown) => `write ${shown.toLowerCase()}`,
  },
  {
    pattern: new RegExp(`(?<!\\p{L})(?:${months}) \\d{1,2}(?:er)?,? \\d{4}`, "giu"),
    what: "a date in the English order",
    instead: (shown) => {
      const [month = "", day = "", year = ""] = shown.toLowerCase().replace(",", "").split(" ");
      return `write le ${day === "1" ? "1er" : day} ${month} ${year}`;
    },
  },
  {
    pattern: new RegExp(`\\d{1,2}(?:er)?${sp}(?:${months}), \\d{4}`, "gu"),
    what: "a comma in a date",
    instead: (shown) => `write ${shown.replace(",", "")}`,
  },
  {
    pattern: new RegExp(`(?<![\\d,.-])1${sp}(?:${months})(?!\\p{L})`, "gu"),
    what: "the first day of a month as a plain number",
    instead: (shown) => `write 1er${shown.slice(1)}`,
  },
  {
    pattern: /(?<![\d/])\d{1,2}\/\d{1,2}\/\d{2,4}(?![\d/])/gu,
    what: "a date in figures, which readers take for another day",
    instead: () => "write the month as a word: le 31 juillet 2026",
  },
  {
    pattern: /(?<![\d:])\d{1,2}:\d{2}(?![\d:])/gu,
    what: "a time in the English form",
    instead: (shown) => `write ${shown.replace(":", " h ").replace(" h 00", " h")}`,
  },
  {
    pattern: /\b\d{1,2}(?::\d{2})? ?(?:am|pm|a\.m\.|p\.m\.)(?!\p{L})/giu,
    what: "a time in the English form",
    instead: () => "write the 24 hours: 9 h, 16 h 30",
  },
  {
    pattern: /(?<!\d)\d+(?:ère|ème|ième|ièmes|èmes|ères)(?!\p{L})/gu,
    what: "a wrong ordinal",
    instead: (shown) => `write ${shown.replace(/ère/u, "re").replace(/i?ème/u, "e")}`,
  },
  {
    pattern: /\u2014/gu,
    what: "an em dash",
    instead: () => "write a comma, a colon or two sentences",
  },
  {
    pattern: /(?<![\d/-])\d+ ?\u2013 ?\d+|(?<![\d/.-])(?:19|20)\d\d-(?:19|20)\d\d(?![\d-])/gu,
    what: "a dash for a period or a range",
    instead: (shown) => `write de ${shown.replace(/ ?[\u2013-] ?/u, " à ")}`,
  },
  {
    pattern: /\p{L}+[·•‧]\p{L}+(?:[·•‧]\p{L}+)*/gu,
    what: "a form with a middle dot",
    instead: () => "write a neutral word (la clientèle, les personnes qui…) or both forms in full",
  },
  {
    pattern: /\p{L}{3,}\((?:e|s|es|ne|nes|le|les|trice|trices|ère|ères|se|ses)\)/gu,
    what: "a form with an ending in brackets",
    instead: () => "write a neutral word, both forms in full, or the plural",
  },
  {
    pattern:
      /(?<=^|[.!?] |« ?)A (?=(?:la|l['\u2019]|partir|compter|moins|votre|cet|cette|chaque|savoir|titre|part|noter|qui|quoi|quel|un|une)(?!\p{L}))/gu,
    outsideTables: true,
    what: "a capital without its accent",
    instead: () => "write À",
  },
  {
    pattern: /(?<!\p{L})Ca(?= |$)/gu,
    what: "a capital without its cedilla",
    instead: () => "write Ça",
  },
  {
    pattern: /\p{L}:(?=\s|$)/gu,
    what: "no space before the colon",
    instead: (shown) => `write ${shown.slice(0, -1)} :`,
  },
  {
    pattern: /(?<= )&(?= )/gu,
    what: "the sign &",
    instead: () => "write et",
  },
];

function toFrenchNumber(english: string): string {
  return english.replaceAll(",", " ").replace(".", ",").trim();
}
