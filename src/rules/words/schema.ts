import { z } from "zod";
import { daySchema } from "../../guidance/calendar.ts";

/** A text in both languages. `{name}` stands for a value of the result, `{{fact-id}}` for a fact. */
export const bothLanguages = z.strictObject({
  en: z.string("is missing in English").min(1, "is empty in English").meta({ example: "Your age" }),
  fr: z.string("is missing in French").min(1, "is empty in French").meta({ example: "Votre âge" }),
});

/** The days on which an edition holds, as fields of its file. */
export const stamp = {
  /** First day; also the name of the file. */
  validFrom: daySchema.meta({ example: "2026-11-22" }),
  /** Last day; null while it is in force. */
  validTo: daySchema.nullable().meta({ example: "2026-11-02" }),
};

const key = z.string().regex(/^[a-zA-Z0-9.-]+$/, "may hold only letters, digits, dots and hyphens");

/** `content/rules/<tool>/words.yaml`: the words of one form and of its results. */
export const toolWordsSchema = z.strictObject({
  /** The name of the tool. */
  title: bothLanguages,
  /** By the name of the field. */
  fields: z.record(
    key,
    z.strictObject({
      label: bothLanguages,
      hint: bothLanguages.optional(),
      /** By the value of the option. */
      options: z.record(key, bothLanguages).optional(),
    }),
  ),
  /** Titles of the groups of fields, and of the lists of rows by their name. */
  groups: z.record(key, bothLanguages).default({}),
  /** Sentences of results, by key. */
  lines: z.record(key, bothLanguages),
});

export type ToolWords = z.output<typeof toolWordsSchema>;

/** `content/rules/words.yaml`: problems and headings that every tool has. */
export const sharedWordsSchema = z.strictObject({
  lines: z.record(key, bothLanguages),
});

export type SharedWords = z.output<typeof sharedWordsSchema>;
