/**
 * The forms of a term of the glossary: "résident permanent, résidente permanente" has two. A comma inside a name
 * ("Immigration, Refugees and Citizenship Canada") does not part forms: these begin alike, or with a small letter.
 */
export function formsOf(term: string): string[] {
  const [first = "", ...others] = term.split(", ");
  const isList =
    others.length > 0 && others.every((other) => /^\p{Ll}/u.test(other) && /^\p{Ll}/u.test(first));
  return isList ? [first, ...others] : [term];
}
