import { z } from "zod";

/** What can go wrong with a page, as a visitor may say it. The values mean the same in both languages. */
export const feedbackReasons = [
  "not-found",
  "unclear",
  "outdated",
  "wrong",
  "broken",
  "language",
  "other",
] as const;
export type FeedbackReason = (typeof feedbackReasons)[number];

const text = (example: string) => z.string("is missing").min(2, "is too short").meta({ example });

const inBoth = <T extends z.ZodType>(of: T) => z.strictObject({ en: of, fr: of });

const words = inBoth(text("Something is missing"));

const told = z.strictObject({
  title: text("Your registration was not sent"),
  text: text("Choose at least one subject."),
});

const asked = told.extend({ button: text("Confirm") });

const interest = z.strictObject({
  /** Labels of the form. */
  address: text("Email address"),
  topics: text("Subjects"),
  send: text("Send"),
  /** Under the form: what becomes of the address. */
  hint: text("Your address is used for these messages only."),
  notSent: told,
  notStored: told,
  /** The page behind the link of a confirmation, and what comes of its button. `{hours}` is replaced. */
  confirm: asked,
  confirmed: told,
  expired: told,
  /** The same for leaving. */
  leave: asked,
  left: told,
});

const mail = z.strictObject({
  /** `{link}`, `{leave}` and `{hours}` are replaced. */
  confirm: z.strictObject({
    subject: text("Confirm"),
    text: text("Open {link}; to leave: {leave}").includes("{link}").includes("{leave}"),
  }),
  /** What stands before and after the list of changes; `{link}` leads to leaving. */
  digest: z.strictObject({
    subject: text("Changes"),
    before: text("These pages changed."),
    after: text("To unsubscribe, open {link}").includes("{link}"),
  }),
});

/** Titles and paragraphs; the numbers of days and hours that data is kept are filled in from the settings. */
const privacy = z.array(
  z.strictObject({ title: text("Opinions"), text: text("They are kept for {feedbackDays} days.") }),
);

/** Fields of `content/interface.yaml` that belong to what visitors send. */
export const inboxWords = {
  feedbackReason: words,
  feedbackReasons: z.strictObject(
    Object.fromEntries(feedbackReasons.map((reason) => [reason, words])) as Record<
      FeedbackReason,
      typeof words
    >,
  ),
  /** The answers to a form that could not be stored, and to one whose time is over. */
  feedbackNotStored: inBoth(told),
  feedbackClosed: inBoth(told),
  /** On the thank-you page of people whose words held personal data. */
  feedbackRemoved: words,
  /** What the script of the forms says; `{count}` is replaced. */
  charactersLeft: words,
  formSending: words,
  formNotReached: inBoth(told),
  /** Over the words given back: why the form was not taken, where it was not for the crowd. */
  keptBecause: z.strictObject({ often: inBoth(told), away: inBoth(told), long: inBoth(told) }),
  /** Where the words cannot be given back: the browser still has them. */
  keptByBrowser: words,
  keptInterest: words,
  keptInterestText: words,
  interest: inBoth(interest),
  /** The parts of that form; `{section}` and `{count}` are replaced. */
  interestForm: inBoth(
    z.strictObject({
      whole: text("Every page under {section}").includes("{section}"),
      pages: text("Choose single pages ({count})").includes("{count}"),
      provinces: text("Provinces and territories"),
      provincesHint: text("You will hear of every page about them."),
    }),
  ),
  mail: inBoth(mail),
  privacy: inBoth(privacy),
};
