import type { Fact } from "../../guidance/fact.ts";
import type { Language } from "../../guidance/language.ts";
import type { Value } from "../pairs/values.ts";
import { toValues } from "../pairs/values.ts";
import type { BlockInPlace } from "../text/sections.ts";
import { isQuoted } from "./quotations.ts";

/** A value that stands in the text where a `{{fact}}` belongs. */
export interface TypedValue {
  value: Value;
  /** The facts that have this value in this unit. */
  facts: Fact[];
}

const unitsOfFacts: Record<string, readonly string[]> = {
  $: ["CAD", "USD"],
  "%": ["percent"],
  day: ["day"],
  week: ["week"],
  month: ["month"],
  year: ["year"],
  hour: ["hour"],
  point: ["point"],
  date: ["date"],
  phone: ["phone"],
};

/** The values of a block that ought to be facts. What is harmless is named in `isHarmless`. */
export function findTypedValues(
  place: BlockInPlace,
  language: Language,
  facts: FactsByValue,
): TypedValue[] {
  const { block } = place;
  if (block.quoted === true || place.headings.some((heading) => /\bex[ae]mples?\b/iu.test(heading)))
    return [];
  return toValues(block.text, language)
    .map((value) => ({ value, facts: factsWith(value, facts) }))
    .filter((typed) => {
      const before = block.text.slice(0, typed.value.at);
      const after = block.text.slice(typed.value.at + typed.value.shown.length);
      return !isQuoted(block.text, typed.value.at) && isRule(typed, { place, before, after });
    });
}

/** Facts by their value, without unit: "120", "20261201", "18005550199". */
export type FactsByValue = ReadonlyMap<string, readonly Fact[]>;

export function byValue(facts: readonly Fact[]): FactsByValue {
  return Map.groupBy(facts, (fact) => bare(String(fact.value)));
}

function factsWith({ key, unit }: Value, facts: FactsByValue): Fact[] {
  const units = unit === "" ? ["phone"] : (unitsOfFacts[unit] ?? []);
  return (facts.get(bare(key)) ?? []).filter((fact) => units.includes(fact.unit));
}

function bare(key: string): string {
  return key.replaceAll("-", "");
}

/** What stands around a value. */
interface Around {
  place: BlockInPlace;
  before: string;
  after: string;
}

/** "in any 12 months", "the 14-day rule", "moins de 18 ans": a way to count, a name, an age. */
const countingBefore =
  /(?:\b(?:any|last|past|previous|every|each|per|first|next)|\brègles? (?:d'un an et )?(?:des?|des)|\b(?:toute|dernière?s|derniers|chaque|première?s|premiers|prochains)(?: période de)?)[ \u00A0]*$/iu;
const countingAfter = /^[ \u00A0]*(?:rules?\b|of age\b)/iu;
/** "16 years" may be an age; behind these words it is a length of time. */
const lastsBefore =
  /(?:\bfor|\bwithin|up to|at most|lasts?|pendant|durant|dans les|jusqu'à|au plus|valables?|valides?)[ \u00A0]$/iu;
const dialBefore =
  /\b(?:call|dial|text|phone|appel(?:ez|er)|compos(?:ez|er)|text(?:ez|er))(?: le| au)?[ \u00A0]$/iu;

/** Whether the value is a rule of somebody, which may change, and not a way to count, a name, an age, history or an example. */
function isRule({ value, facts }: TypedValue, { place, before, after }: Around): boolean {
  const inCell = place.block.kind === "cell" || place.block.kind === "caption";
  const known = facts.length > 0;
  switch (value.unit) {
    case "phone":
      return true;
    case "$":
      // A table of values may hold them; one that also stands elsewhere is a fact.
      return !inCell || (known && Number(value.key) >= 100);
    case "%":
      return !inCell && Number(value.key) !== 100;
    case "date":
      return !inCell && /^20\d\d-\d\d-\d\d$/.test(value.key) && !isNameOfAct(before);
    case "day":
    case "week":
    case "month":
    case "hour":
      if (/-|\u2011|\d[ \u00A0]?(?:[ap]m|h\b)/u.test(value.shown)) return false;
      return !inCell && !countingBefore.test(before) && !countingAfter.test(after);
    case "year":
      return !inCell && known && lastsBefore.test(before);
    case "point":
      return !inCell && known && !/point/iu.test(place.headings.join(" "));
    case "":
      return known && value.key.length === 3 && dialBefore.test(before);
    default:
      return false;
  }
}

/** "the Treaty of 15 June 1995", "la Loi du 2 mai 2001": the day is part of a name. */
function isNameOfAct(before: string): boolean {
  return /\b(?:Act|Regulations?|Treaty|Agreement|Order|Notice|Loi|Règlement|Traité|Accord|Décret|Avis)(?: [^.,;]{0,60})?(?: of| du| dated| signed on)[ \u00A0]*$/u.test(
    before,
  );
}
