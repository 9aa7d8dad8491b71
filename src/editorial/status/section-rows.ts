import { changesSince } from "../../corpus/agreements.ts";
import type { Corpus } from "../../corpus/read-corpus.ts";
import type { Day } from "../../guidance/calendar.ts";
import type { InBoth, Language } from "../../guidance/language.ts";
import { languages } from "../../guidance/language.ts";
import type { Page, Pair } from "../../guidance/pairing.ts";
import { estimateBytes } from "../page-weight.ts";

/** One section, or the whole guide, in figures. */
export interface SectionRow {
  name: InBoth<string>;
  pairs: number;
  inStep: number;
  /** To be reviewed within 30 days. */
  due: number;
  overdue: number;
  /** Reading ease of the middle page, higher is easier (Flesch; Kandel and Moles); null without pages. */
  ease: InBoth<number | null>;
  /** The middle and the heaviest page of both languages, estimated, in bytes. */
  medianBytes: number;
  mostBytes: number;
}

export interface StatusOptions {
  corpus: Corpus;
  day: Day;
  /** From 100, very easy, down. */
  easeOf(page: Page): number;
}

/** A row for each section in navigation order, then one for all. */
export function toSectionRows({ corpus, day, easeOf }: StatusOptions): SectionRow[] {
  const measured = corpus.pairs.map((pair) => measure(pair, { corpus, day, easeOf }));
  const rows = corpus.sections
    .toSorted((a, b) => a.order - b.order)
    .map(({ id, en, fr }) =>
      toRow(
        { en: en.title, fr: fr.title },
        measured.filter(({ section }) => section === id),
      ),
    );
  return [...rows, toRow({ en: "The guide", fr: "Le guide" }, measured)];
}

interface Measured {
  section: string;
  inStep: boolean;
  due: boolean;
  overdue: boolean;
  ease: InBoth<number>;
  bytes: number[];
}

function measure(pair: Pair, { corpus, day, easeOf }: StatusOptions): Measured {
  const agreement = corpus.agreements.get(pair.id);
  const pages = languages.map((language) => pair.pages[language]);
  const { reviewBy } = pair.pages.en.frontMatter;
  return {
    section: pair.section,
    inStep:
      agreement !== undefined && pages.every((page) => changesSince(page, agreement).length === 0),
    overdue: reviewBy < day,
    due: reviewBy >= day && reviewBy <= thirtyDaysAfter(day),
    ease: { en: easeOf(pair.pages.en), fr: easeOf(pair.pages.fr) },
    bytes: pages.map(estimateBytes),
  };
}

function toRow(name: InBoth<string>, pages: readonly Measured[]): SectionRow {
  const ease = (language: Language): number | null =>
    median(pages.map((page) => page.ease[language]));
  const bytes = pages.flatMap((page) => page.bytes);
  return {
    name,
    pairs: pages.length,
    inStep: pages.filter(({ inStep }) => inStep).length,
    due: pages.filter(({ due }) => due).length,
    overdue: pages.filter(({ overdue }) => overdue).length,
    ease: { en: ease("en"), fr: ease("fr") },
    medianBytes: median(bytes) ?? 0,
    mostBytes: bytes.reduce((most, each) => Math.max(most, each), 0),
  };
}

/** The lower middle one of the values. */
function median(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;
}

function thirtyDaysAfter(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 30 * 86_400_000).toISOString().slice(0, 10);
}
