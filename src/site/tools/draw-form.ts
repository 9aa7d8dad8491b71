import type { AnyField, RowsField } from "../../rules/form/field.ts";
import type { Fields, Problem, Typed } from "../../rules/form/read-form.ts";
import { drawField } from "./draw-field.ts";
import type { Html } from "./markup.ts";
import { markup } from "./markup.ts";
import { rowsToDraw } from "./rows-to-draw.ts";
import type { InputGroup, ToolId, ToolSheet } from "./tool-sheet.ts";
import { endpointOf } from "./tool-sheet.ts";

/** What a form shows: what was typed, and what is wrong with it. */
export interface FormState {
  typed: Typed;
  problems: readonly Problem[];
}

/** The form of a tool. It is sent by GET, so that a result has an address; nothing in it is checked by the browser alone. */
export function drawForm(
  { id, fields }: { id: ToolId; fields: Fields },
  sheet: ToolSheet,
  state: FormState,
): Html {
  const { language, words } = sheet;
  const all = Object.entries(fields);
  const hasDays = all.some(([, field]) =>
    (field.kind === "rows" ? Object.values(field.columns) : [field]).some(
      ({ kind }) => kind === "day",
    ),
  );
  const groups = sheet.groups.map((group) => {
    const inputs = group.fields.map((name) => drawOne(name, fields[name], sheet, state));
    return group.title === null ? inputs : inGroup(group, inputs);
  });
  const lists = all.map(([name, field]) =>
    field.kind === "rows" ? drawRows(name, field, sheet, state) : null,
  );
  return markup`<form action="${endpointOf(id)}" novalidate><input type="hidden" name="language" value="${language}">${hasDays && markup`<p class="hint">${words.days}</p>`}${groups}${lists}<p><button>${words.show}</button> <span class="status" role="status"></span></p></form>`;
}

function inGroup({ title, hint }: InputGroup, inputs: readonly Html[]): Html {
  return markup`<fieldset class="group"><legend>${title}</legend>${hint !== null && markup`<p class="hint">${hint}</p>`}${inputs}</fieldset>`;
}

function drawOne(
  name: string,
  field: AnyField | RowsField<Record<string, AnyField>> | undefined,
  sheet: ToolSheet,
  { typed, problems }: FormState,
): Html {
  if (field === undefined || field.kind === "rows")
    throw new Error(`The form has no input "${name}"`);
  const problem = problems.find((each) => each.field === name);
  return drawField({ name, row: null, field, text: typed[name]?.[0] ?? "", problem }, sheet);
}

function drawRows(
  list: string,
  { columns, mostRows }: RowsField<Record<string, AnyField>>,
  sheet: ToolSheet,
  { typed, problems }: FormState,
): Html {
  const { wording, words, language } = sheet;
  const names = Object.entries(columns);
  const filled = Math.max(...names.map(([name]) => typed[name]?.length ?? 0));
  const rows = Array.from({ length: rowsToDraw(list, filled, mostRows) }, (_, row) => {
    const inputs = names.map(([name, field]) => {
      // A problem of the whole list, such as too many rows, shows at its first row.
      const problem = problems.find((each) => each.field === name && (each.row ?? 0) === row);
      return drawField({ name, row, field, text: typed[name]?.[row] ?? "", problem }, sheet);
    });
    return markup`<fieldset class="row"><legend>${words.row.replace("{row}", String(row + 1))}</legend>${inputs}</fieldset>`;
  });
  return markup`<fieldset class="group"><legend>${wording.tool.groups[list]?.[language] ?? list}</legend>${rows}<p class="hint">${words.moreRows}</p></fieldset>`;
}
