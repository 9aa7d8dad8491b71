import { passesLuhn } from "./luhn.ts";
import type { Rule } from "./span.ts";
import { spansOf } from "./span.ts";

const onlyDigits = (text: string): string => text.replaceAll(/\D/g, "");

/** Groups that are all years (`2024 2025 2026`, `2025-2026`) are no card and no client number. */
const isYears = (text: string): boolean => /^(?:(?:19|20)\d\d[ -]?)+$/.test(text);

/** Free for the caller, so printed for everyone (North American numbering plan, service codes 8XX). */
const isTollFree = (digits: string): boolean =>
  /^1?8(?:00|22|33|44|55|66|77|88)[2-9]\d{6}$/.test(digits);

/** Digits that a label names as personal, up to 24 characters after it. */
function labelled(label: string, number: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${label})(?!\\p{L})[^\\d\\n]{0,24}(?<it>${number})`, "iu");
}

/** 13 to 19 digits in the groups in which cards print them, with a right check digit. */
export const cards: Rule = spansOf(
  "card",
  /(?<!\d|\d[ -])(?:\d{13,19}|\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}|\d{4}[ -]\d{6}[ -]\d{4,5})(?![ -]?\d)/,
  (text) => passesLuhn(onlyDigits(text)) && !isYears(text),
);

/** Nine digits with a right check digit, together, in threes or one by one; any nine digits where a label says so. */
export const socialInsuranceNumbers: Rule[] = [
  spansOf(
    "sin",
    /(?<!\d)\d{9}(?!\d)|(?<![\d$]|\d[ .,/_-])(?:\d{3}[ .,/_-]?\d{3}[ .,/_-]?\d{3}|\d(?:[ .-]\d){8})(?![ .,/_-]?\d| ?\$)/,
    (text) => passesLuhn(onlyDigits(text)),
  ),
  spansOf(
    "sin",
    labelled(
      "sin|nas|social insurance(?: number)?|assurance sociale",
      String.raw`\d{3}[ .,/_-]?\d{3}[ .,/_-]?\d{3}(?!\d)`,
    ),
  ),
];

/** Client numbers have 8 or 10 digits and are printed 4-4 or 2-4-4. */
export const clientNumbers: Rule[] = [
  spansOf(
    "client-number",
    /(?<!\d|\d[ .-])(?:\d{2}-\d{4}-\d{4}|\d{4}-\d{4})(?![-/]?\d)/,
    (text) => !isYears(text),
  ),
  spansOf(
    "client-number",
    labelled(
      "uci|iuc|client (?:id|number|identifier)s?|identificateur unique(?: de client)?|numéro de client",
      String.raw`\d{2}[ -]?\d{4}[ -]?\d{4}(?!\d)|\d{4}[ -]?\d{4}(?!\d)`,
    ),
    (text) => !isYears(text) || /^\d+$/.test(text),
  ),
];

/** One or two letters and nine digits in threes: a file of the department. */
export const fileNumbers: Rule = spansOf(
  "file-number",
  /(?<![\p{L}\d])[A-Z]{1,2}[ -]?(?:\d{3}[ -]\d{3}[ -]\d{3}|\d{9,10})(?![\p{L}\d])/u,
);

/** A word of letters and at least five digits: passports, travel papers, files. Form numbers have four digits at most. */
export const mixedIdentifiers: Rule = spansOf(
  "passport",
  /(?<![\p{L}\d/=_.-])(?=[a-z]*\d)(?=\d*[a-z])(?=(?:[a-z]*\d){5})(?!noc|cnp)[a-z\d]{7,14}(?![\p{L}\d])/iu,
);

/** Digits that a traveller says are on a passport, and letters and digits written apart. */
export const passports: Rule[] = [
  spansOf(
    "passport",
    labelled("passports?|passeports?|travel document|titre de voyage", String.raw`\d{6,9}(?!\d)`),
  ),
  spansOf("passport", /(?<![\p{L}\d])[A-Z]{1,2}[ -]\d{7}(?![\p{L}\d])/u),
  spansOf(
    "passport",
    /(?<!\p{L})(?:passports?|passeports?) (?:no\.?|n°|number|numéro|#)? ?(?<it>\d{2} ?[A-Z]{2} ?\d{5})(?![\p{L}\d])/iu,
  ),
];

/** Telephone numbers of people; toll-free numbers are kept. */
export const telephones: Rule[] = [
  spansOf(
    "phone",
    /(?:\+|(?<!\d)00(?=[1-9]))\(?\d[\d ().-]{6,18}\d/,
    (text) => onlyDigits(text).length >= 8 && !isTollFree(onlyDigits(text)),
  ),
  spansOf(
    "phone",
    /(?<!\d|\d[ .-])(?:1[ .-]?)?\(?[2-9]\d{2}\)?[ ./_-]{0,2}[2-9]\d{2}[ ./_-]?\d{2} ?\d{2}(?!\d)/,
    (text) => !isTollFree(onlyDigits(text)),
  ),
  spansOf("phone", /(?<!\d|\d[ .-])0[1-9](?:[ .-]?\d{2}){4}(?![ .-]?\d)/),
  spansOf(
    "phone",
    labelled(
      "phone|cell|mobile|tel|tél|téléphone|call(?: me)?(?: at)?|text(?: me)?(?: at)?|appelez(?:-moi)?(?: au)?|whatsapp",
      String.raw`\d{3}[ .-]\d{4}(?![ .-]?\d)`,
    ),
  ),
];

const digitWords =
  "zero|one|two|three|four|five|six|seven|eight|nine|zéro|un|deux|trois|quatre|cinq|sept|huit|neuf";

/**
 * Eight or more digits in a row name a person or a file, whatever they are; no fee, score, day count or code is that long. Round
 * amounts are. Digits one by one or in words are told on purpose so that no rule sees them.
 */
export const longNumbers: Rule[] = [
  spansOf(
    "number",
    /(?<![\d/=_-])\d{8,}(?!\d)/,
    (text) => !isTollFree(text) && !text.endsWith("00000"),
  ),
  spansOf("number", /(?<![\d.,])\d(?:[ .-]\d){8,}(?![\d.,])/),
  spansOf(
    "number",
    new RegExp(`(?<!\\p{L})(?:${digitWords})(?:[ ,-]{1,2}(?:${digitWords})){6,}(?!\\p{L})`, "iu"),
  ),
];
