import type { Language } from "./language.ts";

/**
 * Puts no-break spaces and curly apostrophes where the language wants them, so that a writer may type ordinary ones.
 * French follows Canadian usage: a no-break space before `:` and inside « », none before `;` `!` `?`
 * (Office québécois de la langue française, Banque de dépannage linguistique, 22039; Canada.ca Content Style Guide 4.3 to 4.9).
 */
export function typeset(text: string, language: Language): string {
  const rules = language === "fr" ? frenchRules : englishRules;
  return rules.reduce((typed, [pattern, replacement]) => typed.replace(pattern, replacement), text);
}

const months =
  "January|February|March|April|May|June|July|August|September|October|November|December";
const mois = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const counted = "ans?|jours?|mois|semaines?|heures?|points?|millions?|personnes?";

const englishRules: [RegExp, string][] = [
  [/(?<=\p{L})'(?=\p{L})/gu, "\u2019"],
  [new RegExp(`(?<=\\d) (?=(${months})\\b)`, "g"), "\u00A0"],
  [/(?<=\d) (?=(days?|weeks?|months?|years?|hours?|points?|million|pm|am)\b)/g, "\u00A0"],
];

const frenchRules: [RegExp, string][] = [
  [/(?<=\p{L})'(?=[\p{L}«])/gu, "\u2019"],
  [/[ \u00A0\u202F]+(?=[;!?])/g, ""],
  [/ (?=:)/g, "\u00A0"],
  [/«[ \u00A0\u202F]*/g, "«\u00A0"],
  [/[ \u00A0\u202F]*»/g, "\u00A0»"],
  [/(?<=\d) (?=\d{3}(?!\d))/g, "\u00A0"],
  [/(?<=\d) (?=[$%])/g, "\u00A0"],
  [new RegExp(`(?<=\\d|1er) (?=(${mois}|${counted})(?![\\p{L}]))`, "gu"), "\u00A0"],
  [/(?<=\d) (?=h\b)|(?<=\bh) (?=\d)/g, "\u00A0"],
];
