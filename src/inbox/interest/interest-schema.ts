import { domainToASCII } from "node:url";
import { z } from "zod";
import { languages } from "../../guidance/language.ts";
import { filledInMsSchema } from "../feedback-schema.ts";

/** The id of a subject (topics.ts): `immigrate`, `immigrate/visit`, `province/ontario`. */
export const topicSchema = z
  .string("must be text")
  .max(120, "is longer than 120 characters")
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, "is no subject");

/** Most topics of one person: more than there are, and less than fill a body (16 KB). */
const mostTopics = 250;

/**
 * An e-mail address in the one form in which it is compared: lower case, its domain in ASCII (RFC 5891). Nothing in it can end
 * a header line.
 */
export const addressSchema = z
  .string("must be an email address")
  .transform(toComparable)
  .pipe(z.email("must be an email address").max(254, "is longer than 254 characters"));

/** What someone sends who wants to hear of changes. */
export const interestSchema = z.strictObject({
  address: addressSchema,
  language: z.enum(languages, "must be en or fr"),
  topics: z.preprocess(
    (value) => (typeof value === "string" ? [value] : value),
    z
      .array(topicSchema, "must name at least one subject")
      .min(1, "must name at least one subject")
      .max(mostTopics, `names more than ${mostTopics} subjects`)
      .transform((topics) => [...new Set(topics)].toSorted()),
  ),
  /** The trap: people never see it, so it must be empty. */
  website: z.literal("", "must be empty").default(""),
  filledInMs: filledInMsSchema,
});

export type Interest = Omit<z.output<typeof interestSchema>, "website" | "filledInMs">;

function toComparable(text: string): string {
  const trimmed = text.trim().normalize("NFC").toLowerCase();
  const at = trimmed.lastIndexOf("@");
  return at === -1 ? trimmed : `${trimmed.slice(0, at)}@${domainToASCII(trimmed.slice(at + 1))}`;
}
