import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseYaml } from "../../corpus/yaml-source.ts";
import type { Found } from "../../guidance/finding.ts";

const words = z.string("is missing").min(2, "is too short");

const inEach = z.strictObject({
  en: words.meta({ example: "PR" }),
  fr: words.meta({ example: "RP" }),
});

const termSchema = z.strictObject({
  /** The English term, in the singular. */
  en: words.meta({ example: "permanent resident" }),
  /** Its French twin; masculine and feminine, or two names in use, are separated by a comma. */
  fr: words.meta({ example: "résident permanent, résidente permanente" }),
  /** The short forms. */
  short: inEach.optional().meta({ example: "{ en: PR, fr: RP }" }),
  /** Which sense is meant, where the words have several. */
  sense: z.string().optional().meta({ example: "immigration" }),
  /** What it means, in a sentence for newcomers. */
  meaning: inEach.meta({ example: "{ en: A person who…, fr: Personne qui… }" }),
  /** Whether a page that names it in one language must name it in the other: official names, not everyday words. */
  official: z.boolean().default(false).meta({ example: "true" }),
  /** French forms that are wrong wherever they stand: the check finds them. */
  avoid: z.array(words).default([]).meta({ example: "[carte PR, carte verte]" }),
  /** French forms that are wrong in one sense only: for the writer's judgment. */
  careful: z.array(words).default([]).meta({ example: "[prescription (calque au Québec)]" }),
});

/** A term of `content/glossary.yaml`. */
export type Term = z.output<typeof termSchema>;

const listedWords = z.array(z.string().min(1, "is empty"), "is not a list of words").default([]);

const spellingSchema = z.strictObject({
  /** English words and names that the dictionary does not know; several words together are a name. */
  en: listedWords.meta({ example: "[snowbirds]" }),
  fr: listedWords.meta({ example: "[covoiturage]" }),
  /** Names that are the same in both languages, or that one language takes from the other. */
  both: listedWords.meta({ example: "[Equifax, Chambre des notaires du Québec]" }),
  /** Acronyms that nobody needs written out: names in themselves, or better known than what they stand for. */
  acronyms: listedWords.meta({ example: "[PDF, IELTS]" }),
});

export interface WordLists {
  terms: Term[];
  spelling: z.output<typeof spellingSchema>;
  /** What is wrong with the two files. */
  findings: Found[];
}

/** Reads `content/glossary.yaml` and `content/spelling.yaml` below `root`. A file that is not there is an empty list. */
export function readWordLists(root: string): WordLists {
  const glossary = read(
    root,
    "content/glossary.yaml",
    z.array(termSchema, "is not a list of terms"),
  );
  const spelling = read(root, "content/spelling.yaml", spellingSchema);
  return {
    terms: glossary.value ?? [],
    spelling: spelling.value ?? { en: [], fr: [], both: [], acronyms: [] },
    findings: [...glossary.findings, ...spelling.findings],
  };
}

function read<Schema extends z.ZodType>(root: string, file: string, schema: Schema) {
  if (!existsSync(join(root, file))) return { value: null, findings: [] };
  return parseYaml({ file, text: readFileSync(join(root, file), "utf8"), firstLine: 1 }, schema);
}
