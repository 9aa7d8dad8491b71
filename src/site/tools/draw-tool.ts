import type { Day } from "../../guidance/day.ts";
import type { EditionStamp } from "../../rules/edition.ts";
import type { Fields, InputOf } from "../../rules/form/read-form.ts";
import type { Answer, Tool } from "../../rules/tool.ts";
import { answer } from "../../rules/tool.ts";
import { printLine } from "../../rules/words/print.ts";
import { drawForm } from "./draw-form.ts";
import { drawProblems } from "./draw-problems.ts";
import { drawResult, say } from "./draw-result.ts";
import type { Html } from "./markup.ts";
import { markup } from "./markup.ts";
import type { ToolId, ToolSheet } from "./tool-sheet.ts";
import { addressOfAnswer } from "./tool-sheet.ts";

/** A tool whose edition and decision nobody here looks into. */
export type AnyTool = Tool<Fields, EditionStamp, unknown> & { id: ToolId };

/** What a query gives, drawn. */
export interface DrawnTool {
  state: Answer<unknown, unknown>["state"];
  /** Problems, the result and the form, as the page holds them between its title and its example. */
  body: string;
  /** The part with the result alone; empty without one. */
  result: string;
  /** What was decided, in one sentence; empty without a result. */
  verdict: string;
  /** The canonical query of a result; empty without one. */
  query: string;
}

/**
 * Answers a query and draws the answer. The build, the dynamic worker and the browser all draw with this function, so a result is
 * the same bytes wherever it was made.
 */
export function drawTool(tool: AnyTool, sheet: ToolSheet, query: string, today: Day): DrawnTool {
  const given = answer(tool, query, { editions: sheet.editions, today });
  const typed = given.state === "blank" ? {} : given.typed;
  const problems = given.state === "problems" ? given.problems : [];
  const result = given.state === "result" ? drawWhole(tool, sheet, given) : markup``;
  const summary = problems.length > 0 && drawProblems(tool.fields, problems, sheet);
  const form = drawForm(tool, sheet, { typed, problems });
  return {
    state: given.state,
    body: markup`<div class="tool text" id="tool">${summary}<div id="result-place">${result}</div>${form}</div>`
      .html,
    result: result.html,
    verdict:
      given.state === "result" ? printLine(given.told.verdict, sheet.wording, sheet.language) : "",
    query: given.state === "result" ? given.query : "",
  };
}

function drawWhole(
  { id, fields }: AnyTool,
  sheet: ToolSheet,
  { told, input, query }: Extract<Answer<InputOf<Fields>, unknown>, { state: "result" }>,
): Html {
  const keepAt = addressOfAnswer(id, sheet.language, query);
  const inside = drawResult({ told, fields, input, keepAt, name: "result" }, sheet);
  return markup`<section class="result" id="result" tabindex="-1" aria-labelledby="result-title"><h2 id="result-title">${say("heading.result", sheet)}</h2>${inside}</section>`;
}
