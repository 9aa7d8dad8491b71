import type { Found } from "../../guidance/finding.ts";
import type { InBoth, Language } from "../../guidance/language.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";
import { readWriting } from "../language/prose.ts";
import type { Speller } from "../language/speller.ts";
import { createSpeller } from "../language/speller.ts";
import { wordsOf } from "../language/words.ts";

const languageNames: InBoth<string> = { en: "English", fr: "French" };

export const spelling: Check = {
  name: "spelling",
  level: "error",
  rule: "Every word is in the dictionary of its language (Canadian English, classic French), in content/glossary.yaml or in content/spelling.yaml.",
  reason:
    "A spelling mistake on a page about rights makes a reader doubt the rest, defeats search, and is read out wrong by a screen reader.",
  good: "Bring the colour copy and your cheque.",
  bad: "Bring the color copy and your chek.",
  find(context) {
    const { prose, lists } = readWriting(context);
    // Without its lists every name would be a mistake.
    if (lists.findings.length > 0) return lists.findings;
    const spellers: InBoth<Speller> = {
      en: createSpeller("en", lists),
      fr: createSpeller("fr", lists),
    };
    const names = new Map(context.corpus.pages.map((page) => [page.file, namesInSources(page)]));
    return prose.flatMap(({ file, language, text, placeAt }) =>
      spellers[language]
        .unknownIn(text, names.get(file))
        .map(({ word, at }) => tell({ file, ...placeAt(at) }, word, spellers[language], language)),
    );
  },
};

/** Names of bodies and official pages stand in the front matter: a page that cites them may name them. */
function namesInSources({ frontMatter }: Page): Set<string> {
  const words = frontMatter.sources
    .flatMap(({ title, publisher }) => [title, publisher])
    .flatMap(wordsOf)
    .map(({ word }) => word);
  return new Set(words.filter((word) => /^\p{Lu}/u.test(word)));
}

function tell(
  place: Pick<Found, "file" | "line" | "column">,
  word: string,
  speller: Speller,
  language: Language,
): Found {
  const near = speller.suggest(word);
  const list = `add it to "${language}" in content/spelling.yaml if it is right (to "both" if it is a name)`;
  return {
    ...place,
    what: `"${word}" is not a word of the ${languageNames[language]} dictionary or of the word lists`,
    instead: near === null ? list : `write "${near}", or ${list}`,
  };
}
