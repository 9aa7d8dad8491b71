import { z } from "zod";
import { daySchema } from "./calendar.ts";
import { findCriterion } from "./wcag-criteria.ts";

const criterionNumber = z
  .string("is missing")
  .refine((number) => findCriterion(number) !== undefined, "is no criterion of WCAG 2.2 A or AA");
const count = z.int("must be a whole number").min(0, "must not be below 0");
const version = z.string("is missing").regex(/^\d+(\.\d+)+$/, "is not a version such as 4.14.1");

/** One kind of failure and every page that has it. */
const failureSchema = z.strictObject({
  /** Name of the rule: of axe, or of a measure of this project's own. */
  rule: z.string("is missing").min(3, "is too short"),
  /** What it breaks; empty for a best practice. */
  criteria: z.array(criterionNumber),
  /** Ids of the states in which it was found. */
  states: z.array(z.string()).min(1, "is empty"),
  /** Addresses of the pages that have it. */
  pages: z.array(z.string()).min(1, "is empty"),
  /** The first place where it was found. */
  example: z.string(),
});

/** `content/conformance.yaml`: what the last whole run of `npm run conformance` found. Never edited by hand. */
export const conformanceSchema = z.strictObject({
  /** The day of the run. */
  day: daySchema,
  versions: z.strictObject({ axe: version, chromium: version }),
  /** Distinct pages: files of the build, and answers of the tools. */
  pages: z.strictObject({ built: count, answered: count }),
  /** Each state in which pages were opened, and how many were. */
  states: z
    .array(z.strictObject({ id: z.string(), script: z.boolean(), pages: count }))
    .min(1, "is empty"),
  /** How many rules of axe were applied. */
  rules: count,
  /** The criteria of which a program can see at least a part. */
  machine: z.array(criterionNumber),
  /** Ways through the tools that were walked with the keyboard alone, and those on which something failed. */
  keyboard: z.strictObject({
    criteria: z.array(criterionNumber),
    walks: z.array(z.string()),
    failed: z.array(z.strictObject({ walk: z.string(), what: z.string() })),
  }),
  violations: z.array(failureSchema),
  bestPractice: z.array(failureSchema),
  /** What axe could not decide and a person has to look at: rule, and how many pages. */
  undecided: z.array(z.strictObject({ rule: z.string(), pages: count })),
});

export type ConformanceRecord = z.output<typeof conformanceSchema>;
export type Failure = z.output<typeof failureSchema>;

/** Whether a program, or a walk with the keyboard, has looked at a part of the criterion. */
export function isLookedAt({ machine, keyboard }: ConformanceRecord, number: string): boolean {
  return machine.includes(number) || keyboard.criteria.includes(number);
}
