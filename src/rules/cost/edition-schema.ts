import { z } from "zod";
import { pageIdSchema } from "../../guidance/page-schema.ts";
import { stamp } from "../words/schema.ts";
import { payers } from "./edition.ts";
import { programs } from "./form.ts";

const word = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "may hold only lower-case letters, digits and hyphens");
const payer = z.enum(payers, `is not one of ${payers.join(", ")}`);

const program = z.strictObject({
  page: pageIdSchema,
  adults: z.tuple([z.int(), z.int()], "is not the fewest and the most adults"),
  minorsMost: z.int(),
  fees: z.array(
    z.strictObject({ key: word, for: payer, fact: word.nullable(), familyMost: word.optional() }),
  ),
  prices: z.array(z.strictObject({ key: word, for: payer, from: word, to: word })),
  notes: z.array(word),
});

/** `content/rules/cost/<first day>.yaml`. */
export const costSchema = z.strictObject({
  ...stamp,
  programs: z.record(z.enum(programs), program),
});
