import { createHash } from "node:crypto";
import { addressOf } from "../../guidance/guide-link.ts";
import type { Language } from "../../guidance/language.ts";
import type { Place } from "../../guidance/places.ts";
import { toPrintable } from "../../guidance/printable.ts";
import type { ToolWordsOfSite } from "../../guidance/tool-words.ts";
import { readRules } from "../../rules/files/read-rules.ts";
import type { RuleBook } from "../../rules/rule-book.ts";
import { pagesOfPrograms } from "../../rules/rule-book.ts";
import { buildDay, siteCorpus } from "../site-corpus.ts";
import { groupsOf } from "./arrangement.ts";
import { inOneLanguage } from "./one-language.ts";
import { toolOf } from "./tool-of.ts";
import type { InputGroup, ToolId, ToolSheet } from "./tool-sheet.ts";

let cached: RuleBook | undefined;

/** The rules with every text ready to print, read once for a build. Throws when they are broken; `npm run check` says where. */
function ruleBook(): RuleBook {
  if (cached !== undefined && process.env["NODE_ENV"] === "production") return cached;
  const { facts } = siteCorpus();
  const { rules, findings } = readRules(process.cwd(), facts, buildDay());
  if (rules === null)
    throw new Error(`The rules have ${findings.length} finding(s): ${JSON.stringify(findings[0])}`);
  cached = toPrintable(rules, facts, buildDay());
  return cached;
}

/** Everything that the page of a tool needs in one language. */
export function toSheet(id: ToolId, language: Language): ToolSheet {
  const { places, words } = siteCorpus();
  const book = ruleBook();
  const { editions, words: tool } = toolOf[id].rulesIn(book);
  const { groups, ...ofSite } = words.tools[language];
  const named = [...toolOf[id].tool.pages, ...(id === "cost" ? pagesOfPrograms(book) : [])];
  const pages = named.map((page) => [
    page,
    {
      address: addressOf(page, language, places),
      title: places.find((place) => place.id === page)?.titles[language] ?? "",
    },
  ]);
  return {
    language,
    addresses: placeOfTool(id).addresses,
    editions: [...editions],
    wording: inOneLanguage({ tool, shared: book.words }, language),
    words: ofSite,
    groups: groupsOf[id].map(({ title, fields }) => ({ ...titleOf(title, groups), fields })),
    pages: Object.fromEntries(pages) as ToolSheet["pages"],
  };
}

/** The words of a group of inputs. Throws when `content/interface.yaml` has none under that key. */
function titleOf(
  key: string | null,
  groups: ToolWordsOfSite["groups"],
): Pick<InputGroup, "title" | "hint"> {
  if (key === null) return { title: null, hint: null };
  const group = groups[key];
  if (group === undefined) throw new Error(`The words of the tools have no group "${key}"`);
  return { title: group.title, hint: group.hint ?? null };
}

/** The place of a tool's page. */
export function placeOfTool(id: ToolId): Place {
  const place = siteCorpus().places.find(({ kind }) => kind === toolOf[id].kind);
  if (place === undefined) throw new Error(`There is no place for the tool ${id}`);
  return place;
}

/** The sheet as a file that may be kept for good: its name changes with its bytes. */
export function toSheetFile(id: ToolId, language: Language): { name: string; text: string } {
  const text = JSON.stringify(toSheet(id, language));
  const hash = createHash("sha256").update(text).digest("base64url").slice(0, 8);
  return { name: `${id}.${language}.${hash}`, text };
}
