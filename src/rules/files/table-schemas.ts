import { z } from "zod";
import { tests } from "../language-levels.ts";
import { educations } from "../points-ranking/edition.ts";
import { adaptabilities } from "../sixty-seven-points/edition.ts";
import { stamp } from "../words/schema.ts";

/** The id of the fact that holds a number. */
const factId = z
  .string("is missing or is not the id of a fact in quotes")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is not the id of a fact")
  .meta({ example: "citizenship-days" });

const number = z.number("is not a number");
const steps = z
  .array(z.array(number).min(2, "needs a threshold and a value"))
  .refine(
    (rows) =>
      rows.every((row, index) => index === 0 || (rows[index - 1]?.[0] ?? 0) < (row[0] ?? 0)),
    "has rows that are not in rising order",
  );
const byEducation = <Row extends z.ZodType>(row: Row) => z.record(z.enum(educations), row);

const testTable = z.strictObject({
  language: z.enum(["en", "fr"], "is neither en nor fr"),
  most: z.array(number).length(4, "needs four highest scores"),
  levels: z.array(z.array(number).length(5, "needs a level and four scores")),
});

/** `content/rules/language-tests/<first day>.yaml`. */
export const testTablesSchema = z.strictObject({
  ...stamp,
  tables: z.record(z.enum(tests).exclude(["level"]), testTable),
});

/** `content/rules/points-ranking/<first day>.yaml`. */
export const rankingSchema = z.strictObject({
  ...stamp,
  age: steps,
  education: byEducation(z.array(number).length(2, "needs points without and with a partner")),
  firstLanguage: steps,
  secondLanguage: steps,
  secondLanguageMost: z.array(number).length(2, "needs points without and with a partner"),
  canadianWork: steps,
  partner: z.strictObject({ education: byEducation(number), language: steps, canadianWork: steps }),
  transfer: z.strictObject({
    educationRow: byEducation(number),
    foreignWorkRow: steps,
    languageColumn: steps,
    canadianWorkColumn: steps,
    points: z.array(z.array(number)),
    certificate: steps,
    groupMost: number,
    most: number,
  }),
  additional: z.strictObject({
    nomination: number,
    frenchLevel: number,
    englishLevel: number,
    frenchOnly: number,
    frenchAndEnglish: number,
    canadianStudy: z.record(z.enum(["none", "short", "long"]), number),
    sibling: number,
    most: number,
  }),
});

/** `content/rules/sixty-seven-points/<first day>.yaml`. */
export const gridSchema = z.strictObject({
  ...stamp,
  passMark: factId,
  least: z.strictObject({ level: factId, workYears: number }),
  firstLanguage: steps,
  secondLanguage: number,
  education: byEducation(number),
  work: steps,
  age: steps,
  offer: number,
  adaptability: z.record(z.enum([...adaptabilities, "offer"]), number),
  adaptabilityMost: number,
});

/** `content/rules/citizenship-days/<first day>.yaml`. */
export const citizenshipSchema = z.strictObject({
  ...stamp,
  daysNeeded: factId,
  windowYears: factId,
  creditDaysMost: factId,
});

/** `content/rules/residency-days/<first day>.yaml`. */
export const residencySchema = z.strictObject({
  ...stamp,
  daysNeeded: factId,
  windowYears: factId,
});
