import type { Found } from "../../guidance/finding.ts";
import type { InBoth } from "../../guidance/language.ts";
import { languages, otherLanguage } from "../../guidance/language.ts";
import type { Page, Pair } from "../../guidance/pairing.ts";
import type { Check } from "../check.ts";
import { readWriting } from "../language/prose.ts";
import type { SoughtTerm } from "../language/term-finder.ts";
import { officialTerms } from "../language/term-finder.ts";
import type { TextBlock } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";

export const termsConsistent: Check = {
  name: "terms-consistent",
  level: "warning",
  rule: "Where one side of a pair names an official term of content/glossary.yaml, the other side names its twin, by its full name or its short form.",
  reason:
    "A reader who follows the French page and phones an office must use the words of its forms; two names for one thing look like two things.",
  good: "Confirmation of Permanent Residence; Confirmation de résidence permanente",
  bad: "Confirmation of Permanent Residence; la confirmation de votre statut",
  find(context) {
    const { terms } = readWriting(context).lists;
    const sought: InBoth<SoughtTerm[]> = {
      en: officialTerms(terms, "en"),
      fr: officialTerms(terms, "fr"),
    };
    return context.corpus.pairs.flatMap((pair) => inPair(pair, sought));
  },
};

function inPair({ pages }: Pair, sought: InBoth<SoughtTerm[]>): Found[] {
  const texts: InBoth<string> = { en: wholeText(pages.en), fr: wholeText(pages.fr) };
  return languages.flatMap((language) => {
    const other = otherLanguage(language);
    return sought[language].flatMap(({ term, full }, index) => {
      if (!full.test(texts[language])) return [];
      const twin = sought[other][index];
      if (twin === undefined || twin.any.test(texts[other])) return [];
      return [
        {
          file: pages[language].file,
          ...placeOf(full, readText(pages[language]).blocks),
          what: `names "${term[language]}", and ${pages[other].file} does not name "${term[other]}"`,
          instead: `write "${term[other]}" there, or another word on both sides`,
        },
      ];
    });
  });
}

/** The description sums up and may leave a name out. */
function proseBlocks(blocks: readonly TextBlock[]): TextBlock[] {
  return blocks.filter(({ kind }) => kind !== "description");
}

function wholeText(page: Page): string {
  return proseBlocks(readText(page).blocks)
    .map(({ text }) => text)
    .join("\n");
}

function placeOf(term: RegExp, blocks: readonly TextBlock[]): { line: number; column?: number } {
  for (const block of proseBlocks(blocks)) {
    const at = term.exec(block.text)?.index;
    if (at !== undefined) return block.placeAt(at);
  }
  return { line: 1 };
}
