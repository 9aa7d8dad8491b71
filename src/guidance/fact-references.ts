import type { Day } from "./calendar.ts";
import type { FactBook } from "./fact.ts";
import { findFact } from "./fact.ts";
import type { FactForm, FactText } from "./format-fact.ts";
import { factForms, formatFact } from "./format-fact.ts";
import type { Language } from "./language.ts";
import { nearestNames } from "./nearest.ts";

/** Everything a reference needs to become words. */
export interface FactContext {
  facts: FactBook;
  /** The day the page is built for. */
  day: Day;
  language: Language;
}

/** A reference that cannot become words: what is wrong and what to write instead. */
export interface BadReference {
  reference: string;
  what: string;
  instead: string;
}

/** Text cut at its `{{…}}` references, each piece ready to print; `bad` lists the references that have no value. */
export interface FilledText {
  pieces: FactText[];
  bad: BadReference[];
}

const reference = /\{\{([^{}]*)\}\}/g;

/** The text with every `{{id}}` or `{{id form}}` replaced. A bad reference stays as it was written and is listed. */
export function fillFacts(text: string, context: FactContext): FilledText {
  const pieces: FactText[] = [];
  const bad: BadReference[] = [];
  let from = 0;
  for (const match of text.matchAll(reference)) {
    const filled = fillOne(match[1] ?? "", context);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    if ("what" in filled) bad.push(filled);
    pieces.push("what" in filled ? { text: match[0] } : filled);
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return { pieces, bad };
}

/** `fillFacts` for places that hold plain text only (titles, descriptions). */
export function fillFactsAsText(text: string, context: FactContext): string {
  return fillFacts(text, context)
    .pieces.map((piece) => piece.text)
    .join("");
}

function fillOne(inside: string, { facts, day, language }: FactContext): FactText | BadReference {
  const [id = "", form = "value", ...rest] = inside.trim().split(/\s+/);
  const written = `{{${inside}}}`;
  if (!isForm(form) || rest.length > 0) {
    return {
      reference: written,
      what: `${written} asks for a form that does not exist`,
      instead: `write {{${id}}}, {{${id} number}}, {{${id} as-of}} or {{${id} from}}`,
    };
  }
  const found = findFact(facts, id, day);
  if (found.state === "valid") return formatFact(found.fact, form, language);
  if (found.state === "unknown") {
    return {
      reference: written,
      what: `${written} names a fact that is in no file of content/facts`,
      instead: nearestId(id, facts),
    };
  }
  const periods = found.known
    .map((fact) => `${fact.validFrom} to ${fact.validTo ?? "now"}`)
    .join("; ");
  return {
    reference: written,
    what: `${written} has no value valid on ${day} (known: ${periods})`,
    instead: `add a record for ${id} in content/facts that holds on ${day}`,
  };
}

function isForm(text: string): text is FactForm {
  return (factForms as readonly string[]).includes(text);
}

function nearestId(id: string, facts: FactBook): string {
  const [nearest] = nearestNames(id, facts.keys(), 1);
  return nearest === undefined
    ? "add the fact to content/facts, or correct the id"
    : `write {{${nearest}}}, or add ${id} to content/facts`;
}
