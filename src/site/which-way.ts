import type { Language } from "../guidance/language.ts";
import type { Place } from "../guidance/places.ts";
import { toPrintable } from "../guidance/printable.ts";
import { editionFor } from "../rules/edition.ts";
import { readRules } from "../rules/files/read-rules.ts";
import { toPath } from "../rules/which-way/outcome.ts";
import type { WayNode } from "../rules/which-way/nodes.ts";
import { toNodes } from "../rules/which-way/nodes.ts";
import type { WayFile } from "../rules/which-way/graph-schema.ts";
import type { SharedWords } from "../rules/words/schema.ts";
import { buildDay, siteCorpus } from "./site-corpus.ts";

/** The questions and ways in force, ready to print, and all pages that they make. */
export interface WhichWay {
  graph: WayFile;
  words: SharedWords["lines"];
  nodes: WayNode[];
}

let cached: WhichWay | undefined;

/** Reads the rules once for a build. Throws when they are broken; `npm run check` says where. */
export function whichWay(): WhichWay {
  if (cached !== undefined && process.env["NODE_ENV"] === "production") return cached;
  const { facts } = siteCorpus();
  const { rules, findings } = readRules(process.cwd(), facts, buildDay());
  if (rules === null)
    throw new Error(`The rules have ${findings.length} finding(s): ${JSON.stringify(findings[0])}`);
  const graph = editionFor(rules.whichWay, buildDay());
  const printable = toPrintable({ graph, words: rules.words.lines }, facts, buildDay());
  cached = { ...printable, nodes: toNodes(printable.graph) };
  return cached;
}

/** The place of a page of the tool, so that its language link keeps the answers. Only the first is listed. */
export function placeOfNode({ path, answers }: Pick<WayNode, "path" | "answers">): Place {
  const root = siteCorpus().places.find(({ kind }) => kind === "whichWay");
  if (root === undefined) throw new Error("There is no place for the tool");
  if (path === "") return root;
  const below = (language: Language) => `${root.addresses[language]}${path}/`;
  return {
    ...root,
    id: `whichWay/${toPath(answers)}`,
    addresses: { en: below("en"), fr: below("fr") },
    listed: false,
  };
}

/** The address of another page of the tool. */
export function addressOfPath(path: string, language: Language): string {
  return placeOfNode({ path, answers: [] }).addresses[language];
}
