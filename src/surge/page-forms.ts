import { toAttributes, withoutHidden } from "./page-parts.ts";

/** A form that is sent with POST, as a page's HTML has it. */
export interface PageForm {
  /** Where it goes, as written; resolved to a path of the site once it is known. */
  action: string;
  fields: FormField[];
}

/** One field as a person would use it. */
export interface FormField {
  name: string;
  /** Exactly one of these values is sent; free text when there are none. */
  choices: string[];
  /** Free text that people write something in; other free text stays empty. */
  isWords: boolean;
}

const FORM = /<form\b([^>]*)>([\s\S]*?)(?:<\/form\s*>|$)/gi;
const CONTROL =
  /<(input|textarea|select|button)\b((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?|\s*\/)*)\s*>([\s\S]*?)(?=<|$)/gi;
const OPTION = /<option\b([^>]*)>([^<]*)/gi;

/**
 * The forms of a page that are sent with POST as ordinary form data. Forms with files are left out. A field that people can't
 * see or reach (a trap for robots) is free text like others, and stays empty.
 */
export function parsePageForms(html: string): PageForm[] {
  const forms: PageForm[] = [];
  for (const [, attributes = "", inside = ""] of withoutHidden(html).matchAll(FORM)) {
    const found = toAttributes(attributes);
    const isPost = found.get("method")?.toLowerCase() === "post";
    const kind = found.get("enctype") ?? "application/x-www-form-urlencoded";
    if (!isPost || kind !== "application/x-www-form-urlencoded") continue;
    forms.push({ action: found.get("action") ?? "", fields: toFields(inside) });
  }
  return forms;
}

function toFields(inside: string): FormField[] {
  const fields = new Map<string, FormField>();
  const boxes = new Map<string, string[]>();
  for (const { index, 1: tag = "", 2: text = "" } of inside.matchAll(CONTROL)) {
    const attributes = toAttributes(text);
    const name = attributes.get("name");
    if (name === undefined || attributes.has("disabled")) continue;
    const value = attributes.get("value");
    const type = attributes.get("type")?.toLowerCase() ?? "text";
    const before = fields.get(name);
    if (tag.toLowerCase() === "textarea") {
      fields.set(name, { name, choices: [], isWords: true });
    } else if (tag.toLowerCase() === "select") {
      const end = inside.indexOf("</select", index);
      const options = inside.slice(index, end < 0 ? undefined : end);
      fields.set(name, { name, choices: toChoices(options), isWords: false });
    } else if (type === "hidden") {
      fields.set(name, { name, choices: [value ?? ""], isWords: false });
    } else if (type === "radio") {
      const choices = [...(before?.choices ?? []), value ?? "on"];
      fields.set(name, { name, choices, isWords: false });
    } else if (type === "checkbox") {
      // One that need not be ticked is not, and is not sent at all. Of several with one name, people tick one.
      const others = boxes.get(name) ?? [];
      boxes.set(name, [...others, value ?? "on"]);
      if (attributes.has("required") || others.length > 0)
        fields.set(name, { name, choices: boxes.get(name) ?? [], isWords: false });
    } else if (
      ["text", "search", "tel", "url", "email"].includes(type) &&
      tag.toLowerCase() === "input"
    ) {
      const isWords = attributes.has("required") && type === "text";
      const choices = attributes.has("required") && type === "email" ? ["surge@example.org"] : [];
      fields.set(name, { name, choices, isWords });
    }
  }
  return [...fields.values()];
}

function toChoices(options: string): string[] {
  const values = [...options.matchAll(OPTION)].map(([, text = "", label = ""]) => {
    return toAttributes(text).get("value") ?? label.trim();
  });
  const filled = values.filter((value) => value !== "");
  return filled.length > 0 ? filled : values;
}

/** What the lab writes in free text: an editor who finds it in an inbox must see at once what it is. */
const WORDS: Record<string, string[]> = {
  en: ["Load test: I did not find the fee.", "Load test: clear, thank you.", ""],
  fr: [
    "Essai de charge : je n'ai pas trouvé les frais.",
    "Essai de charge : c'est clair, merci.",
    "",
  ],
};

/** How many different ways the lab fills in a form. */
export const WAYS = 6;

/** The body of a form filled in in one of the ways: choices and words go round, so that all of them occur. */
export function toFormBody({ fields }: PageForm, language: string, way: number): string {
  const words = WORDS[language] ?? WORDS["en"] ?? [];
  const pairs = fields.map(({ name, choices, isWords }): [string, string] => {
    if (choices.length > 0) return [name, choices[way % choices.length] ?? ""];
    return [name, isWords ? (words[way % words.length] ?? "") : ""];
  });
  return new URLSearchParams(pairs).toString();
}
