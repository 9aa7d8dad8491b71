import { z } from "zod";
import { pageIdSchema } from "./page-schema.ts";

const journeyTitle = z.strictObject({
  /** What the reader is doing, in the reader's words. */
  title: z
    .string("is missing")
    .min(5, "is too short")
    .max(60, "is longer than 60 characters")
    .meta({ example: "Sponsor my partner" }),
});

/** `content/guide/journeys.yaml`: pages in the order in which somebody needs them. */
export const journeysSchema = z.array(
  z.strictObject({
    /** Language-neutral name. */
    id: z
      .string("is missing")
      .regex(/^[a-z]+(-[a-z]+)*$/, "may hold only lower-case letters and single hyphens")
      .meta({ example: "sponsor-partner" }),
    en: journeyTitle,
    fr: journeyTitle,
    /** Page ids in order; more than eight nobody keeps in mind. */
    steps: z
      .array(pageIdSchema)
      .min(2, "has fewer than 2 steps")
      .max(8, "has more than 8 steps")
      .meta({ example: "[immigrate/sponsor-partner, immigrate/costs]" }),
  }),
  "is not a list of journeys",
);

export type Journey = z.output<typeof journeysSchema>[number];

/** A journey as one of its pages shows it. */
export interface JourneyPlace {
  journey: Journey;
  /** Which step the page is, from 1. */
  step: number;
  /** The page of the next step; null on the last. */
  next: string | null;
}

/** Where a page stands in the journeys that lead over it, in the order of the file. */
export function journeysOf(pageId: string, journeys: readonly Journey[]): JourneyPlace[] {
  return journeys.flatMap((journey) => {
    const index = journey.steps.indexOf(pageId);
    return index === -1
      ? []
      : [{ journey, step: index + 1, next: journey.steps[index + 1] ?? null }];
  });
}
