import { z } from "zod";
import { daySchema } from "./calendar.ts";
import { changesSchema } from "./changes.ts";
import { languages } from "./language.ts";

/** An address segment: it is read aloud and typed on phones, so no accents and no capitals. */
export const slugSchema = z
  .string("is missing")
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    "may hold only lower-case letters without accents, digits and single hyphens",
  );

/** A page named by section and file name, without language: `immigrate/express-entry`. */
export const pageIdSchema = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, "is not a page id (section/page, without language or .md)");

/** An official page that the text rests on. */
const sourceSchema = z.strictObject({
  /** The name of the official page, in its own words. */
  title: z.string("is missing").min(3, "is too short").meta({ example: "Express Entry" }),
  /** The body that publishes it, by its full name. */
  publisher: z
    .string("is missing")
    .min(2, "is too short")
    .meta({ example: "Immigration, Refugees and Citizenship Canada" }),
  /** Its address, always https. */
  url: z
    .url({ protocol: /^https$/, error: "is not an https address" })
    .meta({ example: "https://www.canada.ca/…" }),
  /** Only when the official page exists in the other language alone. */
  language: z.enum(languages, "is neither en nor fr").optional().meta({ example: "en" }),
  /** What the source is used for, where its title does not say. */
  note: z.string().optional().meta({ example: "Fees in force since 30 April 2026" }),
});

/** The front matter of `content/guide/<section>/<page>.<language>.md`. */
export const pageSchema = z.strictObject({
  /** The page's only h1; the words people search for come first. */
  title: z
    .string("is missing")
    .min(5, "is too short")
    .max(65, "is longer than 65 characters")
    .meta({ example: "How Express Entry works" }),
  /** What search results show under the title: one or two plain sentences. */
  description: z
    .string("is missing")
    .min(60, "is shorter than 60 characters")
    .max(170, "is longer than 170 characters")
    .meta({
      example:
        "How the Express Entry system ranks people who want to live in Canada, what it costs and how long it takes.",
    }),
  /** This page's segment of the address, in its own language. */
  slug: slugSchema.meta({ example: "entree-express" }),
  /** Segments that this page had before: they go on leading here. */
  formerSlugs: z.array(slugSchema).default([]).meta({ example: "[express-entry-system]" }),
  /** Further entries in the A to Z under which people look for this page. */
  alsoListedAs: z
    .array(z.string().min(2, "is too short"))
    .max(6, "has more than 6 entries")
    .default([])
    .meta({ example: "[Points ranking (CRS)]" }),
  /** The day a person last compared the page with its sources. */
  reviewed: daySchema.meta({ example: "2026-11-22" }),
  /** The day by which that must be done again. */
  reviewBy: daySchema.meta({ example: "2027-02-22" }),
  /** What a reader who knew the page should hear of; the twin tells the same days. Corrections are no changes. */
  changes: changesSchema.meta({ example: "[{ on: 2026-11-22, note: … }]" }),
  /** The last day on which the page takes opinions; without it, always. */
  feedbackUntil: daySchema.optional().meta({ example: "2027-02-22" }),
  /** Pages to read next, by id. */
  related: z
    .array(pageIdSchema)
    .min(1, "names no page")
    .max(4, "names more than 4 pages")
    .meta({ example: "[immigrate/visit]" }),
  /** The official pages the text rests on, in the page's language where they exist in it. */
  sources: z
    .array(sourceSchema)
    .min(1, "names no official page")
    .meta({ example: "[{ title: …, publisher: …, url: https://… }]" }),
});

export type PageFrontMatter = z.output<typeof pageSchema>;
