import { z } from "zod";
import { daySchema } from "./calendar.ts";
import { momentSchema } from "./notice.ts";

const fingerprint = z
  .string("is missing")
  .regex(/^[0-9a-f]{16}$/, "is not a fingerprint of sixteen characters")
  .meta({ example: "0123456789abcdef" });

/** A page published out of step on purpose, for as long as an emergency lasts. */
const emergencySchema = z.strictObject({
  /** Until when the pair may be out of step. */
  until: momentSchema,
  /** Who decided it. */
  by: z.string("is missing").min(2, "is too short").meta({ example: "Night desk" }),
  /** Why it could not wait for the other language. */
  reason: z
    .string("is missing")
    .min(10, "is too short to say why")
    .meta({ example: "The border closed an hour ago" }),
});

/**
 * `content/in-step/<section>/<page>.yaml`: both sides of a pair as they were when someone last declared them equal.
 * Written by `npm run check -- agree`; only `emergency` is written by hand.
 */
export const agreementSchema = z.strictObject({
  /** The day of the declaration. */
  agreed: daySchema.meta({ example: "2026-11-22" }),
  /** Why many pages were declared at once, where they were. */
  reason: z.string().optional().meta({ example: "First edition, read side by side" }),
  emergency: emergencySchema.optional(),
  /** Fingerprints of both texts. */
  fingerprint: z.strictObject({ en: fingerprint, fr: fingerprint }),
  /** Both texts, compressed, so that a later difference can be shown. */
  texts: z.string("is missing").min(1, "is empty").meta({ example: "as the command wrote it" }),
});

export type AgreementFile = z.output<typeof agreementSchema>;
export type Emergency = z.output<typeof emergencySchema>;
