import { existsSync } from "node:fs";
import { join } from "node:path";
import { listFiles } from "../../corpus/list-files.ts";
import type { YamlReading } from "../../corpus/read-yaml.ts";
import { readYaml } from "../../corpus/read-yaml.ts";
import type { z } from "zod";
import type { Day } from "../../guidance/calendar.ts";
import type { FactBook } from "../../guidance/fact.ts";
import type { Found } from "../../guidance/finding.ts";
import { costSchema } from "../cost/edition-schema.ts";
import type { EditionStamp } from "../edition.ts";
import { editionFor } from "../edition.ts";
import type { RuleBook } from "../rule-book.ts";
import { wayGraphSchema } from "../which-way/graph-schema.ts";
import { sharedWordsSchema, toolWordsSchema } from "../words/schema.ts";
import type { FactReader } from "./resolve-facts.ts";
import { amountsOf, readFacts } from "./resolve-facts.ts";
import {
  citizenshipSchema,
  gridSchema,
  rankingSchema,
  residencySchema,
  testTablesSchema,
} from "./table-schemas.ts";

const folder = "content/rules";

/** The rules, or null when something in `content/rules` is wrong; then there are findings. */
export interface RulesReading {
  rules: RuleBook | null;
  findings: Found[];
}

/** Reads `content/rules` below `root` with numbers from the facts in force on `day`. Throws only when a file cannot be read. */
export function readRules(root: string, facts: FactBook, day: Day): RulesReading {
  const findings: Found[] = [];
  const take = <T>({ value, findings: found }: YamlReading<T>): T[] => {
    findings.push(...found);
    return value === null ? [] : [value];
  };
  const editions = <Schema extends z.ZodType<EditionStamp>>(tool: string, schema: Schema) => {
    const files = listFiles(root, `${folder}/${tool}`, ".yaml").filter(
      (file) => !file.endsWith("words.yaml"),
    );
    if (files.length === 0) findings.push(noEdition(tool));
    return files.flatMap((file) =>
      take(readYaml(root, file, schema)).map((edition) => {
        findings.push(...misnamed(file, edition));
        return { file, edition };
      }),
    );
  };
  const resolved = <Edition extends EditionStamp, Whole>(
    tool: string,
    schema: z.ZodType<Edition>,
    resolve: (edition: Edition, reader: FactReader) => Whole,
  ) =>
    editions(tool, schema).map(({ file, edition }) => {
      const reader = readFacts(file, facts, day);
      const whole = resolve(edition, reader);
      findings.push(...reader.findings);
      return whole;
    });
  const readWords = <Schema extends z.ZodType>(file: string, schema: Schema) => {
    if (existsSync(join(root, file))) return take(readYaml(root, file, schema))[0];
    findings.push({
      file,
      line: 1,
      what: "is missing",
      instead: "bring it back: a form without its words cannot be shown",
    });
    return undefined;
  };
  const words = (tool: string) => readWords(`${folder}/${tool}/words.yaml`, toolWordsSchema);
  const charts = editions("language-tests", testTablesSchema).map(({ edition }) => edition);
  if (charts.length === 0) return { rules: null, findings };
  const tablesFor = ({ validTo }: EditionStamp) => editionFor(charts, validTo ?? day).tables;
  const book = {
    words: readWords(`${folder}/words.yaml`, sharedWordsSchema),
    whichWay: editions("which-way", wayGraphSchema).map(({ edition }) => edition),
    pointsRanking: {
      editions: resolved("points-ranking", rankingSchema, (edition) => ({
        ...edition,
        tests: tablesFor(edition),
      })),
      words: words("points-ranking"),
    },
    sixtySevenPoints: {
      editions: resolved("sixty-seven-points", gridSchema, (edition, { number }) => ({
        ...edition,
        passMark: number(edition.passMark),
        least: { ...edition.least, level: number(edition.least.level) },
        tests: tablesFor(edition),
      })),
      words: words("sixty-seven-points"),
    },
    citizenshipDays: {
      editions: resolved("citizenship-days", citizenshipSchema, (edition, { number }) => ({
        ...edition,
        daysNeeded: number(edition.daysNeeded),
        windowYears: number(edition.windowYears),
        creditDaysMost: number(edition.creditDaysMost),
      })),
      words: words("citizenship-days"),
    },
    residencyDays: {
      editions: resolved("residency-days", residencySchema, (edition, { number }) => ({
        ...edition,
        daysNeeded: number(edition.daysNeeded),
        windowYears: number(edition.windowYears),
      })),
      words: words("residency-days"),
    },
    cost: {
      editions: resolved("cost", costSchema, (edition, reader) => ({
        ...edition,
        amounts: amountsOf(edition, reader),
      })),
      words: words("cost"),
    },
  };
  return { rules: findings.length === 0 ? (book as RuleBook) : null, findings };
}

function noEdition(tool: string): Found {
  return {
    file: `${folder}/${tool}`,
    line: 1,
    what: "has no edition",
    instead: "add a file of rules named after their first day, such as 2026-11-22.yaml",
  };
}

/** An edition in a file that is not named after its first day. */
function misnamed(file: string, { validFrom }: EditionStamp): Found[] {
  if (file.endsWith(`/${validFrom}.yaml`)) return [];
  return [
    {
      file,
      line: 1,
      field: "validFrom",
      what: `is ${validFrom}, but the file has another name`,
      instead: `name the file ${validFrom}.yaml`,
    },
  ];
}
