import { z } from "zod";

const text = (example: string) => z.string("is missing").min(2, "is too short").meta({ example });

const inBoth = <T extends z.ZodType>(of: T) => z.strictObject({ en: of, fr: of });

const part = z.strictObject({ title: text("How to tell"), text: text("Use the form.") });

const link = z.strictObject({
  name: text("Canadian Human Rights Commission"),
  text: text("It takes complaints."),
  url: z
    .url({ protocol: /^https$/, error: "is not an https address" })
    .meta({ example: "https://www.chrc-ccdp.gc.ca/en" }),
});

/** How pages are set up when they are looked at, in words; the names are those of the states of `npm run conformance`. */
const states = z.strictObject({
  "phone-light": text("On a phone"),
  "phone-dark": text("On a phone, dark"),
  "desktop-light": text("On a computer"),
  "desktop-dark": text("On a computer, dark"),
  "large-text": text("With text twice as large"),
  "spread-text": text("With wide lines"),
  "forced-colours": text("With your own colours"),
  print: text("On paper"),
});

const statement = z.strictObject({
  promise: part,
  /** `{built}`, `{answered}`, `{day}`, `{axe}`, `{rules}`, `{chromium}` and `{walks}` come from the last run. */
  tested: part,
  keyboard: text("Each tool was used with the keyboard alone."),
  statesTitle: text("How pages were set up"),
  state: text("Set up"),
  /** The heads of the columns with numbers of pages. */
  withScript: text("With scripts"),
  withoutScript: text("Without scripts"),
  states,
  /** What was found: `{count}`, and for each `{criterion}`, `{pages}` and `{walk}`. */
  found: text("What was found"),
  foundNone: text("Nothing was found."),
  foundSome: text("Problems found: {count}.").includes("{count}"),
  foundOne: text("{criterion}: {pages} pages.").includes("{criterion}").includes("{pages}"),
  foundWalk: text("Keyboard, {walk}").includes("{walk}"),
  foundAdvice: text("Advice that is no rule: {count}.").includes("{count}"),
  undecided: text("A person must look at {pages} pages.").includes("{pages}"),
  /** What nobody looked at: `{looked}` of `{all}` criteria were. */
  notTested: part,
  notTestedList: z.array(text("Whether texts are easy to understand.")),
  criteria: text("Rules not looked at"),
  known: z.strictObject({ title: text("Known limits"), list: z.array(text("No sign language.")) }),
  tell: part,
  otherFormat: part,
  others: z.strictObject({
    title: text("Who else can help"),
    text: text("These bodies can help."),
    list: z.array(link),
  }),
});

/** The page on accessibility; a part of `content/interface.yaml`. */
export const accessibilityWords = { accessibility: inBoth(statement) };
