import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isScalar, LineCounter, parseDocument, visit } from "yaml";
import type { Language } from "../../guidance/language.ts";
import { isLanguage } from "../../guidance/language.ts";
import type { Page } from "../../guidance/pairing.ts";
import type { CheckContext } from "../check.ts";
import type { TextBlock, TextPlace } from "../text/page-text.ts";
import { readText } from "../text/read-text.ts";
import type { WordLists } from "./word-lists.ts";
import { readWordLists } from "./word-lists.ts";

/** A piece of prose of the site, wherever it is written. */
export interface Prose {
  file: string;
  language: Language;
  text: string;
  /** The page and its block; null for the words of a YAML file and for short entries. */
  page: Page | null;
  block: TextBlock | null;
  placeAt(offset: number): TextPlace;
}

/** All that readers read, and the word lists it is held against. */
export interface Writing {
  prose: Prose[];
  lists: WordLists;
}

const known = new WeakMap<CheckContext["corpus"], Writing>();

/** Reads it once for all checks of a run. */
export function readWriting({ root, corpus }: CheckContext): Writing {
  const before = known.get(corpus);
  if (before !== undefined) return before;
  const ofPages = corpus.pages.flatMap((page) => [
    ...readText(page).blocks.map((block) => ({
      file: page.file,
      language: page.language,
      text: block.text,
      page,
      block,
      placeAt: block.placeAt,
    })),
    ...entriesOf(page),
  ]);
  const writing = { prose: [...ofPages, ...proseOfYaml(root)], lists: readWordLists(root) };
  known.set(corpus, writing);
  return writing;
}

/** The entries of the A to Z and the notes on sources, which readers see and no block holds. */
function entriesOf({ file, language, frontMatter, fieldLines }: Page): Prose[] {
  const at = (field: string) => () => ({ line: fieldLines[field] ?? 1, column: 1 });
  const notes = frontMatter.sources.flatMap(({ note }) => note ?? []);
  return [
    ...frontMatter.alsoListedAs.map((text) => ({ text, placeAt: at("alsoListedAs") })),
    ...notes.map((text) => ({ text, placeAt: at("sources") })),
  ].map((entry) => ({ file, language, page: null, block: null, ...entry }));
}

/** The texts that stand under a key `en` or `fr` in the YAML files of the guide, the tools, the interface and the notices. */
function proseOfYaml(root: string): Prose[] {
  const files = readdirSync(join(root, "content"), { recursive: true, encoding: "utf8" })
    .map((path) => `content/${path.replaceAll("\\", "/")}`)
    .filter((file) => /^content\/(?:guide\/.+|notices\/.+|rules\/.+|interface)\.yaml$/.test(file))
    .filter((file) => existsSync(join(root, file)))
    .toSorted();
  return files.flatMap((file) => proseOfFile(file, readFileSync(join(root, file), "utf8")));
}

/** Addresses and codes, and the two labels of the interface that are in the other language on purpose. */
const notProse = new Set(["slug", "url", "href", "otherLanguage", "readInOtherLanguage"]);

function proseOfFile(file: string, source: string): Prose[] {
  const lines = new LineCounter();
  const found: Prose[] = [];
  visit(parseDocument(source, { lineCounter: lines }), {
    Scalar(key, node, path) {
      if (key === "key" || typeof node.value !== "string") return;
      const keys = path.flatMap((step) =>
        "key" in step && isScalar(step.key) ? [String(step.key.value)] : [],
      );
      const language = keys.findLast(isLanguage);
      if (language === undefined || keys.some((name) => notProse.has(name))) return;
      const start = node.range?.[0] ?? 0;
      const quote = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? 1 : 0;
      found.push({
        file,
        language,
        text: node.value,
        page: null,
        block: null,
        placeAt(offset) {
          const { line, col } = lines.linePos(start + quote + offset);
          return { line, column: col };
        },
      });
    },
  });
  return found;
}
