import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Day } from "../../guidance/day.ts";
import type { InBoth, Language } from "../../guidance/language.ts";
import { localeOf, otherLanguage } from "../../guidance/language.ts";
import type { DrawnTool } from "./draw-tool.ts";
import { drawTool } from "./draw-tool.ts";
import { toolOf } from "./tool-of.ts";
import type { ToolId, ToolSheet } from "./tool-sheet.ts";
import { addressOfAnswer, sheetFolder } from "./tool-sheet.ts";

/** The built page of a tool, with its sheet. */
export interface BuiltTool {
  page: string;
  sheet: ToolSheet;
}

/**
 * The pages of one tool as the build left them below `client`: an answer is the very page that visitors know, with more in it.
 * Throws when a file is missing.
 */
export function readBuiltTool(client: string, id: ToolId): InBoth<BuiltTool> {
  const read = (language: Language): BuiltTool => {
    const file = readdirSync(join(client, sheetFolder)).find((name) =>
      name.startsWith(`${id}.${language}.`),
    );
    if (file === undefined) throw new Error(`The build has no sheet of ${id} in ${language}`);
    const sheet = JSON.parse(readFileSync(join(client, sheetFolder, file), "utf8")) as ToolSheet;
    const page = readFileSync(join(client, sheet.addresses[language], "index.html"), "utf8");
    return { page, sheet };
  };
  return { en: read("en"), fr: read("fr") };
}

/** A question to a tool. */
export interface Question {
  id: ToolId;
  /** The query of the form, without `?`. */
  query: string;
  today: Day;
}

/** The page of the tool with the answer in it. Search engines keep the page without answers. */
export function answerPage(
  { page, sheet }: BuiltTool,
  { id, query, today }: Question,
): { html: string; state: DrawnTool["state"] } {
  const { tool } = toolOf[id];
  const blank = drawTool(tool, sheet, "", today);
  const drawn = drawTool(tool, sheet, query, today);
  if (drawn.state === "blank") return { html: page, state: "blank" };
  const other = otherLanguage(sheet.language);
  // What was typed goes along to the other language, corrected or not.
  const kept = drawn.state === "result" ? drawn.query : withoutLanguage(query);
  const twin = sheet.addresses[other];
  const there = addressOfAnswer(id, other, kept).replaceAll("&", "&amp;");
  const mark = drawn.state === "problems" ? `${sheet.words.errorTitle} ` : "";
  const html = [
    [blank.body, drawn.body],
    [`<title>`, `<meta name="robots" content="noindex"><title>${mark}`],
    [
      `href="${twin}" hreflang="${localeOf(other)}" lang=`,
      `href="${there}" hreflang="${localeOf(other)}" lang=`,
    ],
  ].reduce((text, [from = "", to = ""]) => replaceIn(text, from, to), page);
  return { html, state: drawn.state };
}

function withoutLanguage(query: string): string {
  const parameters = new URLSearchParams(query);
  parameters.delete("language");
  return parameters.toString();
}

/** Every `from` as `to`. Throws when there is none: then the page was not made by this code. */
function replaceIn(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The built page lacks ${from.slice(0, 80)}`);
  return text.replaceAll(from, () => to);
}
