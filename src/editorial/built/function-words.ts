import type { Language } from "../../guidance/language.ts";
import { otherLanguage } from "../../guidance/language.ts";

/** Small words that one language needs in nearly every sentence, that no name is made with, and that the other language does not have. */
const sentenceWords: Record<Language, ReadonlySet<string>> = {
  en: new Set(
    "is are was were you your this that it if be been have has not can must should when what which how we they their them will would as but there these those than about after before while where because who do does did".split(
      " ",
    ),
  ),
  fr: new Set(
    "est sont était vous votre vos qui que quoi ne pas ou si ce cette ces il elle ils elles avec dans par sur une plus être avez avoir peut pouvez devez doit faut leur leurs mais où quand comment après avant nous".split(
      " ",
    ),
  ),
};

/** Small words that stand in names too: `Board of Inquiry`, `Régie de l'assurance maladie`. */
const joiningWords: Record<Language, ReadonlySet<string>> = {
  en: new Set("the and of to with for from in by at".split(" ")),
  fr: new Set("le la les des du et de pour un au aux en à d l".split(" ")),
};

/** The sentences of a text declared in one language that are written in the other. */
export function findForeignSentences(text: string, language: Language): string[] {
  return text.split(/(?<=[.!?…])\s+/u).filter((sentence) => isForeign(sentence, language));
}

/**
 * A name of the other language inside a sentence has joining words only, or is outnumbered by the sentence around it;
 * a sentence of the other language has at least one word that makes it a sentence, and another small word.
 */
function isForeign(sentence: string, language: Language): boolean {
  const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (of: Language, lists: readonly Record<Language, ReadonlySet<string>>[]): number =>
    words.filter((word) => lists.some((list) => list[of].has(word))).length;
  const other = otherLanguage(language);
  const both = [sentenceWords, joiningWords];
  return (
    count(other, [sentenceWords]) > count(language, [sentenceWords]) &&
    count(other, both) >= 2 &&
    count(other, both) > 2 * count(language, both)
  );
}
