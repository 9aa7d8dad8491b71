import type { Fact } from "../../guidance/fact.ts";
import { formatFact } from "../../guidance/format-fact.ts";
import type { InBoth, Language } from "../../guidance/language.ts";
import type { Line, Value } from "../told.ts";
import type { SharedWords, ToolWords } from "./schema.ts";

/** The words of one tool, ready to print (see `toPrintable`), and those of all tools. */
export interface Wording {
  tool: ToolWords;
  shared: SharedWords;
}

/** A line as a sentence of one language. Throws when the words do not have its key, or a placeholder has no value. */
export function printLine({ key, values }: Line, wording: Wording, language: Language): string {
  const text = wording.tool.lines[key] ?? wording.shared.lines[key];
  if (text === undefined)
    throw new Error(`There are no words for "${key}": add them to content/rules.`);
  return text[language].replaceAll(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The words of "${key}" name {${name}}, which its result does not have.`);
    return printValue(value, wording, language);
  });
}

/** A value in the form of the language: `1,095 days`, `1 095 jours`; an option by its words. */
export function printValue(value: Value, { tool }: Wording, language: Language): string {
  if (value.unit === "option") {
    const words: InBoth<string> | undefined = tool.fields[value.field]?.options?.[value.value];
    if (words === undefined)
      throw new Error(`There are no words for the option "${value.value}" of "${value.field}".`);
    return words[language];
  }
  return formatFact(toFact(value), "value", language).text;
}

/** The value as the record whose form the language knows; only its unit and its value are printed. */
function toFact(value: Exclude<Value, { unit: "option" }>): Fact {
  const record = {
    id: "value",
    about: "A value of a result",
    validFrom: "1970-01-01",
    source: "https://www.canada.ca/",
    reviewed: "1970-01-01",
  };
  return value.unit === "date"
    ? { ...record, unit: "date", value: value.value }
    : { ...record, unit: value.unit, value: value.value };
}
