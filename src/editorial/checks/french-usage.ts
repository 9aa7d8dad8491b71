import type { Found } from "../../guidance/finding.ts";
import type { Check } from "../check.ts";
import { frenchForms } from "../language/french-forms.ts";
import type { WrongForm } from "../language/patterns.ts";
import { findForms } from "../language/patterns.ts";
import type { FoundPhrase, Phrase } from "../language/phrases.ts";
import { createPhraseFinder } from "../language/phrases.ts";
import type { Prose } from "../language/prose.ts";
import { readWriting } from "../language/prose.ts";
import { isSomeoneElses } from "../language/quotations.ts";
import { formsOf } from "../language/terms.ts";
import type { Term } from "../language/word-lists.ts";
import { blankNonProse } from "../language/words.ts";

/** Style rules S02, S03, F11, F12 and F21. */
const wrongForms: readonly WrongForm[] = [
  {
    pattern: /(?<![\p{L}-])(?:[Nn]ous|[Nn]otre|[Nn]os)(?![\p{L}-])/gu,
    outsideTables: true,
    what: "“nous”, as if this site were the government",
    instead: () => "name the body: IRCC, l'ARC, la province",
  },
  {
    pattern: /(?<![\p{L}-])(?:[Tt]u|toi|tes|[Tt]['\u2019](?=es |as ))(?![\p{L}-])/gu,
    what: "a familiar form",
    instead: () => "write vous, votre, vos",
  },
  {
    pattern: /(?<=\p{Ll}[ \u00A0])Gouvernement du (?=Canada|Québec)/gu,
    what: "a capital in the name of a government",
    instead: () => "write gouvernement du",
  },
  {
    pattern:
      /(?<=\b(?:en|le|du|au)[ \u00A0])(?:Français|Anglais)(?!\p{L})(?=[ \u00A0.,;)]|$)(?! Langue)/gu,
    what: "a language with a capital",
    instead: (shown) => `write ${shown.toLowerCase()}`,
  },
  {
    // "donner suite à une demande" is right.
    pattern: /(?<=^|[.,;:(!?] ?)[Ss]uite [àa]u?x?(?!\p{L})/gu,
    what: "“suite à”, for “after”",
    instead: () => "write à la suite de, or après",
  },
  {
    pattern: /\b[Ss]ites? (?:web|internet|Internet)\b/gu,
    what: "another form of “site Web”",
    instead: () => "write site Web",
  },
];

export const frenchUsage: Check = {
  name: "french-usage",
  level: "error",
  rule: "French text uses the terms of content/glossary.yaml and Canadian French: no calques of English, no English short forms, “vous”, and the name of the body instead of “nous”.",
  reason:
    "“Éligible”, “appliquer pour” and “PR” are English in French words; a reader who knows the official form searches for “admissible”, “demander” and “RP” and finds nothing.",
  good: "Vous êtes admissible? Présentez une demande de carte RP.",
  bad: "Vous êtes éligible? Appliquez pour la carte PR.",
  find(context) {
    const { prose, lists } = readWriting(context);
    const find = createPhraseFinder([...frenchForms, ...avoidedForms(lists.terms)]);
    const french = prose.filter(({ language }) => language === "fr");
    return Map.groupBy(french, ({ file }) => file)
      .values()
      .toArray()
      .flatMap((inFile) => ofFile(inFile, find));
  },
};

/** The texts of one file: an English short form that it introduces as English may stand again further down. */
function ofFile(prose: readonly Prose[], find: (text: string) => FoundPhrase[]): Found[] {
  const introduced = new Set<string>();
  return prose.flatMap((each) => {
    const text = blankNonProse(each.text);
    const inText = findForms(text, wrongForms, { inTable: each.block?.kind === "cell" })
      .filter(({ at }) => !isSomeoneElses(each, at))
      .map(({ form, shown, at }) => tell(each, at, `${form.what}: ${shown}`, form.instead(shown)));
    const phrases = find(text).filter((found) => {
      if (isNamedInEnglish(text, found)) introduced.add(found.shown);
      return isMeant(each, found) && !introduced.has(found.shown);
    });
    const instead = ({ instead: form }: Phrase) => `write: ${form}`;
    return [
      ...inText,
      ...phrases.map(({ phrase, shown, at }) =>
        tell(each, at, `"${shown}" is not the term in Canadian French`, instead(phrase)),
      ),
    ];
  });
}

function tell({ file, placeAt }: Prose, at: number, what: string, instead: string): Found {
  return { file, ...placeAt(at), what, instead };
}

interface AvoidedForm extends Phrase {
  /** A form with capitals (PR, Express Entry) is meant only where it has them. */
  exact?: string;
}

function avoidedForms(terms: readonly Term[]): AvoidedForm[] {
  return terms.flatMap((term) => {
    const full = formsOf(term.fr).join(", ");
    return term.avoid.map((form) => ({
      avoid: form.toLowerCase(),
      ...(/\p{Lu}/u.test(form) ? { exact: form } : {}),
      instead: /^(?:\p{Lu}{2,}|eTA)$/u.test(form) && term.short ? term.short.fr : full,
    }));
  });
}

/** Not somebody else's words, and a form with capitals only where it has them and is not part of an English name. */
function isMeant(prose: Prose, { phrase, shown, at }: FoundPhrase): boolean {
  const { text } = prose;
  const { exact } = phrase as AvoidedForm;
  if (isSomeoneElses(prose, at) || (exact !== undefined && shown !== exact)) return false;
  const isPartOfName =
    /\p{Lu}\p{L}*[ \u00A0](?:: )?$/u.test(text.slice(0, at)) ||
    /^[ \u00A0]\p{Lu}/u.test(text.slice(at + shown.length));
  return !(isPartOfName && /^\p{Lu}/u.test(shown));
}

/** "LINC en anglais", "son nom anglais est … (LINC)". */
function isNamedInEnglish(text: string, { shown, at }: FoundPhrase): boolean {
  return (
    /^[^.;]{0,40}\b(?:en|nom) anglais/u.test(text.slice(at + shown.length)) ||
    /\b(?:en|nom) anglais[^.;]{0,80}$/u.test(text.slice(0, at))
  );
}
