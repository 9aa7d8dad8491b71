import type { InBoth } from "../../guidance/language.ts";
import type { Check } from "../check.ts";
import { readingEase as easeOf, schoolGrade } from "../language/reading-ease.ts";

interface Bound {
  isHard(score: number): boolean;
  what(score: number): string;
}

/** Grade 8 of Flesch and Kincaid; 65 of Kandel and Moles, where everyday French lies (style rules, section 0). */
const bounds: InBoth<Bound> = {
  en: {
    isHard: (score) => score > 8,
    what: (score) => `reads at school grade ${score} (Flesch-Kincaid); aim for 8 or lower`,
  },
  fr: {
    isHard: (score) => score < 65,
    what: (score) => `has a reading ease of ${score} (Kandel-Moles); aim for 65 or higher`,
  },
};

export const readingEase: Check = {
  name: "reading-ease",
  level: "note",
  rule: "An English page reads at school grade 8 or lower (Flesch-Kincaid), a French page at 65 or higher (Kandel-Moles).",
  reason:
    "The figures are rough, so they stop nothing; but a page that gets harder from one edition to the next loses readers who need it.",
  good: "You can work while you wait. Keep the letter.",
  bad: "Authorization to undertake remunerated employment may be maintained pending determination.",
  find: ({ corpus: { pages } }) =>
    pages.flatMap((page) => {
      const score = page.language === "en" ? schoolGrade(page) : easeOf(page);
      const { isHard, what } = bounds[page.language];
      if (!isHard(score)) return [];
      return [
        {
          file: page.file,
          line: page.bodyLine,
          what: what(score),
          instead: "shorten the longest sentences first, then the longest words",
        },
      ];
    }),
};
