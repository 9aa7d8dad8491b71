import type { AnyField } from "../../rules/form/field.ts";
import type { Problem } from "../../rules/form/read-form.ts";
import { printLine } from "../../rules/words/print.ts";
import type { Html } from "./markup.ts";
import { markup } from "./markup.ts";
import type { ToolSheet } from "./tool-sheet.ts";

/** One input on the page: where it stands, what was typed in it, and what is wrong with that. */
export interface Drawn {
  name: string;
  /** From 0; null outside of lists. */
  row: number | null;
  field: AnyField;
  text: string;
  problem: Problem | undefined;
}

/** Answers up to this many are shown at once; more go into a list that opens. */
const mostRadios = 4;

/** The id of an input, for its label and for the link of a problem. */
export function idOf(name: string, row: number | null): string {
  return row === null ? `in-${name}` : `in-${name}-${row + 1}`;
}

/** An input with its label, its hint and its problem, all tied together for people who hear the page. */
export function drawField(drawn: Drawn, sheet: ToolSheet): Html {
  const { kind, options = [] } = drawn.field;
  if (kind !== "choice") return drawText(drawn, sheet);
  return drawn.row === null && options.length <= mostRadios
    ? drawRadios(drawn, sheet)
    : drawSelect(drawn, sheet);
}

function drawText({ name, row, field, text, problem }: Drawn, sheet: ToolSheet): Html {
  const id = idOf(name, row);
  const { tied, label, hint, error } = wordsOf({ name, row, problem }, sheet);
  const wide = field.kind === "day" ? 12 : 6;
  const keys = field.kind === "number" && markup` inputmode="decimal"`;
  return markup`<p class="input"><label for="${id}">${label}</label>${hint}${error}<input id="${id}" name="${name}" value="${text}" size="${wide}" autocomplete="off"${keys}${tied}></p>`;
}

function drawSelect({ name, row, field, text, problem }: Drawn, sheet: ToolSheet): Html {
  const id = idOf(name, row);
  const { tied, label, hint, error } = wordsOf({ name, row, problem }, sheet);
  const options = (field.options ?? []).map(
    (value) =>
      markup`<option value="${value}"${value === text && markup` selected`}>${optionWords(name, value, sheet)}</option>`,
  );
  return markup`<p class="input"><label for="${id}">${label}</label>${hint}${error}<select id="${id}" name="${name}"${tied}><option value="">${sheet.words.choose}</option>${options}</select></p>`;
}

function drawRadios({ name, row, field, text, problem }: Drawn, sheet: ToolSheet): Html {
  const { tied, label, hint, error } = wordsOf({ name, row, problem }, sheet);
  const choices = (field.options ?? []).map(
    (value, index) =>
      markup`<label class="choice"><input type="radio"${index === 0 && markup` id="${idOf(name, row)}"`} name="${name}" value="${value}"${value === text && markup` checked`}>${optionWords(name, value, sheet)}</label>`,
  );
  return markup`<fieldset${tied}><legend>${label}</legend>${hint}${error}${choices}</fieldset>`;
}

/** The words around an input, and the attributes that tie them to it (WCAG 2.2, 1.3.1 and 3.3.1). */
function wordsOf(
  { name, row, problem }: Pick<Drawn, "name" | "row" | "problem">,
  { wording, language, words }: ToolSheet,
) {
  const id = idOf(name, row);
  const known = wording.tool.fields[name];
  const hint = known?.hint?.[language];
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(problem === undefined ? [] : [`${id}-error`]),
  ];
  const tied = markup`${described.length > 0 && markup` aria-describedby="${described.join(" ")}"`}`;
  return {
    tied: problem === undefined ? tied : markup`${tied} aria-invalid="true"`,
    label: known?.label[language] ?? name,
    hint: hint !== undefined && markup`<span class="hint" id="${id}-hint">${hint}</span>`,
    error:
      problem !== undefined &&
      markup`<span class="error" id="${id}-error"><span class="unseen">${words.error}</span> ${printLine(problem.line, wording, language)}</span>`,
  };
}

function optionWords(name: string, value: string, { wording, language }: ToolSheet): string {
  return wording.tool.fields[name]?.options?.[value]?.[language] ?? value;
}
