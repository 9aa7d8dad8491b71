import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Fact, FactBook } from "../guidance/fact.ts";
import { factSchema, toFactBook } from "../guidance/fact.ts";
import type { Finding } from "../guidance/finding.ts";
import type { InterfaceWords } from "../guidance/interface-words.ts";
import { interfaceSchema } from "../guidance/interface-words.ts";
import type { Page, Pair } from "../guidance/pairing.ts";
import { findMissingTwins, idOfFile, toPairs } from "../guidance/pairing.ts";
import type { Place, Section } from "../guidance/places.ts";
import { findSharedAddresses, toPlaces } from "../guidance/places.ts";
import type { FrontPageFile } from "../guidance/section-schema.ts";
import { frontPageSchema, sectionSchema } from "../guidance/section-schema.ts";
import { readPage } from "./read-page.ts";
import { parseYaml } from "./yaml-source.ts";

/** Everything in the content folder, parsed. */
export interface Corpus {
  /** The pages that have a file, by id, even where the file is broken. */
  ids: ReadonlySet<string>;
  words: InterfaceWords;
  frontPage: FrontPageFile;
  sections: Section[];
  pages: Page[];
  pairs: Pair[];
  places: Place[];
  facts: FactBook;
  /** Each fact record with the place where it is written. */
  factRecords: { fact: Fact; file: string; line: number }[];
}

/** The corpus, or null when something it cannot do without is broken; findings in either case. */
export interface CorpusReading {
  corpus: Corpus | null;
  findings: Finding[];
}

/** Reads `content/` below `root`. Throws only when the folder itself cannot be read. */
export function readCorpus(root: string): CorpusReading {
  const words = readYaml(root, "content/interface.yaml", interfaceSchema);
  const frontPage = readYaml(root, "content/guide/front-page.yaml", frontPageSchema);
  const sections = readSections(root);
  const facts = readFacts(root);
  const files = listFiles(root, "content/guide", ".md");
  const readings = files.map((file) => readPage(root, file));
  const pages = readings.flatMap(({ page }) => page ?? []);
  const { pairs, findings: pairFindings } = toPairs(pages);
  const findings = [words, frontPage, sections, facts, ...readings].flatMap(
    (reading) => reading.findings,
  );
  if (words.value === null || frontPage.value === null) return { corpus: null, findings };
  const places = toPlaces({
    siteName: words.value.siteName,
    standing: words.value.standing,
    sections: sections.value,
    pairs,
  });
  const corpus: Corpus = {
    ids: new Set(files.flatMap((file) => idOfFile(file) ?? [])),
    words: words.value,
    frontPage: frontPage.value,
    sections: sections.value,
    pages,
    pairs,
    places,
    facts: toFactBook(facts.value.map(({ fact }) => fact)),
    factRecords: facts.value,
  };
  return {
    corpus,
    findings: [
      ...findings,
      ...findMissingTwins(files),
      ...pairFindings,
      ...findSharedAddresses(places),
    ],
  };
}

function readYaml<Schema extends z.ZodType>(root: string, file: string, schema: Schema) {
  return parseYaml({ file, text: readFileSync(join(root, file), "utf8"), firstLine: 1 }, schema);
}

function readSections(root: string): { value: Section[]; findings: Finding[] } {
  const readings = listFiles(root, "content/guide", "section.yaml").map((file) => ({
    id: file.split("/")[2] ?? "",
    ...readYaml(root, file, sectionSchema),
  }));
  return {
    value: readings.flatMap(({ id, value }) => (value === null ? [] : [{ id, ...value }])),
    findings: readings.flatMap((reading) => reading.findings),
  };
}

function readFacts(root: string): { value: Corpus["factRecords"]; findings: Finding[] } {
  const readings = listFiles(root, "content/facts", ".yaml").map((file) => ({
    file,
    ...readYaml(root, file, z.array(factSchema, "is not a list of facts")),
  }));
  return {
    value: readings.flatMap(({ file, value, lineOf }) =>
      (value ?? []).map((fact, index) => ({ fact, file, line: lineOf([index]) })),
    ),
    findings: readings.flatMap((reading) => reading.findings),
  };
}

/** Paths from the project root, with forward slashes, in a fixed order. */
function listFiles(root: string, folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) =>
      join(entry.parentPath, entry.name).slice(join(root, "/").length).replaceAll("\\", "/"),
    )
    .toSorted();
}
