import type { Rule, Span } from "./span.ts";
import { spansOf } from "./span.ts";

/** A capitalised word that is no "I am" and no title of a lawyer. */
const capital = String.raw`(?!I'm |Me )\p{Lu}[\p{L}'-]*`;
const particle = "(?:de la|de|da|dos|van|von|der|el|al|bin|ben|le|la|du|di|del)";
const capitals = (least: number): string =>
  String.raw`${capital}(?: (?:${particle} )?${capital}){${least - 1},3}`;

/** Capitalised words that are no names of people, in either language. */
const notPeople = new Set(
  (
    "canada canadian canadienne canadien québec quebec ontario alberta express entry permanent resident residence student " +
    "visitor worker ircc immigration refugees citizenship service the this that form page " +
    "indian chinese filipino brazilian brésilien french français française american américain american mexican haitian haïtien " +
    "ukrainian ukrainien nigerian pakistani moroccan marocain algerian algérien syrian british irish italian german english " +
    "citizen citoyen citoyenne résident résidente étudiant étudiante great good nice job work team site web protected person skilled international foreign"
  ).split(" "),
);

/** Words that go on after "my name" without being one. */
const afterName = new Set(
  (
    "not on in at is was wrong incorrect misspelled mispelled misspelt spelled spelt different missing too very also still the a an " +
    "changed longer written correct listed shown blank already never twice only just being really appears " +
    "mal pas dans sur trop différent erroné inscrit écrit faux incorrect absent le la un une celui toujours déjà plus très bien long " +
    "du de des d'origine"
  ).split(" "),
);

/** Words that end a name written without capitals. */
const afterSurname = new Set(
  (
    "and but i i'm we from my in on at with for who because since please student of is was the a to so " +
    "et mais je j'ai nous de du mon ma dans sur avec pour qui car depuis svp étudiant étudiante suis est la le un une à née né"
  ).split(" "),
);

const isPerson = (name: string): boolean =>
  !name
    .toLowerCase()
    .split(" ")
    .some((each) => notPeople.has(each));

/** Turns of phrase after which a name comes, however it is written. */
const introduction =
  /(?<!\p{L})(?:my (?:full )?name(?: is|'s)|[\p{L}]+'s name is|(?<=^|[\n.,;!] ?)name is|je m'appelle|je me nomme|mon nom(?: complet)? (?:est|c'est)|i am called)[ :]+/iu;

/** "my name is …": the capitalised words, or up to three words in lower case. */
const introduced: Rule = (folded) => {
  const spans: Span[] = [];
  for (const match of folded.matchAll(new RegExp(introduction.source, "gimu"))) {
    const start = match.index + match[0].length;
    const name = leadingName(folded.slice(start));
    if (name !== "") spans.push({ kind: "name", start, end: start + name.length });
  }
  return spans;
};

function leadingName(text: string): string {
  const written = new RegExp(`^${capitals(1)}`, "u").exec(text)?.[0];
  if (written !== undefined) return written;
  const words = (/^[\p{L}'-]+(?: [\p{L}'-]+){0,2}/u.exec(text)?.[0] ?? "").split(" ");
  if (afterName.has(words[0]?.toLowerCase() ?? "")) return "";
  const end = words.findIndex((each) => afterSurname.has(each.toLowerCase()));
  return words.slice(0, end === -1 ? words.length : end).join(" ");
}

const kin =
  "wife|husband|spouse|partner|son|daughter|mother|father|brother|sister|child|baby|friend|cousin|fiancée?|femme|mari|épouse|époux|conjointe?|fils|fille|mère|père|frère|s(?:œ|oe)ur|amie?|enfant|bébé|cousine?";

/** People met on the way, who are named in full. */
const roles =
  "agent|officer|lawyer|consultant|client|doctor|landlord|employer|boss|teacher|avocate?|consultante|cliente?|agente|médecin|propriétaire|patronn?e?";

/** People who name themselves, their family, an official, or sign. */
export const names: Rule[] = [
  introduced,
  named(
    String.raw`(?<!\p{L})(?:I am|I'm|i am|i'm|This is|this is|Je suis|je suis|[Mm]oi,? c'est|[Ii]ci) `,
    capitals(2),
  ),
  named(
    String.raw`(?<!\p{L})(?:[Mm]y|[Oo]ur|[Mm]on|[Mm]a|[Nn]otre) (?:${kin}),? (?:named |called |nommée? |prénommée? )?`,
    capitals(1),
  ),
  named(
    String.raw`(?<!\p{L})(?:[Tt]he|[Mm]y|[Oo]ur|[Aa]n?|[Hh]is|[Hh]er|[Ll]e |[Ll]a |[Ll]'|[Mm]on|[Mm]a|[Nn]otre|[Uu]ne?) ?(?:${roles}),? `,
    capitals(2),
  ),
  named(String.raw`(?<!\p{L})avocate?s?,? Me `, capitals(1)),
  named(String.raw`(?<!\p{L})(?:${kin}) s'appelle `, capitals(1)),
  named(
    String.raw`(?:^|[\n,;.(] ?)(?:(?:[Ff]ull|[Ff]irst|[Ll]ast) )?(?:[Nn]ame|[Nn]om|[Pp]rénom)s? ?: ?`,
    capitals(1),
  ),
  named(
    String.raw`(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mme|Mlle|Dr|Dre|M\.|[Mm]adame|[Mm]onsieur)\.? `,
    capitals(1),
  ),
  named(String.raw`(?:^|\n)`, String.raw`${capitals(2)}(?= here\b)`),
  named(String.raw`(?:^|\n)(?:Hi|Hello|Bonjour|Dear [Ss]ir),? `, String.raw`${capitals(2)}(?=,)`),
  named(
    String.raw`(?<!\p{L})(?:Thanks|Thank you|Regards|Best|Sincerely|Cheers|Cordialement|Merci|Salutations|Bien à vous|Sincèrement)(?:, ?|,?[ ]?\n+ ?)`,
    String.raw`${capitals(1)}\.?(?=\s*$)`,
  ),
];

function named(before: string, name: string): Rule {
  return spansOf("name", new RegExp(`${before}(?<it>${name})`, "u"), isPerson);
}
