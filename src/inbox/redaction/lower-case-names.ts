import { givenNameKind } from "./given-names.ts";
import { isOrdinary, looksOrdinary } from "./ordinary-words.ts";
import type { Rule, Span } from "./span.ts";

/**
 * Turns of phrase before a name that anything else may follow too. After those that say who one is, two words that belong to no
 * language are a name; after the others a known given name has to come.
 */
const openings: readonly { pattern: RegExp; saysWho: boolean }[] = [
  { pattern: /(?<!\p{L})(?:i am|i'm|im|i m|je suis|moi,? c'est|chu) /giu, saysWho: true },
  {
    pattern:
      /(?<!\p{L})(?:this is|it's|its|it is|ici|c'est|here is|voici|named|called|nommée?|prénommée?) /giu,
    saysWho: false,
  },
  {
    pattern:
      /(?<!\p{L})(?:my|our|his|her|mon|ma|notre|son|sa) (?:wife|husband|spouse|partner|son|daughter|mother|father|mom|dad|brother|sister|child|baby|friend|cousin|uncle|aunt|fiancée?|femme|mari|épouse|époux|conjointe?|fils|fille|mère|père|frère|s(?:œ|oe)ur|amie?|enfant|bébé|cousine?|oncle|tante),? /giu,
    saysWho: false,
  },
  {
    pattern:
      /(?:^|[\n.,!?] ?)(?:thanks|thank you|regards|best|sincerely|cheers|cordialement|merci|salutations)(?:, ?|,?\n+ ?| )(?=[^\n]{2,40}$)/giu,
    saysWho: false,
  },
];

/** Words of a name that stand small in names with capitals too, and more than one surname goes with. */
const particle = /^(?:da|dos|dela|van|von|der|el|al|bin|ben|di|del|st)$/u;

/** Most words of a name. */
const mostWords = 4;

/** Names that people write like any other word: "i am maria gonzalez", "ma sœur fatima". */
export const lowerCaseNames: Rule = (folded) =>
  openings.flatMap(({ pattern, saysWho }) =>
    [...folded.matchAll(pattern)].flatMap((match): Span[] => {
      const start = match.index + match[0].length;
      const length = nameLength(folded.slice(start), saysWho);
      return length === 0 ? [] : [{ kind: "name", start, end: start + length }];
    }),
  );

/** How many characters at the beginning of a text are a name. */
function nameLength(text: string, saysWho: boolean): number {
  const written = (/^[\p{L}'-]+(?: [\p{L}'-]+)*/u.exec(text)?.[0] ?? "").split(" ");
  const words = written.slice(0, mostWords).map((word) => word.toLowerCase());
  const [first = "", second] = words;
  const kind = givenNameKind(first);
  const follows = second !== undefined && isSurname(second);
  const isSmall = written.slice(0, 2).every((word) => word === word.toLowerCase());
  const isName =
    kind === "name" ||
    (kind === "name or word" && follows && !looksOrdinary(second)) ||
    (saysWho && follows && isSmall && !looksOrdinary(first) && !looksOrdinary(second));
  if (!isName) return 0;
  const surnames = words.slice(1);
  const end = surnames.findIndex((word) => !particle.test(word) && !isSurname(word));
  const taken = end === -1 ? surnames : surnames.slice(0, end);
  while (particle.test(taken.at(-1) ?? "")) taken.pop();
  return [first, ...taken].join(" ").length;
}

function isSurname(word: string): boolean {
  return particle.test(word) || (!isOrdinary(word) && !/(?:ing|ed|ly)$/u.test(word));
}
