import type { Fields, Problem } from "../../rules/form/read-form.ts";
import { printLine } from "../../rules/words/print.ts";
import { idOf } from "./draw-field.ts";
import type { Html } from "./markup.ts";
import { markup } from "./markup.ts";
import type { ToolSheet } from "./tool-sheet.ts";

/** What must be corrected, on top of the page, each line a link to its input (WCAG technique G139). */
export function drawProblems(
  fields: Fields,
  problems: readonly Problem[],
  { wording, words, language }: ToolSheet,
): Html {
  const columns = new Set(
    Object.values(fields).flatMap((field) =>
      field.kind === "rows" ? Object.keys(field.columns) : [],
    ),
  );
  const items = problems.map(({ field, row, line }) => {
    const place = columns.has(field) ? (row ?? 0) : null;
    const label = wording.tool.fields[field]?.label[language] ?? field;
    const where =
      place === null ? label : `${words.row.replace("{row}", String(place + 1))}, ${label}`;
    const colon = language === "fr" ? "\u00A0: " : ": ";
    return markup`<li><a href="#${idOf(field, place)}">${where}${colon}${printLine(line, wording, language)}</a></li>`;
  });
  return markup`<section class="problems" id="problems" tabindex="-1" aria-labelledby="problems-title"><h2 id="problems-title">${wording.shared.lines["heading.problems"]?.[language] ?? ""}</h2><ul>${items}</ul></section>`;
}
