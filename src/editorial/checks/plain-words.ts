import type { Check } from "../check.ts";
import { createPhraseFinder } from "../language/phrases.ts";
import { plainWords as lists } from "../language/plain-words.ts";
import { readWriting } from "../language/prose.ts";
import { isSomeoneElses } from "../language/quotations.ts";

const find = { en: createPhraseFinder(lists.en), fr: createPhraseFinder(lists.fr) };

export const plainWords: Check = {
  name: "plain-words",
  level: "note",
  rule: "The text uses the words people say, not those of forms and offices.",
  reason:
    "Half of the readers learned the language as adults and read on a phone, under stress. A word they must look up is a step they miss.",
  good: "Send the form before you travel.",
  bad: "Send the form prior to travel.",
  find: (context) =>
    readWriting(context).prose.flatMap((prose) =>
      find[prose.language](prose.text)
        .filter(({ shown, at }) => !isSomeoneElses(prose, at) && !isName(prose.text, shown, at))
        .map(({ phrase, shown, at }) => ({
          file: prose.file,
          ...prose.placeAt(at),
          what: `"${shown}" is a word of offices`,
          instead: `write: ${phrase.instead}`,
        })),
    ),
};

/** "VIA Rail", "the Additional Factors grid": a capital inside a sentence. */
function isName(text: string, shown: string, at: number): boolean {
  if (!/^\p{Lu}/u.test(shown)) return false;
  return (
    /^\p{Lu}{2}/u.test(shown) || !/(?:^|[.!?:]["»\u201D)]*[ \u00A0])$/u.test(text.slice(0, at))
  );
}
