import type { Language } from "../../guidance/language.ts";

/** Something a text says in figures, in a form that does not depend on the language. */
export interface Value {
  /** The value itself: `1525`, `11-22`, `2026-11-22`, `16:30`, the id of a fact, the digits of a form. */
  key: string;
  /** `fact`, `date`, `phone`, `code`, `$`, `%`, a unit of time, or empty. */
  unit: string;
  /** As it is written. */
  shown: string;
  /** Where it begins in the text. */
  at: number;
}

/** Facts, money, days, dates, times, numbers and form codes of a text, each language's way of writing them read as one. */
export function toValues(text: string, language: Language): Value[] {
  return [...text.matchAll(patterns[language])].flatMap((match) => {
    const value = readMatch(match.groups ?? {}, language);
    return value === null ? [] : [{ ...value, shown: match[0].trim(), at: match.index }];
  });
}

const months: Record<Language, string[]> = {
  en: "January February March April May June July August September October November December".split(
    " ",
  ),
  fr: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(
    " ",
  ),
};

/** A month may stand at the head of a table cell. */
const frenchMonths = months.fr.map(
  (name) => `[${name[0]?.toUpperCase()}${name[0]}]${name.slice(1)}`,
);

const space = "[ \\u00A0\\u202F]";
const hyphen = "[-\\u2011]";
const shared = [
  "(?<fact>\\{\\{[^{}]*\\}\\})",
  // Addresses, mail and numbers that spell a name are no values.
  "(?<skip>https?:\\S+|www\\.\\S+|\\S+@\\S+|24/7|1[- ]8\\d\\d[- ](?=\\p{Lu}))",
  `(?<phone>(?:1${hyphen})?\\d{3}[-\\u2011 ]\\d{3}${hyphen}\\d{4})`,
  "(?<iso>\\d{4}-\\d{2}-\\d{2})",
];
const code = "(?<![\\p{L}\\d$])[A-Z]{1,5}[-\\u2011 \\u00A0]?(?<code>\\d[\\dA-Z]*)(?![\\p{Ll}%])";

const patterns: Record<Language, RegExp> = {
  en: new RegExp(
    [
      ...shared,
      // School grades have other names and numbers in Quebec.
      `(?<skip2>[Gg]rades?${space}\\d+(?:${space}(?:to|and|or)${space}\\d+)?)`,
      `(?<month>${months.en.join("|")})${space}(?<dayAfter>\\d{1,2})(?!\\d)(?:,?${space}(?<yearA>\\d{4}))?`,
      `(?<dayBefore>\\d{1,2})${space}(?<month2>${months.en.join("|")})(?:,?${space}(?<yearB>\\d{4}))?`,
      `(?<month3>${months.en.join("|")})${space}(?<yearC>\\d{4})`,
      `(?<hour>\\d{1,2})(?::(?<minute>\\d{2}))?${space}?(?<half>[ap]m)\\b`,
      code,
      `(?<money>\\$)?(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?:st|nd|rd|th)?(?<million>${space}million)?(?:(?<percent>%)|(?:${space}|${hyphen})?(?<unit>days?|weeks?|months?|years?|hours?|points?|minutes?)\\b)?`,
    ].join("|"),
    "gu",
  ),
  fr: new RegExp(
    [
      ...shared,
      `(?<skip2>24${space}(?:h|heures)${space}sur${space}24(?:,? (?:et )?7${space}jours${space}sur${space}7)?|\\d+e(?:${space}(?:à|et|ou)${space}la${space}\\d+e)?${space}année)`,
      `(?<dayBefore>\\d{1,2})(?:er)?${space}(?<month2>${frenchMonths.join("|")})(?!\\p{L})(?:${space}(?<yearB>\\d{4}))?`,
      `(?<month3>${frenchMonths.join("|")})${space}(?<yearC>\\d{4})`,
      `(?<hour>\\d{1,2})${space}?h(?:${space}?(?<minute>\\d{2}))?(?!\\p{L})`,
      code,
      `(?<number>\\d{1,3}(?:${space}\\d{3})+(?:,\\d+)?(?!\\d)|\\d+(?:,\\d+)?)(?:ers?|res?|ères?|es?|ième)?(?!\\p{L})(?<million>${space}millions?)?(?:${space}?(?<percent>%)|${space}?(?<money>\\$)|${space}de${space}(?<dollars>dollars)|${space}(?<unit>jours?|semaines?|mois|ans?|années?|heures?|points?|minutes?)(?!\\p{L}))?`,
    ].join("|"),
    "gu",
  ),
};

type Groups = Record<string, string | undefined>;

function readMatch(groups: Groups, language: Language): Pick<Value, "key" | "unit"> | null {
  const { fact, phone, iso, hour, code: form, number } = groups;
  if (groups["skip"] !== undefined || groups["skip2"] !== undefined) return null;
  if (fact !== undefined) return { key: toFactKey(fact), unit: "fact" };
  if (phone !== undefined) return { key: phone.replaceAll(/\D/g, ""), unit: "phone" };
  if (iso !== undefined) return { key: iso, unit: "date" };
  const month = groups["month"] ?? groups["month2"] ?? groups["month3"];
  if (month !== undefined) return { key: toDateKey(month, groups, language), unit: "date" };
  if (hour !== undefined) return { key: toTimeKey(hour, groups), unit: "hour" };
  // A form has its letter for the language at the end: IMM 1344E, IMM 1344F.
  if (form !== undefined) return { key: form.replace(/(?<=\d)[EF]$/, ""), unit: "code" };
  if (number === undefined) return null;
  return { key: toNumberKey(number, groups, language), unit: toUnit(groups) };
}

/** `{{fee}}` and `{{fee number}}` say the same amount; the other forms say a day. */
function toFactKey(fact: string): string {
  const [id = "", form = ""] = fact.slice(2, -2).trim().split(/\s+/);
  return form === "as-of" || form === "from" ? `${id} ${form}` : id;
}

function toDateKey(month: string, groups: Groups, language: Language): string {
  const day = groups["dayAfter"] ?? groups["dayBefore"];
  const year = groups["yearA"] ?? groups["yearB"] ?? groups["yearC"];
  const parts = [
    year,
    String(
      months[language].findIndex((name) => name.toLowerCase() === month.toLowerCase()) + 1,
    ).padStart(2, "0"),
  ];
  return [...parts, day?.padStart(2, "0")].filter((part) => part !== undefined).join("-");
}

function toTimeKey(hour: string, { minute, half }: Groups): string {
  const base = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "pm" ? 12 : 0);
  return minute === undefined || minute === "00" ? String(base) : `${base}:${minute}`;
}

function toNumberKey(number: string, { million }: Groups, language: Language): string {
  const plain =
    language === "en"
      ? number.replaceAll(",", "")
      : number.replaceAll(/[\s\u00A0\u202F]/g, "").replace(",", ".");
  return String(million === undefined ? Number(plain) : Math.round(Number(plain) * 1e6));
}

function toUnit({ money, dollars, percent, unit }: Groups): string {
  if (money !== undefined || dollars !== undefined) return "$";
  if (percent !== undefined) return "%";
  if (unit === undefined) return "";
  return units.find(([pattern]) => pattern.test(unit))?.[1] ?? "";
}

const units: readonly [RegExp, string][] = [
  [/^(?:day|jour)/, "day"],
  [/^(?:week|semaine)/, "week"],
  [/^(?:month|mois)/, "month"],
  [/^(?:year|an)/, "year"],
  [/^(?:hour|heure)/, "hour"],
  [/^point/, "point"],
  [/^minute/, "minute"],
];
