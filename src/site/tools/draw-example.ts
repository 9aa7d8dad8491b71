import type { Day } from "../../guidance/day.ts";
import { answer } from "../../rules/tool.ts";
import { drawResult } from "./draw-result.ts";
import type { AnyTool } from "./draw-tool.ts";
import { exampleOf } from "./examples.ts";
import { markup } from "./markup.ts";
import type { ToolSheet } from "./tool-sheet.ts";
import { addressOfAnswer } from "./tool-sheet.ts";

/** The worked example of a tool, with the link that fills in the form with it. Throws when it has no result. */
export function drawExample(tool: AnyTool, sheet: ToolSheet, today: Day): string {
  const { words, language, editions } = sheet;
  const given = answer(tool, exampleOf[tool.id], { editions, today });
  if (given.state !== "result") throw new Error(`The example of ${tool.id} has no result`);
  const { told, input, query } = given;
  const shown = { told, fields: tool.fields, input, keepAt: null, name: "example" };
  return markup`<details class="example text"><summary><h2>${words.example}</h2></summary><p>${words.exampleHint} <a href="${addressOfAnswer(tool.id, language, query)}">${words.fillIn}</a></p>${drawResult(shown, sheet)}</details>`
    .html;
}
