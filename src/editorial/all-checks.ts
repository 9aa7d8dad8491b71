import type { BuiltCheck, Check, Explanation } from "./check.ts";
import { acronymsExplained } from "./checks/acronyms-explained.ts";
import { englishUsage } from "./checks/english-usage.ts";
import { factValidity } from "./checks/fact-validity.ts";
import { factsKnown } from "./checks/facts-known.ts";
import { frenchTypography } from "./checks/french-typography.ts";
import { frenchUsage } from "./checks/french-usage.ts";
import { frontMatter } from "./checks/front-matter.ts";
import { headings } from "./checks/headings.ts";
import { imagesDescribed } from "./checks/images-described.ts";
import { inStep } from "./checks/in-step.ts";
import { languageLeak } from "./checks/language-leak.ts";
import { linkTexts } from "./checks/link-texts.ts";
import { linksLeadSomewhere } from "./checks/links-lead-somewhere.ts";
import { nextPageBudget } from "./checks/next-page-budget.ts";
import { noticeComplete } from "./checks/notice-complete.ts";
import { orphanPages } from "./checks/orphan-pages.ts";
import { pageBudget } from "./checks/page-budget.ts";
import { pagesListed } from "./checks/pages-listed.ts";
import { plainWords } from "./checks/plain-words.ts";
import { readingEase } from "./checks/reading-ease.ts";
import { requestBudget } from "./checks/request-budget.ts";
import { reviewOverdue } from "./checks/review-overdue.ts";
import { reviewPlanned } from "./checks/review-planned.ts";
import { rulesComplete } from "./checks/rules-complete.ts";
import { sameFacts } from "./checks/same-facts.ts";
import { sameShape } from "./checks/same-shape.ts";
import { scriptBudget } from "./checks/script-budget.ts";
import { searchesLeadSomewhere } from "./checks/searches-lead-somewhere.ts";
import { sentenceLength } from "./checks/sentence-length.ts";
import { sharedAddress } from "./checks/shared-address.ts";
import { spelling } from "./checks/spelling.ts";
import { termsConsistent } from "./checks/terms-consistent.ts";
import { twin } from "./checks/twin.ts";
import { typedByHand } from "./checks/typed-by-hand.ts";
import { unfinishedText } from "./checks/unfinished-text.ts";

/** The checks of the content, in the order of their names in the report of one line. */
export const checks: readonly Check[] = [
  inStep,
  sameShape,
  sameFacts,
  factsKnown,
  factValidity,
  linksLeadSomewhere,
  pagesListed,
  orphanPages,
  reviewPlanned,
  reviewOverdue,
  noticeComplete,
  rulesComplete,
  searchesLeadSomewhere,
  pageBudget,
  unfinishedText,
  typedByHand,
  plainWords,
  sentenceLength,
  readingEase,
  headings,
  imagesDescribed,
  linkTexts,
  acronymsExplained,
  frenchTypography,
  frenchUsage,
  englishUsage,
  termsConsistent,
  spelling,
];

/** The checks of the built pages. */
export const builtChecks: readonly BuiltCheck[] = [
  languageLeak,
  pageBudget,
  requestBudget,
  scriptBudget,
  nextPageBudget,
];

/** Everything that a report may name. */
export const explanations: readonly Explanation[] = [
  ...new Set([frontMatter, twin, sharedAddress, ...checks, ...builtChecks]),
];
