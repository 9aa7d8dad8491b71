import type { Day } from "./day.ts";
import { formatDay } from "./day.ts";
import type { Fact, NumericUnit } from "./fact.ts";
import type { Language } from "./language.ts";
import { localeOf } from "./language.ts";

const noBreakSpace = "\u00A0";
const noBreakHyphen = "\u2011";

/** How a page may ask for a fact: `{{id}}`, `{{id number}}`, `{{id as-of}}`, `{{id from}}` (a bar would cut a table cell). */
export const factForms = ["value", "number", "as-of", "from"] as const;
export type FactForm = (typeof factForms)[number];

/** A piece of running text: plain, or a telephone link. */
export interface FactText {
  text: string;
  /** `tel:` address where the fact is a phone number. */
  href?: string;
}

/** The fact as the language prints it: `$1,525` / `1 525 $`, `1,095 days` / `1 095 jours`, `15 November 2026` / `15 novembre 2026`. */
export function formatFact(fact: Fact, form: FactForm, language: Language): FactText {
  if (form === "as-of") return { text: formatDay(fact.reviewed, language) };
  if (form === "from") return { text: formatDay(fact.validFrom, language) };
  if (fact.unit === "date") return { text: formatDay(fact.value satisfies Day, language) };
  if (fact.unit === "phone") return formatPhone(fact.value);
  if (form === "number") return { text: formatNumber(fact.value, language) };
  return { text: formatQuantity(fact.value, fact.unit, language) };
}

/** Thousands are grouped in both languages, four-digit numbers included (style rules E05 and F05). */
export function formatNumber(value: number, language: Language): string {
  return numberFormat(language, { most: 3 }).format(value).replaceAll("\u202F", noBreakSpace);
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** Kept: to make one for each reference was most of the cost of the check of 4,000 pages, in time and in memory outside of the heap. */
function numberFormat(
  language: Language,
  { least = 0, most }: { least?: number; most: number },
): Intl.NumberFormat {
  const key = `${language} ${least} ${most}`;
  const known = numberFormats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat(localeOf(language), {
    useGrouping: "always",
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  numberFormats.set(key, format);
  return format;
}

function formatQuantity(value: number, unit: NumericUnit, language: Language): string {
  if (unit === "count") return formatNumber(value, language);
  if (unit === "CAD" || unit === "USD") return formatMoney(value, unit, language);
  if (unit === "percent")
    return language === "en"
      ? `${formatNumber(value, language)}%`
      : `${formatNumber(value, language)}${noBreakSpace}%`;
  return `${formatNumber(value, language)}${noBreakSpace}${unitWord(value, unit, language)}`;
}

/** Cents are printed only where there are cents; Canadian dollars are the site's default, US dollars say so. */
function formatMoney(value: number, currency: "CAD" | "USD", language: Language): string {
  const digits = Number.isInteger(value) ? 0 : 2;
  const amount = numberFormat(language, { least: digits, most: digits })
    .format(value)
    .replaceAll("\u202F", noBreakSpace);
  if (language === "en") return currency === "CAD" ? `$${amount}` : `US$${amount}`;
  return currency === "CAD"
    ? `${amount}${noBreakSpace}$`
    : `${amount}${noBreakSpace}$${noBreakSpace}US`;
}

type CountedUnit = Exclude<NumericUnit, "CAD" | "USD" | "percent" | "count">;

const unitWords: Record<Language, Record<CountedUnit, { one: string; many: string }>> = {
  en: {
    day: { one: "day", many: "days" },
    week: { one: "week", many: "weeks" },
    month: { one: "month", many: "months" },
    year: { one: "year", many: "years" },
    hour: { one: "hour", many: "hours" },
    point: { one: "point", many: "points" },
    person: { one: "person", many: "people" },
  },
  fr: {
    day: { one: "jour", many: "jours" },
    week: { one: "semaine", many: "semaines" },
    month: { one: "mois", many: "mois" },
    year: { one: "an", many: "ans" },
    hour: { one: "heure", many: "heures" },
    point: { one: "point", many: "points" },
    person: { one: "personne", many: "personnes" },
  },
};

const pluralRules: Record<Language, Intl.PluralRules> = {
  en: new Intl.PluralRules(localeOf("en")),
  fr: new Intl.PluralRules(localeOf("fr")),
};

/** The plural rules differ: 0 is plural in English, singular in French (CLDR). */
function unitWord(value: number, unit: CountedUnit, language: Language): string {
  const plural = pluralRules[language].select(value);
  return unitWords[language][unit][plural === "one" ? "one" : "many"];
}

/** Short numbers such as 811 are dialled as they are; the others get Canada's country code (E.164). */
function formatPhone(value: string): FactText {
  const digits = value.replaceAll("-", "");
  // Service codes, province-wide numbers and codes for text messages are dialled as they stand.
  const isLocal = digits.length < 10;
  const dialled = isLocal ? digits : `+${digits.length === 10 ? "1" : ""}${digits}`;
  return {
    text: value.replaceAll("-", noBreakHyphen),
    href: `${digits.length === 6 ? "sms" : "tel"}:${dialled}`,
  };
}
