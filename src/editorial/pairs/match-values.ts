import type { InBoth } from "../../guidance/language.ts";
import type { PageValues, PlacedValue } from "./page-values.ts";

/**
 * The values that stand on one side only. A value without unit may stand for one with a unit (`18 to 35 years`), and
 * a number in figures for the same number in words. What stands in the same place is matched first, so that a value
 * that is left over is the one that was changed.
 */
export function matchValues(en: PageValues, fr: PageValues): InBoth<PlacedValue[]> {
  let left: InBoth<PlacedValue[]> = { en: en.values, fr: fr.values };
  for (const where of [inBlock, inPart, anywhere])
    left = removeCommon(left.en, left.fr, ({ value: { key, unit }, ...place }) =>
      [where(place), key, unit].join(" "),
    );
  left = removeLoose(left.en, left.fr);
  return {
    en: left.en.filter((each) => !isInWords(each, fr)),
    fr: left.fr.filter((each) => !isInWords(each, en)),
  };
}

type Place = Pick<PlacedValue, "block" | "part">;
const inBlock = ({ block }: Place): number => block;
const inPart = ({ part }: Place): number => part;
const anywhere = (): number => 0;

function removeCommon(
  en: readonly PlacedValue[],
  fr: readonly PlacedValue[],
  keyOf: (value: PlacedValue) => string,
): InBoth<PlacedValue[]> {
  const waiting = Map.groupBy(fr, keyOf);
  const alone = en.filter((each) => waiting.get(keyOf(each))?.shift() === undefined);
  const left = new Set([...waiting.values()].flat());
  return { en: alone, fr: fr.filter((each) => left.has(each)) };
}

function removeLoose(
  en: readonly PlacedValue[],
  fr: readonly PlacedValue[],
): InBoth<PlacedValue[]> {
  const left = [...fr];
  const alone = en.filter(({ value }) => {
    const at = left.findIndex(
      ({ value: other }) =>
        other.key === value.key &&
        (other.unit === "" || value.unit === "") &&
        other.unit !== "fact" &&
        value.unit !== "fact",
    );
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
  return { en: alone, fr: left };
}

function isInWords({ value }: PlacedValue, other: PageValues): boolean {
  const { key, unit } = value;
  return isNumber.test(key) && !namesNoNumber.has(unit) && other.inWords.has(Number(key));
}

const isNumber = /^(?:0|[1-9]\d*)$/;
/** A form 5 is not "five". */
const namesNoNumber = new Set(["fact", "phone", "code"]);
