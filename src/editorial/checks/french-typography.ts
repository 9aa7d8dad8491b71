import type { Check } from "../check.ts";
import { frenchTypography as forms } from "../language/french-typography.ts";
import { findForms } from "../language/patterns.ts";
import { readWriting } from "../language/prose.ts";
import { blankNonProse } from "../language/words.ts";

export const frenchTypography: Check = {
  name: "french-typography",
  level: "error",
  rule: "French text has French quotation marks, amounts, dates, hours and capitals. No-break spaces need not be typed: the build puts them.",
  reason:
    "“$1,525” and “July 31” in a French sentence tell a reader that the page was translated in haste, and 1,525 reads as one and a half.",
  good: "Le permis « ouvert » coûte 1 525 $ depuis le 1er juillet 2026.",
  bad: 'Le permis "ouvert" coûte $1,525 depuis le 1 Juillet, 2026.',
  find: (context) =>
    readWriting(context)
      .prose.filter(({ language }) => language === "fr")
      .flatMap(({ file, text, block, placeAt }) => {
        // The labels of a form, like cells, may begin with a verb: "A la citoyenneté".
        const inTable = block === null || block.kind === "cell";
        return findForms(blankNonProse(text), forms, { inTable }).map(({ form, shown, at }) => ({
          file,
          ...placeAt(at),
          what: `${form.what}: ${shown.trim()}`,
          instead: form.instead(shown),
        }));
      }),
};
