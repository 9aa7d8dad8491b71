import type { Check } from "../check.ts";
import { englishForms } from "../language/english-forms.ts";
import { findForms } from "../language/patterns.ts";
import { readWriting } from "../language/prose.ts";
import { isSomeoneElses } from "../language/quotations.ts";
import { blankNonProse } from "../language/words.ts";

export const englishUsage: Check = {
  name: "english-usage",
  level: "error",
  rule: "English text has the dates, amounts and forms of Canadian plain writing, and never says “we” for a government.",
  reason:
    "One form for one thing is read faster. “We” on an independent site makes a reader believe that it can decide something.",
  good: "Immigration, Refugees and Citizenship Canada must receive it by 31 July, at 4 pm.",
  bad: "We shall receive it by July 31st at 4 p.m.",
  find: (context) =>
    readWriting(context)
      .prose.filter(({ language }) => language === "en")
      .flatMap((prose) =>
        findForms(blankNonProse(prose.text), englishForms, {
          inTable: prose.block?.kind === "cell",
        })
          .filter(({ at }) => !isSomeoneElses(prose, at))
          .map(({ form, shown, at }) => ({
            file: prose.file,
            ...prose.placeAt(at),
            what: `${form.what}: ${shown.trim()}`,
            instead: form.instead(shown),
          })),
      ),
};
