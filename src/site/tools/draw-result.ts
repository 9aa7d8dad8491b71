import { formatDay } from "../../guidance/day.ts";
import type { EditionUsed } from "../../rules/edition.ts";
import type { Fields } from "../../rules/form/read-form.ts";
import type { Line, Part, Told } from "../../rules/told.ts";
import { toGivenAnswers } from "../../rules/words/answers.ts";
import { printLine, printValue } from "../../rules/words/print.ts";
import type { Html } from "./markup.ts";
import { markup } from "./markup.ts";
import type { ToolSheet } from "./tool-sheet.ts";

/** A result as its page shows it, with the input it rests on. */
export interface Shown {
  told: Told;
  fields: Fields;
  input: Readonly<Record<string, unknown>>;
  /** Address that brings this result back; null leaves the link out. */
  keepAt: string | null;
  /** Names the ids of this result apart from those of another one on the same page. */
  name: string;
}

/** A result: what was decided, how, what would change it, what to know before relying on it, on which answers, what to do next. */
export function drawResult({ told, fields, input, keepAt, name }: Shown, sheet: ToolSheet): Html {
  const { words, language } = sheet;
  const list = (key: string, lines: readonly Line[]) =>
    lines.length > 0 &&
    markup`<h3>${say(key, sheet)}</h3><ul>${lines.map((each) => markup`<li>${print(each, sheet)}</li>`)}</ul>`;
  const onlyIrcc = markup`<p class="sure"><strong>${say("only-ircc", sheet)}</strong> ${sayEdition(told.edition, sheet)}</p>`;
  const keep =
    keepAt !== null &&
    markup`<p><a href="${keepAt}">${words.keep}</a> <span class="hint">${words.keepHint}</span></p>`;
  return markup`<p class="verdict">${print(told.verdict, sheet)}</p>${onlyIrcc}<h3 id="${name}-parts">${say("heading.parts", sheet)}</h3>${drawParts(told.parts, name, sheet)}${list("heading.changes", told.changes)}${list("heading.notes", told.notes)}<h3>${say("heading.answers", sheet)}</h3><ul>${toGivenAnswers(fields, input).map(({ field, value }) => markup`<li>${sheet.wording.tool.fields[field]?.label[language] ?? field}${colon(language)}<b>${printValue(value, sheet.wording, language)}</b></li>`)}</ul><h3>${say("heading.next", sheet)}</h3><ul>${told.next.map((id) => drawNext(id, sheet))}</ul>${keep}`;
}

/** The sentence that says under which edition a result stands. */
export function sayEdition({ validFrom, validTo, ended }: EditionUsed, sheet: ToolSheet): string {
  const key = ended ? "edition.ended" : "edition.in-force";
  return say(key, sheet)
    .replace("{from}", formatDay(validFrom, sheet.language))
    .replace("{to}", validTo === null ? "" : formatDay(validTo, sheet.language));
}

/** A sentence that all tools share. Throws when the words do not have it. */
export function say(key: string, { wording, language }: ToolSheet): string {
  const text = wording.shared.lines[key];
  if (text === undefined) throw new Error(`There are no words for "${key}" in content/rules`);
  return text[language];
}

function drawParts(parts: readonly Part[], name: string, sheet: ToolSheet): Html {
  const { words, wording, language } = sheet;
  const rows = parts.map((part) =>
    part.amount === null
      ? markup`<tr><th scope="row" colspan="2">${print(part, sheet)}</th></tr>`
      : markup`<tr${part.sum && markup` class="sum"`}><th scope="row">${print(part, sheet)}</th><td>${printValue(part.amount, wording, language)}</td></tr>`,
  );
  return markup`<div class="table"><table aria-labelledby="${name}-parts"><thead><tr><th scope="col">${words.part}</th><th scope="col">${words.amount}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function drawNext(id: string, { pages }: ToolSheet): Html {
  const page = pages[id];
  if (page === undefined) throw new Error(`The sheet of the tool has no page "${id}"`);
  return markup`<li><a href="${page.address}">${page.title}</a></li>`;
}

const print = (line: Line, { wording, language }: ToolSheet): string =>
  printLine(line, wording, language);

const colon = (language: string): string => (language === "fr" ? "\u00A0: " : ": ");
