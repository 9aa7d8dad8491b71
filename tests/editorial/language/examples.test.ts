import { describe, expect, test } from "vitest";
import type { Check } from "../../../src/editorial/check.ts";
import { acronymsExplained } from "../../../src/editorial/checks/acronyms-explained.ts";
import { englishUsage } from "../../../src/editorial/checks/english-usage.ts";
import { frenchTypography } from "../../../src/editorial/checks/french-typography.ts";
import { frenchUsage } from "../../../src/editorial/checks/french-usage.ts";
import { headings } from "../../../src/editorial/checks/headings.ts";
import { imagesDescribed } from "../../../src/editorial/checks/images-described.ts";
import { linkTexts } from "../../../src/editorial/checks/link-texts.ts";
import { plainWords } from "../../../src/editorial/checks/plain-words.ts";
import { readingEase } from "../../../src/editorial/checks/reading-ease.ts";
import { sentenceLength } from "../../../src/editorial/checks/sentence-length.ts";
import { spelling } from "../../../src/editorial/checks/spelling.ts";
import { typedByHand } from "../../../src/editorial/checks/typed-by-hand.ts";
import { schoolGrade } from "../../../src/editorial/language/reading-ease.ts";
import { swap } from "../fault.ts";
import { checkSample, snowEn, snowFr } from "../sample-guide.ts";
import { lastEn, lastFr } from "./fault-rows.ts";
import { pageOf } from "./page.ts";

/** What one check says about a page that ends with this Markdown. */
function saidAbout({ name }: Check, markdown: string): string[] {
  const inFrench = name.startsWith("french");
  const text = markdown.startsWith("#") ? `${markdown}\n\nText.` : markdown;
  const change = inFrench
    ? { [snowFr]: swap(lastFr, `${lastFr}\n\n${text}`) }
    : { [snowEn]: swap(lastEn, `${lastEn}\n\n${text}`) };
  return checkSample(change)
    .findings.filter(({ check, file }) => check === name && file === (inFrench ? snowFr : snowEn))
    .map(({ what }) => what);
}

describe("the examples that a check shows of itself are true", () => {
  test.each(
    [
      typedByHand,
      headings,
      linkTexts,
      imagesDescribed,
      sentenceLength,
      plainWords,
      acronymsExplained,
      frenchTypography,
      frenchUsage,
      englishUsage,
      spelling,
    ].map((check) => [check.name, check] as const),
  )("%s", (_name, check) => {
    expect(saidAbout(check, check.good)).toEqual([]);
    expect(saidAbout(check, check.bad)).not.toEqual([]);
  });
});

test("the examples of reading ease lie on both sides of its bound", () => {
  expect(schoolGrade(pageOf(readingEase.good))).toBeLessThanOrEqual(8);
  expect(schoolGrade(pageOf(readingEase.bad))).toBeGreaterThan(8);
});

describe("what to write instead", () => {
  /** The advice about the first finding of a check when the English page says this. */
  const adviceOn = ({ name }: Check, sentence: string): string | undefined =>
    checkSample({ [snowEn]: swap(lastEn, `${lastEn} ${sentence}`) }).findings.find(
      ({ check }) => check === name,
    )?.instead;

  test.each([
    [typedByHand, "Boots cost $120.", "write {{boots-price}} if it is that fact"],
    [typedByHand, "Be ready by 1 December 2026.", "write {{tires-day}} if it is that fact"],
    [
      spelling,
      "You will recieve it.",
      'write "receive", or add it to "en" in content/spelling.yaml if it is right (to "both" if it is a name)',
    ],
    [acronymsExplained, "Ask the CBSA.", "write: Canada Border Services Agency (CBSA)"],
    [acronymsExplained, "Ask IRCC.", "write: Immigration, Refugees and Citizenship Canada (IRCC)"],
    [plainWords, "Do it prior to noon.", "write: before"],
    [englishUsage, "Come by July 31st.", "write July 31"],
  ] as const)("%s %s", (check, sentence, expected) => {
    expect(adviceOn(check, sentence)).toContain(expected);
  });
});
