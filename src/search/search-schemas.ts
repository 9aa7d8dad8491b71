import { z } from "zod";
import { pageIdSchema } from "../guidance/page-schema.ts";

const query = z.string("is missing").min(2, "is too short");

const sayings = z.array(
  z.strictObject({
    say: z.array(query).min(1, "is empty").meta({ example: "[student visa]" }),
    means: query.meta({ example: "study permit" }),
  }),
  "is missing",
);

/** `content/searches.yaml`: the words of people who search. */
export const searchesSchema = z.strictObject({
  /** What they type most, and the page that answers it. */
  likely: z.array(
    z.strictObject({
      page: pageIdSchema.meta({ example: "immigrate/express-entry" }),
      /** The tool that answers it as well, by the name of its standing page. */
      tool: z.string().optional().meta({ example: "pointsRanking" }),
      en: query.meta({ example: "express entry" }),
      fr: query.meta({ example: "entrée express" }),
    }),
    "is missing",
  ),
  /** What they say, and which words of the guide it means. */
  sayings: z.strictObject({ en: sayings, fr: sayings }),
});

export type Searches = z.output<typeof searchesSchema>;

export type LikelySearch = Searches["likely"][number];

/** What the search needs of a term of `content/glossary.yaml`; names in use are separated by a comma. */
export const glossarySchema = z.array(
  z.looseObject({
    en: query.meta({ example: "permanent resident" }),
    fr: query.meta({ example: "résident permanent, résidente permanente" }),
  }),
  "is not a list of terms",
);

export type GlossaryPair = z.output<typeof glossarySchema>[number];
