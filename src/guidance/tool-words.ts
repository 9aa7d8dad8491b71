import { z } from "zod";

const text = z.string("is missing").min(1, "is empty").meta({ example: "Show my result" });

const group = z.strictObject({ title: text, hint: text.optional() });

/** The words of the pages of the tools in one language; those of one tool's inputs and results stand with its rules. */
const inOneLanguage = z.strictObject({
  /** The button of a form. */
  show: text,
  /** How to type a day, above a form that asks for one. */
  days: text,
  /** Before the title in a browser's tab when there is a problem. */
  errorTitle: text,
  /** Before a problem beside its input, for people who hear it. */
  error: text,
  /** The number of a row in a list; `{row}` is replaced. */
  row: text,
  /** Said under a list of rows: more come with the result. */
  moreRows: text,
  /** The first, empty line of a list of answers. */
  choose: text,
  /** The heads of the table of parts. */
  part: text,
  amount: text,
  /** The link that keeps a result. */
  keep: text,
  /** What that link holds. */
  keepHint: text,
  /** The example on every page. */
  example: text,
  exampleHint: text,
  fillIn: text,
  /** Beside the ranking whose edition ended. */
  official: z.strictObject({ title: text, url: z.url("is not an address") }),
  /** Groups of inputs, by key. */
  groups: z.record(z.string(), group),
});

export const toolWordsOfSiteSchema = z.strictObject({ en: inOneLanguage, fr: inOneLanguage });

export type ToolWordsOfSite = z.output<typeof inOneLanguage>;
