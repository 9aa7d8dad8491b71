import { z } from "zod";
import type { Fact } from "../guidance/fact.ts";
import type { FactBook } from "../guidance/fact.ts";
import { factSchema, toFactBook } from "../guidance/fact.ts";
import type { Finding, Found } from "../guidance/finding.ts";
import { fromCheck } from "../guidance/finding.ts";
import type { InterfaceWords } from "../guidance/interface-words.ts";
import { interfaceSchema } from "../guidance/interface-words.ts";
import type { Journey } from "../guidance/journey.ts";
import { journeysSchema } from "../guidance/journey.ts";
import type { Notice } from "../guidance/notice.ts";
import type { Page, Pair } from "../guidance/pairing.ts";
import { findMissingTwins, idOfFile, toPairs } from "../guidance/pairing.ts";
import type { Place, Section } from "../guidance/places.ts";
import { findSharedAddresses, toPlaces } from "../guidance/places.ts";
import type { FrontPageFile } from "../guidance/section-schema.ts";
import { frontPageSchema, sectionSchema } from "../guidance/section-schema.ts";
import type { Agreement } from "./agreements.ts";
import { listFiles } from "./list-files.ts";
import { readAgreements } from "./read-agreements.ts";
import { readNotices } from "./read-notices.ts";
import { readPage } from "./read-page.ts";
import type { YamlReading } from "./read-yaml.ts";
import { readYaml } from "./read-yaml.ts";

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
  journeys: Journey[];
  notices: Notice[];
  /** When and with which texts each pair was last declared equal, by page id. */
  agreements: ReadonlyMap<string, Agreement>;
  /** The line of a value in a YAML file of the content folder (not in front matter); 1 where it has none. */
  lineOf(file: string, path: readonly PropertyKey[]): number;
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
  const journeys = readYaml(root, "content/guide/journeys.yaml", journeysSchema);
  const sections = listFiles(root, "content/guide", "section.yaml").map((file) =>
    readYaml(root, file, sectionSchema),
  );
  const facts = listFiles(root, "content/facts", ".yaml").map((file) =>
    readYaml(root, file, z.array(factSchema, "is not a list of facts")),
  );
  const files = listFiles(root, "content/guide", ".md");
  const readings = files.map((file) => readPage(root, file));
  const pages = readings.flatMap(({ page }) => page ?? []);
  const { pairs, findings: disagreements } = toPairs(pages);
  const notices = readNotices(root);
  const agreements = readAgreements(root);
  const findings = [
    ...named(
      "front-matter",
      [words, frontPage, journeys, ...sections, ...facts, ...readings].flatMap(
        (each) => each.findings,
      ),
    ),
    ...named("twin", [...findMissingTwins(files), ...disagreements]),
    ...named("notice-complete", notices.findings),
    ...named("in-step", agreements.findings),
  ];
  if (words.value === null || frontPage.value === null) return { corpus: null, findings };
  const sectionsRead = sections.flatMap(({ file, value }) =>
    value === null ? [] : [{ id: file.split("/")[2] ?? "", ...value }],
  );
  const places = toPlaces({
    siteName: words.value.siteName,
    standing: words.value.standing,
    sections: sectionsRead,
    pairs,
  });
  const factRecords = facts.flatMap(({ file, value, lineOf }) =>
    (value ?? []).map((fact, index) => ({ fact, file, line: lineOf([index]) })),
  );
  const corpus: Corpus = {
    ids: new Set(files.flatMap((file) => idOfFile(file) ?? [])),
    words: words.value,
    frontPage: frontPage.value,
    sections: sectionsRead,
    pages,
    pairs,
    places,
    facts: toFactBook(factRecords.map(({ fact }) => fact)),
    factRecords,
    journeys: journeys.value ?? [],
    notices: notices.notices,
    agreements: agreements.agreements,
    lineOf: toLineFinder([words, frontPage, journeys, ...sections, ...facts, ...notices.readings]),
  };
  return { corpus, findings: [...findings, ...sharedAddresses(places, pages)] };
}

/** What reading finds is told under the name of the check that explains the rule, and always stops publishing. */
function named(check: string, found: readonly Found[]): Finding[] {
  return fromCheck({ name: check, level: "error" }, found);
}

/** An address shared by two places, on the line of the slug where the place is a page. */
function sharedAddresses(places: readonly Place[], pages: readonly Page[]): Finding[] {
  const found = findSharedAddresses(places).map((each) => ({
    ...each,
    line: pages.find(({ file }) => file === each.file)?.fieldLines["slug"] ?? each.line,
  }));
  return named("shared-address", found);
}

function toLineFinder(readings: readonly YamlReading<unknown>[]): Corpus["lineOf"] {
  const finders = new Map(readings.map(({ file, lineOf }) => [file, lineOf]));
  return (file, path) => finders.get(file)?.(path) ?? 1;
}
