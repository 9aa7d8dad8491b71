import { z } from "zod";
import { accessibilityWords } from "./accessibility-words.ts";
import { inboxWords } from "./inbox-words.ts";
import { slugSchema } from "./page-schema.ts";
import { toolWordsOfSiteSchema } from "./tool-words.ts";
import { readerWords } from "./reader-words.ts";

const words = z.strictObject({
  en: z.string("is missing in English").min(1, "is empty in English").meta({ example: "Send" }),
  fr: z.string("is missing in French").min(1, "is empty in French").meta({ example: "Envoyer" }),
});

const standingInOneLanguage = z.strictObject({
  slug: slugSchema.meta({ example: "thank-you" }),
  title: z.string("is missing").min(3, "is too short").meta({ example: "Thank you" }),
  description: z
    .string("is missing")
    .min(10, "is too short")
    .meta({ example: "Your answer was received." }),
});
const standing = z.strictObject({ en: standingInOneLanguage, fr: standingInOneLanguage });

const notSent = z.strictObject({
  title: z
    .string("is missing")
    .min(5, "is too short")
    .meta({ example: "Your answer was not sent" }),
  text: z
    .string("is missing")
    .min(5, "is too short")
    .meta({ example: 'Go back and choose "Yes" or "No".' }),
});

/** `content/interface.yaml`: the words of the interface in both languages, and nothing that belongs to one page. */
export const interfaceSchema = z.strictObject({
  /** The name of the site, also the brand in titles. */
  siteName: words,
  /** What the site is, in a few words, beside the name. */
  siteTagline: words,
  /** The sentence on every page that this is an independent guide. */
  independent: words,
  /** The link that lets keyboard users pass the header. */
  skipToContent: words,
  /** The other language's own name, written in that language; `en` is what English pages show. */
  otherLanguage: words,
  /** What the language link does, for people who hear it: written in the language it leads to. */
  readInOtherLanguage: words,
  /** Names of navigation landmarks. */
  sections: words,
  youAreHere: words,
  home: words,
  /** Labels of a guidance page. */
  onThisPage: words,
  officialSources: words,
  readNext: words,
  lastReviewed: words,
  nextReview: words,
  /** Said plainly when the date of the next review has passed; `{date}` is replaced. */
  reviewOverdue: words,
  /** On a page whose twin was changed in an emergency before this one. */
  behind: words,
  /** Beside a link that leads to the other language. */
  otherLanguageOnly: words,
  /** The feedback form. */
  feedbackTitle: words,
  feedbackQuestion: words,
  yes: words,
  no: words,
  feedbackWords: words,
  feedbackHint: words,
  send: words,
  /** Gives people their words back when a form could not be taken. */
  keptTitle: words,
  keptText: words,
  sendAgain: words,
  /** The answer to a form that was not filled in. */
  feedbackNotSent: z.strictObject({ en: notSent, fr: notSent }),
  /** Left empty by people, filled by robots. */
  feedbackTrap: words,
  ...inboxWords,
  ...readerWords,
  ...accessibilityWords,
  /** Journeys; `{step}` and `{of}` are replaced. */
  journeyStep: words,
  nextStep: words,
  stepByStep: words,
  /** Above the tools. */
  workItOut: words,
  /** Front page and indexes. */
  firstQuestions: words,
  allSubjects: words,
  pagesUnder: words,
  /** Under the 404 and busy pages: where to go instead. */
  tryThese: words,
  searchOfficial: words,
  /** The pages of the tools. */
  tools: toolWordsOfSiteSchema,
  /** Pages without a Markdown pair. */
  standing: z.strictObject({
    aToZ: standing,
    search: standing,
    whichWay: standing,
    pointsRanking: standing,
    sixtySevenPoints: standing,
    citizenshipDays: standing,
    residencyDays: standing,
    cost: standing,
    thanks: standing,
    notFound: standing,
    busy: standing,
    interest: standing,
    interestSent: standing,
    privacy: standing,
    accessibility: standing,
  }),
});

export type InterfaceWords = z.output<typeof interfaceSchema>;
