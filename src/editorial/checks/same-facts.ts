import type { Found } from "../../guidance/finding.ts";
import type { InBoth, Language } from "../../guidance/language.ts";
import { languages, otherLanguage } from "../../guidance/language.ts";
import type { Pair } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";
import { matchValues } from "../pairs/match-values.ts";
import type { PageValues } from "../pairs/page-values.ts";
import { valuesOfPage } from "../pairs/page-values.ts";

export const sameFacts: Check = {
  name: "same-facts",
  level: "error",
  rule: "Both sides of a pair name the same facts, amounts, days, dates, numbers and forms, as often as each other.",
  reason: "Somebody in Moncton and somebody in Chicoutimi must not be told two deadlines.",
  good: "within 30 days; dans les 30 jours",
  bad: "within 30 days; dans les 60 jours",
  find: ({ corpus: { pairs } }) => pairs.flatMap(inPair),
};

function inPair({ pages }: Pair): Found[] {
  const values: InBoth<PageValues> = { en: valuesOfPage(pages.en), fr: valuesOfPage(pages.fr) };
  const alone = matchValues(values.en, values.fr);
  return languages.flatMap((language) => {
    const twin = pages[otherLanguage(language)].file;
    return alone[language].map(({ value, line, column }) => ({
      file: pages[language].file,
      line,
      column,
      what: `names ${value.shown}, and the ${names[otherLanguage(language)]} side does not (or not as often)`,
      instead: `say the same in ${twin}`,
    }));
  });
}

const names: Record<Language, string> = { en: "English", fr: "French" };
