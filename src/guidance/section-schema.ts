import { z } from "zod";
import { pageIdSchema, slugSchema } from "./page-schema.ts";

const sectionInOneLanguage = z.strictObject({
  /** The section's name in navigation and as the h1 of its index. */
  title: z.string("is missing").min(3, "is too short").meta({ example: "Settle in" }),
  /** Its segment of the address. */
  slug: slugSchema.meta({ example: "settle-in" }),
  /** One or two sentences under the name: who finds what here. */
  description: z
    .string("is missing")
    .min(30, "is shorter than 30 characters")
    .max(170, "is longer than 170 characters")
    .meta({ example: "Your first weeks and years in Canada: health card, home, work and rights." }),
});

const groupTitle = z.strictObject({
  /** What the pages of the group have in common; a heading of the section's index. */
  title: z.string("is missing").min(3, "is too short").meta({ example: "Express Entry" }),
});

const groupSchema = z.strictObject({
  en: groupTitle,
  fr: groupTitle,
  /** File names of the pages without language, in reading order. */
  pages: z.array(z.string()).min(1, "lists no page").meta({ example: "[express-entry, visit]" }),
});

/** `content/guide/<section>/section.yaml`: the section's words and the order of its pages. */
export const sectionSchema = z.strictObject({
  /** Place in the navigation, from 1. */
  order: z.int("is not a whole number").min(1, "is below 1").meta({ example: "1" }),
  en: sectionInOneLanguage,
  fr: sectionInOneLanguage,
  /** The pages in groups, in reading order; every page of the folder stands in one of them. */
  groups: z.array(groupSchema, "is missing").min(1, "holds no group"),
});

export type SectionFile = z.output<typeof sectionSchema>;

/** The pages of a section in reading order: file names without language. */
export function pagesOfSection(section: SectionFile): string[] {
  return section.groups.flatMap(({ pages }) => pages);
}

const taskInOneLanguage = z.strictObject({
  /** What the reader wants, in the reader's words. */
  task: z
    .string("is missing")
    .min(5, "is too short")
    .meta({ example: "I live in the United States" }),
  /** The answer in one sentence. */
  answer: z
    .string("is missing")
    .min(20, "is too short")
    .meta({ example: "Americans are treated like every other applicant." }),
});

const frontPageInOneLanguage = z.strictObject({
  /** The h1. */
  title: z.string("is missing").min(5, "is too short").meta({ example: "Coming to Canada" }),
  /** The short answer under it. */
  answer: z
    .string("is missing")
    .min(40, "is shorter than 40 characters")
    .meta({ example: "Plain answers about …" }),
  /** What search results show. */
  description: z
    .string("is missing")
    .min(60, "is shorter than 60 characters")
    .max(170, "is longer than 170 characters")
    .meta({ example: "An independent guide to …" }),
});

/** `content/guide/front-page.yaml`: what the front pages lead with. */
export const frontPageSchema = z.strictObject({
  en: frontPageInOneLanguage,
  fr: frontPageInOneLanguage,
  /** What most people come for, most wanted first. */
  tasks: z
    .array(
      z.strictObject({
        page: pageIdSchema.meta({ example: "immigrate/visit" }),
        en: taskInOneLanguage,
        fr: taskInOneLanguage,
      }),
    )
    .min(3, "has fewer than 3 tasks")
    .max(8, "has more than 8 tasks"),
});

export type FrontPageFile = z.output<typeof frontPageSchema>;
