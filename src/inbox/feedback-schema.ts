import { z } from "zod";
import { feedbackReasons } from "../guidance/inbox-words.ts";
import { languages } from "../guidance/language.ts";
import { pageIdSchema } from "../guidance/page-schema.ts";

/** Most characters of free text that a visitor may send. */
export const wordsLimit = 600;

/** A person reads the form, chooses and sends; a robot is faster. */
export const leastFillMs = 1500;

/**
 * Milliseconds between showing a form and sending it. Only script can tell: the page is one file for everyone, which carries no
 * time of a visit. Without script the trap, the limits and, for addresses, the mail that must be answered stand alone.
 */
export const filledInMsSchema = z.coerce
  .number("must be a number")
  .min(leastFillMs, "is too fast for a person")
  .optional();

/** What a visitor may send about a page. Values are language-neutral: they mean the same from both forms. */
export const feedbackSchema = z.strictObject({
  /** The pair the opinion is about, such as `immigrate/visit`. */
  page: pageIdSchema.max(120, "is longer than 120 characters"),
  language: z.enum(languages, "must be en or fr"),
  /** Whether the visitor found what they were looking for. */
  found: z.enum(["yes", "no"], "must be yes or no"),
  /** What went wrong; empty where nothing did or nothing was chosen. */
  reason: z
    .enum([...feedbackReasons, ""], `must be one of ${feedbackReasons.join(", ")}, or absent`)
    .default(""),
  /** What was missing or unclear. Line ends count as one character, as browsers count them. */
  words: z
    .string("must be text")
    .transform((text) => text.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().max(wordsLimit, `is longer than ${wordsLimit} characters`))
    .default(""),
  /** The trap: people never see it, so it must be empty. */
  website: z.literal("", "must be empty").default(""),
  filledInMs: filledInMsSchema,
});

export type Feedback = Omit<z.output<typeof feedbackSchema>, "website" | "filledInMs">;
